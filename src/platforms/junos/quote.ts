/** What Junos takes for the name of an object without quotes; ours all begin with `PEERC_`. */
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,254}$/;

/**
 * The first character of a free text that must not stand between double quotes, or null.
 * Junos reads `\` as an escape and `"` as the end, and takes no line break. `$` would be replaced when secrets are put in, and a
 * text that begins with `<` could be a wildcard in a configuration group.
 */
export function unsafeCharacter(text: string): string | null {
  const found = /^<|[^ -~]|["\\$]/u.exec(text);
  if (!found) return null;
  const [character] = found;
  return /[!-~]/.test(character)
    ? character
    : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** A free text in double quotes. Only for texts that `unsafeCharacter` finds nothing in. */
export function quoteText(text: string): string {
  if (unsafeCharacter(text) !== null) throw new Error(`cannot be quoted: ${JSON.stringify(text)}`);
  return `"${text}"`;
}

/** Whether a text is a name that needs no quotes. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/** A name as it is. Only for texts of which `isName` is true: names are made here or checked before. */
export function plainName(text: string): string {
  if (!isName(text)) throw new Error(`not a name: ${JSON.stringify(text)}`);
  return text;
}

/** Whether a text is the name of a logical interface, which ends in the number of its unit: `xe-0/0/0.0`, `irb.5`. */
export function isLogicalInterface(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9:/-]*\.\d{1,10}$/.test(text);
}

/** The name of a logical interface as it is. Only for texts of which `isLogicalInterface` is true. */
export function interfaceName(text: string): string {
  if (!isLogicalInterface(text)) throw new Error(`not an interface: ${JSON.stringify(text)}`);
  return text;
}

/**
 * A text for between comment marks: nothing but printable ASCII, and neither the end of a comment nor, because of the
 * secrets, a `$`. Comments are for people; what does not fit is shown as `?`.
 */
export function commentText(text: string): string {
  return text.replace(/[^ -~]|\$/gu, "?").replace(/\*(?=\/)/g, "* ");
}
