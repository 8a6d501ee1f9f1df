/** An Autonomous System number, 0 to 4294967295 (RFC 6793). */
export type Asn = number;

/** The largest ASN. */
export const MAX_ASN = 4_294_967_295;

/**
 * Reads an ASN in asplain (`64496`), asdot (`1.10`, RFC 5396) or with the prefix `AS`, or returns null.
 * No sign, no leading zeros, nothing above 4294967295.
 */
export function parseAsn(text: string): Asn | null {
  const plain = /^(?:AS)?(0|[1-9]\d{0,9})$/i.exec(text);
  if (plain) {
    const asn = Number(plain[1]);
    return asn <= MAX_ASN ? asn : null;
  }
  const dotted = /^(?:AS)?(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})$/i.exec(text);
  if (!dotted) return null;
  const high = Number(dotted[1]);
  const low = Number(dotted[2]);
  return high <= 65535 && low <= 65535 ? high * 65536 + low : null;
}

/** Why an ASN may not be used on the public Internet, or null if it may. */
export type AsnReservation = "reserved" | "as-trans" | "documentation" | "private";

/**
 * Whether an ASN is reserved: 0, 65535 and 4294967295 (RFC 7607, 7300), 23456 (RFC 6793), documentation (RFC 5398),
 * private use (RFC 6996), and 65552–131071 (IANA reserved).
 */
export function asnReservation(asn: Asn): AsnReservation | null {
  if (asn === 0 || asn === 65535 || asn === MAX_ASN) return "reserved";
  if (asn === 23456) return "as-trans";
  if ((asn >= 64496 && asn <= 64511) || (asn >= 65536 && asn <= 65551)) return "documentation";
  if ((asn >= 64512 && asn <= 65534) || (asn >= 4_200_000_000 && asn < MAX_ASN)) return "private";
  if (asn >= 65552 && asn <= 131071) return "reserved";
  return null;
}
