/**
 * How IOS-XR reads names and texts. It has no quoting: a text extends to the end of its line. Anything that could end
 * or change a line is therefore refused, not escaped: line breaks, `;` (which separates commands on one line), `!` (a
 * comment), `?` (help, when the file is pasted), `|`, quotes and backslashes; and `$`, which `envsubst` would read.
 */
const UNSAFE = /[^ -~]|[!"$;<>?\\`{|}]/gu;

/** The first character of a free text that IOS-XR does not accept, or null. */
export function unsafeCharacter(text: string): string | null {
  const [found] = text.match(UNSAFE) ?? [];
  if (found !== undefined) return found;
  const trimmed = text.trim();
  if (trimmed === "") return " ";
  return trimmed.startsWith("#") ? "#" : null;
}

/** A free text as IOS-XR stores it: runs of blanks are collapsed. Throws for what `unsafeCharacter` refuses. */
export function quoteText(text: string): string {
  if (unsafeCharacter(text) !== null)
    throw new Error(`not safe in IOS-XR: ${JSON.stringify(text)}`);
  return text.trim().replace(/ +/g, " ");
}

/** Kinds of names and their syntax, according to the YANG models of IOS-XR 7.3.1 (Cisco-IOS-XR-types). */
const NAMES = {
  /** Route policies and sets. The model allows more; this is the unambiguous part. */
  object: /^[A-Za-z][A-Za-z0-9_.-]*$/,
  interface: /^[A-Za-z][A-Za-z0-9.:_/-]*$/,
  keychain: /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
  variable: /^[A-Za-z_][A-Za-z0-9_]*$/,
} as const;

/** What a name refers to. */
export type NameKind = keyof typeof NAMES;

/** Whether a name can be printed unquoted. */
export function isName(kind: NameKind, name: string): boolean {
  return NAMES[kind].test(name);
}

/** A name, unchanged. Throws for what `isName` refuses. */
export function quoteName(kind: NameKind, name: string): string {
  if (!isName(kind, name)) throw new Error(`not a name in IOS-XR: ${JSON.stringify(name)}`);
  return name;
}

/** The longest comment that is printed, in characters; IOS-XR gives no limit. */
const LONGEST_COMMENT = 160;

/** A text for a comment, where nothing depends on it: unsafe characters become `_`, and a long text is shortened. */
export function quoteComment(text: string): string {
  const safe = text.replace(UNSAFE, "_").replace(/'/g, "_").trim().replace(/ +/g, " ");
  return safe.length <= LONGEST_COMMENT ? safe : `${safe.slice(0, LONGEST_COMMENT - 3)}...`;
}
