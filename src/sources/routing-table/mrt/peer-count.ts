import { Cursor } from "./cursor.ts";

/** Flags of a peer's type: an IPv6 address, an ASN of four bytes (RFC 6396, 4.3.1). */
const [IPV6, AS4] = [0x01, 0x02];

/** The number of peers in a PEER_INDEX_TABLE (RFC 6396, 4.3.1); null if it is malformed. */
export function peerCount(body: Buffer): number | null {
  const cursor = new Cursor(body);
  // The collector's BGP identifier and the name of its view.
  cursor.take(4);
  cursor.take(cursor.u16());
  const count = cursor.u16();
  for (let i = 0; i < count && !cursor.isOverrun; i++) {
    const type = cursor.u8();
    const address = (type & IPV6) === 0 ? 4 : 16;
    const asn = (type & AS4) === 0 ? 2 : 4;
    cursor.take(4 + address + asn);
  }
  return cursor.isOverrun || cursor.left > 0 ? null : count;
}
