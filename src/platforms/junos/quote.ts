/** Names of objects that Junos accepts without quotes; ours all begin with `PEERC_`. */
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,254}$/;

/**
 * The first character of a free text that is not allowed between double quotes, or null. Junos reads `\` as an escape
 * and `"` as the end, and allows no line break. `$` would be replaced when secrets are filled in, and a text that
 * begins with `<` could be a wildcard in a configuration group.
 */
export function unsafeCharacter(text: string): string | null {
  const found = /^<|[^ -~]|["\\$]/u.exec(text);
  if (!found) return null;
  const [character] = found;
  return /[!-~]/.test(character)
    ? character
    : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** A free text in double quotes. Only for texts without an `unsafeCharacter`. */
export function quoteText(text: string): string {
  if (unsafeCharacter(text) !== null) throw new Error(`cannot be quoted: ${JSON.stringify(text)}`);
  return `"${text}"`;
}

/** Whether a text is a name that needs no quotes. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/** A name, unchanged. Only for texts for which `isName` is true: names are made here or were checked before. */
export function plainName(text: string): string {
  if (!isName(text)) throw new Error(`not a name: ${JSON.stringify(text)}`);
  return text;
}

/** Whether a text is the name of a logical interface, which ends with the number of its unit: `xe-0/0/0.0`, `irb.5`. */
export function isLogicalInterface(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9:/-]*\.\d{1,10}$/.test(text);
}

/** The name of a logical interface, unchanged. Only for texts for which `isLogicalInterface` is true. */
export function interfaceName(text: string): string {
  if (!isLogicalInterface(text)) throw new Error(`not an interface: ${JSON.stringify(text)}`);
  return text;
}

/**
 * A text for a comment: only printable ASCII, and neither the end of a comment nor, because of the secrets, a `$`.
 * Nothing depends on comments; any other character becomes `?`.
 */
export function commentText(text: string): string {
  return text.replace(/[^ -~]|\$/gu, "?").replace(/\*(?=\/)/g, "* ");
}
