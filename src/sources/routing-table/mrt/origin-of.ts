import type { Asn } from "../../../net/index.ts";
import type { Cursor } from "../../../wire/index.ts";

/** The attribute AS_PATH, and its segment types (RFC 4271, 4.3; RFC 5065, section 3). */
const AS_PATH = 2;
const [AS_SET, AS_SEQUENCE, CONFED_SEQUENCE, CONFED_SET] = [1, 2, 3, 4];

/** The flag of attributes whose length has two bytes (RFC 4271, 4.3). */
const EXTENDED_LENGTH = 0x10;

/**
 * The origin of a route by its path attributes: the last ASN of its AS_PATH. Null if there is no single one: the path ends
 * with an AS_SET or confederation, is empty or missing. ASNs have four bytes in TABLE_DUMP_V2 (RFC 6396, 4.3.4). The text
 * "malformed" if the attributes are not well-formed.
 */
export function originOf(attributes: Cursor): Asn | null | "malformed" {
  let origin: Asn | null | "malformed" = null;
  while (attributes.left > 0) {
    const flags = attributes.u8();
    const type = attributes.u8();
    const length = (flags & EXTENDED_LENGTH) === 0 ? attributes.u8() : attributes.u16();
    const value = attributes.part(length);
    if (attributes.isOverrun) return "malformed";
    if (type === AS_PATH) origin = lastAsn(value);
    if (origin === "malformed") return origin;
  }
  return origin;
}

function lastAsn(path: Cursor): Asn | null | "malformed" {
  let last: Asn | null = null;
  while (path.left > 0) {
    const type = path.u8();
    const count = path.u8();
    if (count === 0) return "malformed";
    for (let i = 0; i < count; i++) last = path.u32();
    if (path.isOverrun) return "malformed";
    if (type === AS_SET || type === CONFED_SEQUENCE || type === CONFED_SET) last = null;
    else if (type !== AS_SEQUENCE) return "malformed";
  }
  return last;
}
