import type { Asn, Family, Prefix } from "../../../net/index.ts";
import { Cursor } from "../../../wire/index.ts";
import { originOf } from "./origin-of.ts";
import type { Peers } from "./peers.ts";

/** How the records of a RIB are to be read. */
export interface RibFormat {
  readonly family: Family;
  /** Whether each path has an identifier (RFC 8050, section 4). */
  readonly hasPathIds: boolean;
}

/** A prefix of a RIB with the peers that have it. */
export interface RibRecord {
  readonly prefix: Prefix;
  /** How many peers have it. */
  readonly seenBy: number;
  /** By origin, how many peers have it from there; empty if that was not asked for. */
  readonly origins: ReadonlyMap<Asn, number>;
}

/**
 * Reads a RIB record (RFC 6396, 4.3.2 and 4.3.4) of a table with these peers. `wantsOrigins`: whether its attributes are
 * needed. A text says what is malformed.
 */
export function readRibRecord(
  body: Buffer,
  { family, hasPathIds }: RibFormat,
  peers: Peers,
  wantsOrigins: (prefix: Prefix) => boolean,
): RibRecord | string {
  const cursor = new Cursor(body);
  // The sequence number.
  cursor.take(4);
  const prefix = cursor.prefix(family);
  if (prefix === null) return "has a prefix that is malformed";
  const count = cursor.u16();
  const isWanted = wantsOrigins(prefix);
  let seenBy = 0;
  peers.begin();
  const byOrigin = new Map<Asn, Set<number>>();
  for (let i = 0; i < count; i++) {
    const peer = cursor.u16();
    // The time of origination, and the path identifier.
    cursor.take(hasPathIds ? 8 : 4);
    const attributes = cursor.part(cursor.u16());
    if (cursor.isOverrun) return "is shorter than its entries";
    if (peer >= peers.count) return `names peer ${peer}, but the table has ${peers.count}`;
    if (peers.isNew(peer)) seenBy++;
    if (!isWanted) continue;
    const origin = originOf(attributes);
    if (origin === "malformed") return "has path attributes that are malformed";
    if (origin === null) continue;
    const own = byOrigin.get(origin) ?? new Set();
    byOrigin.set(origin, own.add(peer));
  }
  if (cursor.isOverrun || cursor.left > 0) return "is not as long as its entries";
  const origins = new Map([...byOrigin].map(([origin, own]) => [origin, own.size]));
  return { prefix, seenBy, origins };
}
