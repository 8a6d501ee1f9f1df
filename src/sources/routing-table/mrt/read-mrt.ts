import { mrtRecords, readMrtPeers } from "../../../wire/index.ts";
import type { DumpReading } from "../read-ris-whois.ts";
import type { SeenCounts } from "../seen-counts.ts";
import { Peers } from "./peers.ts";
import { readRibRecord, type RibFormat } from "./read-rib-record.ts";

/** The type of a RIB dump, and the subtype of the table of its peers (RFC 6396, 4.3). */
const [TABLE_DUMP_V2, PEER_INDEX_TABLE] = [13, 1];

/** The subtypes with unicast routes (RFC 6396, 4.3; RFC 8050, section 4). */
const UNICAST: Readonly<Record<number, RibFormat>> = {
  2: { family: "ipv4", hasPathIds: false },
  4: { family: "ipv6", hasPathIds: false },
  8: { family: "ipv4", hasPathIds: true },
  10: { family: "ipv6", hasPathIds: true },
};

/**
 * Subtypes that say nothing about unicast: multicast, and the geography of peers (RFC 6397). RIB_GENERIC is of families
 * that have no subtype of their own.
 */
const LEFT_OUT: ReadonlySet<number> = new Set([3, 5, 6, 7, 9, 11, 12]);

/**
 * Reads a RIB in MRT (TABLE_DUMP_V2: RFC 6396, and RFC 8050 for add-path), unpacked. A peer of the collector counts once for each
 * prefix and origin, whatever the number of its paths. Returns a text if the dump cannot be used: why, with the number of
 * the record. Anything but a RIB is refused, and so is what the RFCs do not define.
 */
export async function readMrt(
  bytes: AsyncIterable<Buffer>,
  counts: SeenCounts,
): Promise<DumpReading | string> {
  let number = 0;
  let madeAt: number | null = null;
  let peers: Peers | null = null;
  /** The prefixes of ours that were read, with the subtype of their record. */
  const known = new Set<string>();
  for await (const record of mrtRecords(bytes)) {
    number++;
    if (typeof record === "string") return record;
    const { type, subtype, body } = record;
    const where = `record ${number}`;
    if (type !== TABLE_DUMP_V2) return `is not a RIB: ${where} has type ${type}${nameOf(type)}`;
    if (subtype === PEER_INDEX_TABLE) {
      const table = readMrtPeers(body);
      if (table === null) return `has a malformed table of peers: ${where}`;
      peers = new Peers(table.peers.length);
      madeAt ??= record.timestamp * 1000;
      continue;
    }
    const format = UNICAST[subtype];
    if (!format) {
      if (LEFT_OUT.has(subtype)) continue;
      return `has a kind of record that is not known: ${where} has subtype ${subtype}`;
    }
    if (peers === null) return `has routes before the table of peers: ${where}`;
    const rib = readRibRecord(body, format, peers, (prefix) => counts.isOurs(prefix));
    if (typeof rib === "string") return `is damaged: ${where} ${rib}`;
    const { prefix, seenBy, origins } = rib;
    counts.count(prefix.family, seenBy);
    if (origins.size === 0) continue;
    const key = `${subtype} ${prefix.value}/${prefix.length}`;
    if (known.has(key)) return `has several dumps, or several routes of a prefix: ${where}`;
    known.add(key);
    for (const [origin, own] of origins) counts.add(prefix, origin, own);
  }
  return number === 0 ? "is empty" : { madeAt };
}

/** What a type of record is, for those that are most likely given by mistake (RFC 6396, section 4). */
function nameOf(type: number): string {
  if (type === 12) return " (TABLE_DUMP, which was replaced by TABLE_DUMP_V2)";
  return type === 16 || type === 17 ? " (updates, not a table)" : "";
}
