import type { Asn } from "../../net/index.ts";
import type { Cursor } from "../cursor.ts";

/** An AS_PATH: one ASN of an AS_SEQUENCE, or a whole AS_SET, after each other, nearest first. */
export type WirePath = readonly (Asn | readonly Asn[])[];

/** An AS_PATH that was read. */
export interface DecodedPath {
  /** Without segments of confederations. */
  readonly path: WirePath;
  /** Whether it has segments of confederations (RFC 5065). */
  readonly hasConfederation: boolean;
}

/** The types of segments (RFC 4271, 4.3; RFC 5065, section 3). */
const [AS_SET, AS_SEQUENCE, CONFED_SEQUENCE, CONFED_SET] = [1, 2, 3, 4];

/** Reads an AS_PATH to the end of the cursor, with ASNs of two or four bytes. A text says what is malformed. */
export function decodePath(cursor: Cursor, asnBytes: 2 | 4): DecodedPath | string {
  const path: (Asn | readonly Asn[])[] = [];
  let hasConfederation = false;
  while (cursor.left > 0) {
    const type = cursor.u8();
    const count = cursor.u8();
    if (count === 0) return "AS_PATH has a segment without ASNs";
    if (count * asnBytes > cursor.left) return "AS_PATH has a segment that goes beyond its end";
    const asns: Asn[] = [];
    for (let i = 0; i < count; i++) asns.push(asnBytes === 2 ? cursor.u16() : cursor.u32());
    if (type === AS_SEQUENCE) path.push(...asns);
    else if (type === AS_SET) path.push(asns);
    else if (type === CONFED_SEQUENCE || type === CONFED_SET) hasConfederation = true;
    else return `AS_PATH has a segment of the unknown type ${type}`;
  }
  return cursor.isOverrun ? "AS_PATH is cut off" : { path, hasConfederation };
}

/**
 * The whole path that a neighbor without ASNs of four bytes sent (RFC 6793, 4.2.3): the end of AS_PATH is replaced with
 * AS4_PATH, unless AS4_PATH is longer. An AS_SET counts as one.
 */
export function mergePaths(path: WirePath, as4Path: WirePath): WirePath {
  const more = path.length - as4Path.length;
  return more < 0 ? path : [...path.slice(0, more), ...as4Path];
}
