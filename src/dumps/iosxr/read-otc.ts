/** The code of Only to Customer (RFC 9234), which IOS-XR does not know. */
const OTC = 35;

/**
 * Only to Customer among the attributes that IOS-XR does not know; null if it is not there. The bytes have to be whole
 * attributes, with their flags, codes and lengths (RFC 4271, 4.3): the model does not say what they are. A text is the
 * problem, in words.
 */
export function readOtc(bytes: readonly number[]): number | null | string {
  const problem = "the bytes of attributes that IOS-XR does not know are not understood";
  let found: number | null = null;
  for (let at = 0; at < bytes.length;) {
    const [flags = NaN, code = NaN, first = NaN, second = NaN] = bytes.slice(at, at + 4);
    const isLong = (flags & 0x10) !== 0;
    const length = isLong ? first * 256 + second : first;
    const from = at + (isLong ? 4 : 3);
    const value = bytes.slice(from, from + length);
    if (!(value.length === length) || ![flags, code, ...value].every((byte) => byte <= 255))
      return problem;
    if (code === OTC) {
      if (length !== 4) return problem;
      found = value.reduce((sum, byte) => sum * 256 + byte, 0);
    }
    at = from + length;
  }
  return found;
}
