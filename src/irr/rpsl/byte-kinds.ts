/** Allowed in the name of an attribute, in lower case. */
export const IN_NAME = 1;
/** A letter. */
export const LETTER = 2;
/** Allowed in a word of RPSL, except as its first and last character: a letter, a digit, `-` or `_`. */
export const IN_WORD = 4;
/** A letter or a digit. */
export const ALPHANUMERIC = 8;
/** Allowed in a value that is read byte by byte: printable ASCII, but no blank and no `#`. */
export const VISIBLE = 16;

/** The kinds of each byte, as bits. */
export const BYTE_KINDS: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  const lower = byte >= 0x61 && byte <= 0x7a;
  const letter = lower || (byte >= 0x41 && byte <= 0x5a);
  const digit = byte >= 0x30 && byte <= 0x39;
  const joint = byte === 0x2d || byte === 0x5f;
  return (
    (lower || digit || joint ? IN_NAME : 0) |
    (letter ? LETTER : 0) |
    (letter || digit || joint ? IN_WORD : 0) |
    (letter || digit ? ALPHANUMERIC : 0) |
    (byte > 0x20 && byte < 0x7f && byte !== 0x23 ? VISIBLE : 0)
  );
});

/** Whether a byte is of a kind. */
export function isA(byte: number, kind: number): boolean {
  return ((BYTE_KINDS[byte] ?? 0) & kind) !== 0;
}
