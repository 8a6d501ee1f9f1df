/** The most bytes a name may have (SYM_MAX_LEN). */
export const MAX_NAME = 64;

/** The most bytes of a quoted string: a string of 4096 crashes `bird`, including `bird -p`. */
export const MAX_TEXT = 4095;

/**
 * Whether a name can be printed unquoted. All of ours begin with `PEERC_`, so none is a keyword of some version, and
 * none is read as a string of hexadecimal digits.
 */
export function isName(text: string): boolean {
  return /^PEERC_[A-Za-z0-9_]+$/.test(text);
}

/**
 * The first character of a text that BIRD does not allow between double quotes, for a message; null if the text is
 * valid. There is no escape for `"`, a newline ends the string with an error, and `envsubst` would replace what
 * follows a `$`.
 */
export function unquotable(text: string): string | null {
  const match = /[^ !#%-~]/u.exec(text);
  if (!match) return null;
  const code = match[0].codePointAt(0) ?? 0;
  return code > 0x20 && code < 0x7f
    ? match[0]
    : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** A quoted string. The text must have passed `unquotable` and `MAX_TEXT`; anything else is a bug. */
export function quote(text: string): string {
  if (unquotable(text) !== null || text.length > MAX_TEXT) throw new Error("bird: unsafe text");
  return `"${text}"`;
}

/**
 * A text for a comment after `# `: on one line, whatever it contains. `$` is removed as well, so that `envsubst` puts
 * no secret into a comment.
 */
export function comment(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}$]+/gu, " ").trim();
}
