/**
 * What IOS-XR makes of names and texts. It has no quoting: a text runs to the end of its line. So what could end or
 * change a line is refused, not escaped: line breaks, `;` (which separates commands on one line), `!` (a comment), `?`
 * (help, when the file is pasted), `|`, quotes and backslashes; and `$`, which `envsubst` reads on the way to the router.
 */
const UNSAFE = /[^ -~]|[!"$;<>?\\`{|}]/gu;

/** The first character of a free text that IOS-XR cannot take, or null. */
export function unsafeCharacter(text: string): string | null {
  const [found] = text.match(UNSAFE) ?? [];
  if (found !== undefined) return found;
  const trimmed = text.trim();
  if (trimmed === "") return " ";
  return trimmed.startsWith("#") ? "#" : null;
}

/** A free text as IOS-XR keeps it: runs of blanks are one blank. Throws for what `unsafeCharacter` refuses. */
export function quoteText(text: string): string {
  if (unsafeCharacter(text) !== null)
    throw new Error(`not safe in IOS-XR: ${JSON.stringify(text)}`);
  return text.trim().replace(/ +/g, " ");
}

/** Kinds of names and their spelling, as the YANG models of IOS-XR 7.3.1 give it (Cisco-IOS-XR-types). */
const NAMES = {
  /** Route policies and sets. The model allows more; we keep to what no parser can read otherwise. */
  object: /^[A-Za-z][A-Za-z0-9_.-]*$/,
  interface: /^[A-Za-z][A-Za-z0-9.:_/-]*$/,
  keychain: /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
  variable: /^[A-Za-z_][A-Za-z0-9_]*$/,
} as const;

/** What a name names. */
export type NameKind = keyof typeof NAMES;

/** Whether a name can stand in a configuration as it is. */
export function isName(kind: NameKind, name: string): boolean {
  return NAMES[kind].test(name);
}

/** A name, as it is. Throws for what `isName` refuses. */
export function quoteName(kind: NameKind, name: string): string {
  if (!isName(kind, name)) throw new Error(`not a name in IOS-XR: ${JSON.stringify(name)}`);
  return name;
}

/** The longest comment we write, in characters; IOS-XR gives no limit. */
const LONGEST_COMMENT = 160;

/** A text for a comment, where nothing depends on it: what is not safe becomes `_`, what is too long is cut. */
export function quoteComment(text: string): string {
  const safe = text.replace(UNSAFE, "_").replace(/'/g, "_").trim().replace(/ +/g, " ");
  return safe.length <= LONGEST_COMMENT ? safe : `${safe.slice(0, LONGEST_COMMENT - 3)}...`;
}
