import type { Address, Asn } from "../../net/index.ts";
import type { Cursor } from "../cursor.ts";

/** The per-peer header of a message (RFC 7854, 4.2; RFC 8671; RFC 9069). */
export interface BmpPeer {
  /** Equal for messages about the same peer. */
  readonly key: string;
  /** A neighbor, or the router's own Loc-RIB. */
  readonly kind: "neighbor" | "loc-rib";
  readonly address: Address;
  readonly asn: Asn;
  readonly isPostPolicy: boolean;
  /** Whether routes are what the router sends. */
  readonly isOut: boolean;
  /** The bytes of an ASN in AS_PATH. */
  readonly asnBytes: 2 | 4;
}

/** The types of peers: global, of a VPN, local; and the Loc-RIB. */
const NEIGHBORS: readonly number[] = [0, 1, 2];
const LOC_RIB = 3;
/** Flags: an IPv6 address, post-policy, AS_PATH with two bytes, Adj-RIB-Out. */
const [IPV6, POST_POLICY, AS2, OUT] = [0x80, 0x40, 0x20, 0x10];

/** Takes the header from the cursor. A text says what is malformed or unknown. */
export function takePeer(cursor: Cursor): BmpPeer | string {
  const [type, flags] = [cursor.u8(), cursor.u8()];
  const distinguisher = cursor.integer(8);
  const isNeighbor = NEIGHBORS.includes(type);
  // An IPv4 address is in the last four bytes; in the Loc-RIB all are zero, and the flags are others.
  const isV6 = isNeighbor && (flags & IPV6) !== 0;
  if (!isV6) cursor.take(12);
  const address = cursor.address(isV6 ? "ipv6" : "ipv4");
  const asn = cursor.u32();
  // The BGP identifier and the time, which is that of the router's clock.
  cursor.take(12);
  if (cursor.isOverrun) return "is too short";
  if (!isNeighbor && type !== LOC_RIB) return `has a peer of the unknown type ${type}`;
  return {
    key: `${type} ${distinguisher} ${address.family} ${address.value}`,
    kind: isNeighbor ? "neighbor" : "loc-rib",
    ...{ address, asn },
    isPostPolicy: isNeighbor && (flags & POST_POLICY) !== 0,
    isOut: isNeighbor && (flags & OUT) !== 0,
    asnBytes: isNeighbor && (flags & AS2) !== 0 ? 2 : 4,
  };
}
