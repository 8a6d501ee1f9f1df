import {
  FAMILIES,
  formatAddress,
  holds,
  MAX_ASN,
  parsePrefix,
  type Prefix,
} from "../../net/index.ts";
import { OverlappingPrefixes } from "../overlapping-prefixes.ts";
import { cleanText } from "../peeringdb/records/clean-text.ts";
import { isRecord, shown } from "../rpki/json-values.ts";
import type { IxfConnection } from "./ixf.ts";
import { mergeConnections } from "./merge-connections.ts";
import { readConnection, vlanKey, type VlanAddress } from "./read-connection.ts";

/** A member export, or why it cannot be used, in words that continue its name: `is not JSON`. */
export type ExportReading =
  | { readonly kind: "refused"; readonly problem: string }
  | {
      readonly kind: "ok";
      /** In the given LANs; sorted by ASN and address, no address twice. */
      readonly connections: readonly IxfConnection[];
      /** When the exchange made it, in milliseconds since 1970; null if that cannot be read. */
      readonly madeAt: number | null;
      /** What cannot be used, each with its place: `member_list[3].asnum: "x" is not an ASN`. */
      readonly leftOut: readonly string[];
    };

/**
 * Versions of the schema that are read. They agree in all that is read here (euro-ix/json-schemas); in those before 0.6,
 * the unit of the speed is not defined.
 */
const VERSIONS = ["0.6", "0.7", "1.0"];

/**
 * Reads the member export of an exchange (IX-F, euro-ix JSON schema 0.6 to 1.0): the addresses of members in some LANs.
 * One export may be about several exchanges and VLANs; addresses in others are ignored. Connections over which no packets
 * can be exchanged are ignored as well. A record with a value that cannot be used is left out, or only that value where
 * it is not the ASN or the address. An address that two ASNs have is left out for both.
 */
export function readExport(text: string, lans: readonly Prefix[]): ExportReading {
  const root = parse(text);
  if (typeof root === "string") return refuse(root);
  const { version, timestamp, ixp_list: exchanges, member_list: members } = root;
  if (version === undefined || !Array.isArray(members)) {
    const missing = version === undefined ? "version" : "member_list";
    return refuse(`is no member export of IX-F: it has no \`${missing}\``);
  }
  // Some exchanges write a number.
  if (!VERSIONS.some((known) => known === version || Number(known) === version)) {
    return refuse(`has version ${shown(version)} of the schema; known are ${VERSIONS.join(", ")}`);
  }
  const leftOut: string[] = [];
  const madeAt = readTime(timestamp);
  if (madeAt === null) leftOut.push(`timestamp: ${shown(timestamp)} is not a time (RFC 3339)`);
  const ours = vlansOf(exchanges, lans);
  const isInLan = ({ address }: VlanAddress): boolean => lans.some((lan) => holds(lan, address));
  const all: IxfConnection[] = [];
  for (const [i, member] of (members as readonly unknown[]).entries()) {
    const at = `member_list[${i}]`;
    if (!isRecord(member)) {
      leftOut.push(`${at}: ${shown(member)} is not a member`);
      continue;
    }
    const { asnum: asn, name, connection_list: given } = member;
    const list = given ?? [];
    // Members without a connection, such as associations, need no ASN.
    if (Array.isArray(list) && list.length === 0) continue;
    if (!isAsn(asn)) {
      leftOut.push(`${at}.asnum: ${shown(asn)} is not an ASN`);
      continue;
    }
    if (!Array.isArray(list)) {
      leftOut.push(`${at}.connection_list of AS${asn}: ${shown(given)} is not a list`);
      continue;
    }
    for (const [j, value] of (list as readonly unknown[]).entries()) {
      const place = `${at}.connection_list[${j}]`;
      const remarks: string[] = [];
      const connection = readConnection(value, (problem) => remarks.push(`${place}${problem}`));
      leftOut.push(...remarks.map((remark) => `AS${asn}: ${remark}`));
      if (connection?.isConnected !== true) continue;
      const { speed, interfaces, addresses } = connection;
      for (const each of addresses) {
        const { address, vlan, isRouteServerPeer } = each;
        if (isInLan(each)) {
          const clean = typeof name === "string" ? cleanText(name) : "";
          all.push({ asn, name: clean, address, speed, interfaces, isRouteServerPeer });
        } else if (vlan !== null && ours.has(`${vlan} ${address.family}`)) {
          leftOut.push(`AS${asn}: ${place}: ${formatAddress(address)} is not in the LAN`);
        }
      }
    }
  }
  const { connections, conflicts } = mergeConnections(all);
  return { kind: "ok", connections, madeAt, leftOut: [...leftOut, ...conflicts] };
}

function refuse(problem: string): ExportReading {
  return { kind: "refused", problem };
}

/** Parses an object; a text if it is something else: what. */
function parse(text: string): Readonly<Record<string, unknown>> | string {
  try {
    const root: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return isRecord(root) ? root : "is no member export of IX-F: it is no JSON object";
  } catch {
    if (/^\s*</.test(text)) return "is not JSON but a web page";
    if (text.trim() === "") return "is empty";
    return /^\s*\{/.test(text) && !/\}\s*$/.test(text) ? "is JSON that is cut off" : "is not JSON";
  }
}

function isAsn(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) <= MAX_ASN;
}

function readTime(value: unknown): number | null {
  const time = typeof value === "string" && RFC_3339.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? null : time;
}

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/** The VLANs of `ixp_list` whose prefix of a family overlaps the LANs: `1 2 ipv4`. What is missing in it is unknown. */
function vlansOf(exchanges: unknown, lans: readonly Prefix[]): ReadonlySet<string> {
  const known = new OverlappingPrefixes(lans);
  const found = new Set<string>();
  for (const exchange of listOf(exchanges)) {
    for (const vlan of isRecord(exchange) ? listOf(exchange["vlan"]) : []) {
      if (!isRecord(exchange) || !isRecord(vlan)) continue;
      const key = vlanKey(exchange["ixp_id"], vlan["id"]);
      for (const family of FAMILIES) {
        const entry = vlan[family];
        const prefix = isRecord(entry)
          ? parsePrefix(`${String(entry["prefix"])}/${String(entry["mask_length"])}`)
          : null;
        if (key !== null && prefix && known.overlaps(prefix)) found.add(`${key} ${family}`);
      }
    }
  }
  return found;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
