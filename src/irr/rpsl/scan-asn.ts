import { MAX_ASN, type Asn } from "../../net/index.ts";

/**
 * Reads an ASN from `start` up to `end`, as `readAsn` does. -1 leaves the decision to that: the text may be unusual
 * or wrong.
 */
export function scanAsn(bytes: Uint8Array, start: number, end: number): Asn {
  const digits = end - start - 2;
  if (digits < 1 || digits > 10) return -1;
  if (((bytes[start] ?? 0) | 0x20) !== 0x61 || ((bytes[start + 1] ?? 0) | 0x20) !== 0x73) return -1;
  let asn = 0;
  for (let at = start + 2; at < end; at++) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    asn = asn * 10 + digit;
  }
  return asn <= MAX_ASN ? asn : -1;
}
