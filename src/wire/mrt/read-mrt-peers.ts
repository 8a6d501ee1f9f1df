import type { Address, Asn } from "../../net/index.ts";
import { Cursor } from "../cursor.ts";

/** A peer of a collector in a PEER_INDEX_TABLE. */
export interface MrtPeer {
  readonly address: Address;
  readonly asn: Asn;
}

/** A PEER_INDEX_TABLE. */
export interface MrtPeers {
  /** The BGP identifier of the collector. */
  readonly collector: Address;
  /** The name of the table. */
  readonly view: string;
  readonly peers: readonly MrtPeer[];
}

/** Flags of a peer's type: an IPv6 address, an ASN of four bytes (RFC 6396, 4.3.1). */
const [IPV6, AS4] = [0x01, 0x02];

/** Reads a PEER_INDEX_TABLE (RFC 6396, 4.3.1). Null if it is malformed. */
export function readMrtPeers(body: Buffer): MrtPeers | null {
  const cursor = new Cursor(body);
  const collector = cursor.address("ipv4");
  const length = cursor.u16();
  const at = cursor.take(length) ?? 0;
  const view = body.toString("latin1", at, at + length);
  const count = cursor.u16();
  const peers: MrtPeer[] = [];
  for (let i = 0; i < count && !cursor.isOverrun; i++) {
    const type = cursor.u8();
    cursor.take(4);
    const address = cursor.address((type & IPV6) === 0 ? "ipv4" : "ipv6");
    const asn = (type & AS4) === 0 ? cursor.u16() : cursor.u32();
    peers.push({ address, asn });
  }
  return cursor.isOverrun || cursor.left > 0 ? null : { collector, view, peers };
}
