export const TAB = 0x09;
export const NEWLINE = 0x0a;
export const RETURN = 0x0d;
export const BLANK = 0x20;
export const HASH = 0x23;
export const PLUS = 0x2b;
export const COLON = 0x3a;

/** The start of the line after that of `from`; `to` if there is none. */
export function endOfLine(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== NEWLINE) at++;
  return at < to ? at + 1 : to;
}

/** Whether a word is at an offset, completely before `to`. */
export function startsWith(bytes: Uint8Array, at: number, to: number, word: Uint8Array): boolean {
  if (to - at < word.length) return false;
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false;
  return true;
}
