import { MAX_ASN, type Address, type Community } from "../../net/index.ts";
import type { Origin, PathSegment } from "../../policy/index.ts";
import { readAddress, readCommunity } from "../cached-readers.ts";

/** A path to a prefix as FRR prints it. */
export interface FrrPath {
  /** The neighbor that it is from; null: the router itself. */
  readonly peer: string | null;
  /** Whether it is the one in use. */
  readonly isBest: boolean;
  readonly origin: Origin;
  readonly asPath: readonly PathSegment[];
  readonly nextHop: Address | null;
  readonly communities: readonly Community[];
  readonly med: number | null;
  readonly localPreference: number | null;
  readonly otc: number | null;
  readonly pathId: number | null;
  /** What it has that received routes have no place for; null: nothing. */
  readonly noForm: string | null;
}

/** Members of a path that say nothing about policy (`route_vty_out_detail` in bgpd/bgp_route.c of 8.4 to 10.7). */
const IGNORED = new Set([
  ...["addpathTxId", "addpathTxIds", "advertisedTo", "aggregated", "aggregatorAs", "aggregatorId"],
  ...[
    "aigpMetric",
    "atomicAggregate",
    "bestpathFromAs",
    "clusterList",
    "earlyProcessing",
    "fibInstalled",
  ],
  ...["fibPending", "gracefulRestartSecondsRemaining", "importedFrom", "label", "labelChanged"],
  ...[
    "labelIndex",
    "lastUpdate",
    "llgrSecondsRemaining",
    "local",
    "multipath",
    "nhVrfId",
    "nhVrfName",
  ],
  ...[
    "originatorId",
    "pmsi",
    "processScheduled",
    "registeredForLabel",
    "remoteLabel",
    "remoteLabels",
  ],
  ...["remoteSid", "rpkiValidationState", "selectDefered", "sourced", "stale", "tag", "tunnelType"],
  ...["userCleared", "valid", "version", "vni", "weight", "zebraAnnouncePriority", "suppressed"],
]);
const READ = new Set([
  ...["aspath", "origin", "metric", "locPrf", "community", "extendedCommunity", "largeCommunity"],
  ...["nexthops", "peer", "bestpath", "otc", "addpathRxId"],
]);

/** Well-known communities that FRR prints by another name than policies have for them. */
const NAMES: Readonly<Record<string, string>> = {
  internet: "0:0",
  "accept-own": "65535:1",
  "route-filter-translated-v4": "65535:2",
  "route-filter-v4": "65535:3",
  "route-filter-translated-v6": "65535:4",
  "route-filter-v6": "65535:5",
  "llgr-stale": "65535:6",
  "no-llgr": "65535:7",
  "accept-own-nexthop": "65535:8",
  "local-AS": "65535:65283",
};

const ORIGINS: Readonly<Record<string, Origin>> = {
  IGP: "igp",
  EGP: "egp",
  incomplete: "incomplete",
};

/** Reads a path; a text says what is not understood. */
export function readFrrPath(value: unknown, defaultPreference: number | null): FrrPath | string {
  if (!isObject(value)) return "a path is no object";
  const strange = Object.keys(value).find((key) => !IGNORED.has(key) && !READ.has(key));
  if (strange === "path" || strange === "pathFrom") {
    return "the paths have no details: take them with `json detail`";
  }
  if (strange !== undefined) return `\`${strange}\` of a path is not understood`;
  const { aspath, origin, peer, bestpath } = value;
  const segments = isObject(aspath) ? readSegments(aspath["segments"]) : null;
  const known = typeof origin === "string" ? ORIGINS[origin] : undefined;
  const peerId = isObject(peer) ? peer["peerId"] : null;
  if (!segments) return "`aspath` of a path is not understood";
  if (known === undefined) return "`origin` of a path is not understood";
  if (typeof peerId !== "string") return "`peer` of a path is not understood";
  const nextHop = readNextHop(value["nexthops"]);
  if (nextHop === undefined) return "`nexthops` of a path is not understood";
  const communities: Community[] = [];
  for (const key of ["community", "extendedCommunity", "largeCommunity"] as const) {
    const found = readCommunities(key, value[key]);
    if (!found) return `\`${key}\` of a path is not understood`;
    communities.push(...found);
  }
  const numbers = ["metric", "locPrf", "otc", "addpathRxId"].map((key) => number32(value[key]));
  const [med, preference, otc, pathId] = numbers;
  if (med === undefined || preference === undefined || otc === undefined || pathId === undefined) {
    return "a number of a path is not understood";
  }
  const isOwn = /^(?:0\.0\.0\.0|::)$/.test(peerId);
  return {
    ...{ nextHop, communities, med, otc, pathId, origin: known },
    peer: isOwn ? null : peerId,
    isBest: isObject(bestpath) && bestpath["overall"] === true,
    asPath: segments.path,
    localPreference: preference ?? defaultPreference,
    noForm: segments.isConfed ? "an AS_CONFED segment" : null,
  };
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `[{"type":"as-sequence","list":[64500,64510]}]`. */
function readSegments(
  value: unknown,
): { readonly path: readonly PathSegment[]; readonly isConfed: boolean } | null {
  if (!Array.isArray(value)) return null;
  const path: PathSegment[] = [];
  let isConfed = false;
  for (const segment of value as readonly unknown[]) {
    if (!isObject(segment) || !Array.isArray(segment["list"])) return null;
    const list = segment["list"] as readonly unknown[];
    const asns = list.filter((one): one is number => isNumber(one) && one <= MAX_ASN);
    if (asns.length !== list.length || asns.length === 0) return null;
    switch (segment["type"]) {
      case "as-sequence":
        path.push(...asns);
        break;
      case "as-set":
        path.push(asns);
        break;
      case "as-confed-sequence":
      case "as-confed-set":
        isConfed = true;
        break;
      default:
        return null;
    }
  }
  return { path, isConfed };
}

/** The global next hop (RFC 2545); null if there is none; undefined: not understood. */
function readNextHop(value: unknown): Address | null | undefined {
  if (!Array.isArray(value)) return undefined;
  const hops = value.filter(isObject);
  const hop = hops.find(({ scope }) => scope !== "link-local") ?? hops[0];
  if (!hop) return value.length === 0 ? null : undefined;
  return typeof hop["ip"] === "string" ? (readAddress(hop["ip"]) ?? undefined) : undefined;
}

/** `{"string":"65001:1 no-export"}`, `RT:52580:7 SoO:1:2`, `52580:1:2`; of extended ones, route targets of an AS alone. */
function readCommunities(
  kind: "community" | "extendedCommunity" | "largeCommunity",
  value: unknown,
): readonly Community[] | null {
  if (value === undefined) return [];
  const text = isObject(value) ? value["string"] : null;
  if (typeof text !== "string") return null;
  const found: Community[] = [];
  for (const word of text.split(" ").filter(Boolean)) {
    if (kind === "extendedCommunity" && (!word.startsWith("RT:") || word.includes("."))) continue;
    const community = readCommunity(
      NAMES[word] ?? (kind === "extendedCommunity" ? word.toLowerCase() : word),
    );
    if (!community) return null;
    found.push(community);
  }
  return found;
}

/** Null if it is not there; undefined: not understood. */
function number32(value: unknown): number | null | undefined {
  if (value === undefined) return null;
  return isNumber(value) ? value : undefined;
}

function isNumber(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 4294967295;
}
