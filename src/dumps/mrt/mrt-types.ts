import type { Family } from "../../net/index.ts";

/** Types of records that are read (RFC 6396, section 4). */
export const MRT_TYPE = { tableDumpV2: 13, bgp4mp: 16, bgp4mpEt: 17 } as const;

/** Types of records that are about other protocols than BGP (RFC 6396, section 4 and 5): their names. */
export const OTHER_PROTOCOLS: Readonly<Record<number, string>> = {
  11: "OSPFv2",
  32: "IS-IS",
  33: "IS-IS",
  48: "OSPFv3",
  49: "OSPFv3",
};

/** What is given by mistake most often, and is not read. */
export const OLD_TYPES: Readonly<Record<number, string>> = {
  5: "BGP, which was replaced by BGP4MP",
  9: "BGP4PLUS, which was replaced by BGP4MP",
  12: "TABLE_DUMP, which was replaced by TABLE_DUMP_V2",
};

/** The subtype of TABLE_DUMP_V2 with the table of the peers (RFC 6396, 4.3.1). */
export const PEER_INDEX_TABLE = 1;

/** The subtypes of TABLE_DUMP_V2 with unicast routes (RFC 6396, 4.3.2; RFC 8050, section 4). */
export const RIB_UNICAST: Readonly<
  Record<number, { readonly family: Family; readonly hasPathIds: boolean }>
> = {
  2: { family: "ipv4", hasPathIds: false },
  4: { family: "ipv6", hasPathIds: false },
  8: { family: "ipv4", hasPathIds: true },
  10: { family: "ipv6", hasPathIds: true },
};

/** Subtypes of TABLE_DUMP_V2 that are about other routes. RIB_GENERIC is of families without a subtype of their own. */
export const RIB_OTHER: Readonly<Record<number, string>> = {
  3: "IPv4 multicast",
  5: "IPv6 multicast",
  6: "other (RIB_GENERIC)",
  9: "IPv4 multicast",
  11: "IPv6 multicast",
  12: "other (RIB_GENERIC)",
};

/** The subtype of TABLE_DUMP_V2 that says where peers are (RFC 6397). */
export const GEO_PEER_TABLE = 7;

/** A subtype of BGP4MP (RFC 6396, 4.4; RFC 8050, section 3). */
export interface Bgp4mpSubtype {
  readonly kind: "state" | "message";
  readonly asnBytes: 2 | 4;
  /** Whether the router sent the message itself. */
  readonly isLocal: boolean;
  readonly hasPathIds: boolean;
}

const message = (asnBytes: 2 | 4, isLocal: boolean, hasPathIds: boolean): Bgp4mpSubtype => {
  return { kind: "message", asnBytes, isLocal, hasPathIds };
};
const state = (asnBytes: 2 | 4): Bgp4mpSubtype => {
  return { kind: "state", asnBytes, isLocal: false, hasPathIds: false };
};

/** The subtypes of BGP4MP. */
export const BGP4MP: Readonly<Record<number, Bgp4mpSubtype>> = {
  0: state(2),
  1: message(2, false, false),
  4: message(4, false, false),
  5: state(4),
  6: message(2, true, false),
  7: message(4, true, false),
  8: message(2, false, true),
  9: message(4, false, true),
  10: message(2, true, true),
  11: message(4, true, true),
};
