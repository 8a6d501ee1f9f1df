import { covers, parsePrefix, type Prefix } from "../../../net/index.ts";
import type { Needs } from "../../fetch-source.ts";
import type { RawRecord, Tables } from "../tables.ts";

/** Whether two prefixes have addresses in common. */
function overlap(a: Prefix, b: Prefix): boolean {
  return covers(a, b) || covers(b, a);
}

/** Whether a record may be meant: its status is `ok`, or it has none, which is reported later. */
export function isCurrent({ status }: RawRecord): boolean {
  return typeof status !== "string" || status === "ok";
}

/**
 * The ids of the peering LANs that concern us: those with a prefix of a declared exchange, and those where we have a
 * port, declared or not. A LAN whose prefix was made longer or shorter is still found.
 */
export function ourLans(
  { ixpfx, netixlan }: Pick<Tables, "ixpfx" | "netixlan">,
  { asn, lans }: Pick<Needs, "asn" | "lans">,
): ReadonlySet<number> {
  const declared = [...lans.values()].flat();
  const ids = new Set<number>();
  for (const record of ixpfx) {
    const { ixlan_id: lan, prefix } = record;
    const read = typeof prefix === "string" ? parsePrefix(prefix) : null;
    if (typeof lan !== "number" || read === null || !isCurrent(record)) continue;
    // No LAN is that large; such a record would make every exchange ours.
    if (read.length < (read.family === "ipv4" ? 16 : 32)) continue;
    if (declared.some((each) => overlap(each, read))) ids.add(lan);
  }
  for (const record of netixlan) {
    const { ixlan_id: lan } = record;
    if (typeof lan === "number" && Number(record["asn"]) === asn && isCurrent(record)) ids.add(lan);
  }
  return ids;
}

/** The ids of the facilities in which we are. */
export function ourFacilities(netfac: Tables["netfac"], asn: number): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const record of netfac) {
    const { fac_id: facility } = record;
    const isOurs = Number(record["local_asn"]) === asn;
    if (typeof facility === "number" && isOurs && isCurrent(record)) ids.add(facility);
  }
  return ids;
}
