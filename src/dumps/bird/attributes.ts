import type { Address, Community } from "../../net/index.ts";
import type { Origin, PathSegment } from "../../policy/index.ts";
import { readAddress, readCommunity, readPath } from "../cached-readers.ts";

/** The attributes of a route, as far as they were read. */
export interface BirdAttributes {
  origin: Origin | null;
  asPath: readonly PathSegment[] | null;
  nextHop: Address | null;
  communities: Community[];
  med: number | null;
  localPreference: number | null;
  otc: number | null;
  /** The neighbor, where an attribute names it (3.0 and later). */
  from: Address | null;
  pathId: number | null;
  /** What kind of protocol the route is from: `static`, `device`, `OSPF`; null: BGP, or not said. */
  source: string | null;
  /** What the route has that received routes have no place for; null: nothing. */
  noForm: string | null;
}

/** A route without attributes. */
export function noAttributes(): BirdAttributes {
  return {
    origin: null,
    asPath: null,
    nextHop: null,
    communities: [],
    med: null,
    localPreference: null,
    otc: null,
    from: null,
    pathId: null,
    source: null,
    noForm: null,
  };
}

/**
 * The names of attributes: in 2.x `BGP.as_path`, since 3.0 `bgp_path` (`ea_show` in nest/rt-attr.c, and the tables of
 * proto/bgp/attrs.c).
 */
const BGP = /^\t(?:BGP\.|bgp_)(\w+)(?: \[[a-z]+\])?: ?(.*)$/;
const OTHER = /^\t(\w+): ?(.*)$/;
const INTERNAL = /^\tInternal route handling values: (\d+)L \d+G \d+S id \d+$/;

/** Attributes that say nothing about policy, or are not carried between networks, and are left out. */
const IGNORED_BGP = new Set([
  ...["atomic_aggr", "aggregator", "as4_path", "as4_aggregator", "originator_id", "cluster_list"],
  ...["aigp", "pmsi_tunnel", "mpls_label_stack", "mp_reach_nlri", "mp_unreach_nlri"],
]);
/** Unknown ones: `BGP.63 [t]: 01 02` in 2.x, `bgp_unknown_0x63: (transitive)` since 3.0. */
const UNKNOWN_BGP = /^(?:[0-9a-f]{2}|unknown_0x[0-9a-f]{2})$/;
/** What BIRD itself says of a route. */
const IGNORED_OTHER = new Set([
  ...["preference", "hostentry", "hostentry_version", "igp_metric"],
  ...["local_metric", "gw", "nexthop", "mpls_policy", "mpls_class", "mpls_label"],
  ...["flowspec_valid", "aspa_providers"],
]);

const ORIGINS: Readonly<Record<string, Origin>> = {
  IGP: "igp",
  EGP: "egp",
  Incomplete: "incomplete",
};

/** Reads a line about a route, and adds what it says; returns its attribute, or null if it is not understood. */
export function readAttribute(line: string, to: BirdAttributes): string | null {
  const match = BGP.exec(line);
  if (match) return readBgp(match[1] ?? "", (match[2] ?? "").trimEnd(), to);
  // How packets go there: `via 192.0.2.1 on eth0`, `dev eth0`, and since 3.0 `via 192.0.2.1 table master4`.
  const way = /^\t(?:via (\S+)|dev \S+)(?: |$)/.exec(line);
  if (way) {
    to.from ??= readAddress((way[1] ?? "").replace(/%.*$/, ""));
    return "way";
  }
  const internal = INTERNAL.exec(line);
  if (internal) {
    // The identifier that the source of a route has in its protocol: that of the path, with ADD-PATH; else 0.
    to.pathId = Number(internal[1]) || null;
    return to.pathId !== null && to.pathId > 4294967295 ? null : "internal";
  }
  const [, name = "", value = ""] = OTHER.exec(line) ?? [];
  // `Type: static univ` in 2.x, `source: static` since 3.0.
  if (name === "Type" || name === "source") {
    const [source = ""] = value.split(" ");
    to.source = source === "BGP" ? null : source;
    return name;
  }
  if (name === "from") {
    to.from = readAddress(value);
    return to.from ? name : null;
  }
  return IGNORED_OTHER.has(name) ? name : null;
}

function readBgp(name: string, value: string, to: BirdAttributes): string | null {
  if (IGNORED_BGP.has(name) || UNKNOWN_BGP.test(name)) return name;
  if (value === "undefined") return name;
  switch (name) {
    case "origin":
      to.origin = ORIGINS[value] ?? null;
      return to.origin && name;
    case "as_path":
    case "path":
      if (value.endsWith("...")) to.noForm = "an AS_PATH that is too long for BIRD to print";
      else if (value.includes("(")) to.noForm = "an AS_CONFED segment";
      to.asPath = to.noForm === null ? readPath(value) : [];
      return to.asPath && name;
    case "next_hop":
      to.nextHop = readHop(value);
      return to.nextHop && name;
    case "community":
    case "ext_community":
    case "large_community":
      return readCommunities(name, value, to) ? name : null;
    case "med":
      to.med = number32(value);
      return to.med === null ? null : name;
    case "local_pref":
      to.localPreference = number32(value);
      return to.localPreference === null ? null : name;
    case "otc":
      to.otc = number32(value);
      return to.otc === null ? null : name;
    default:
      return null;
  }
}

/** `2001:db8::1 fe80::1`: the global next hop (RFC 2545); `::` stands for none. */
function readHop(value: string): Address | null {
  const [first = "", second, ...more] = value.split(" ");
  if (more.length > 0) return null;
  const link = second === undefined ? null : readAddress(second);
  if (second !== undefined && !link) return null;
  return first === "::" && link ? link : readAddress(first);
}

/** A standard community, `(64500,1)`; a large one, `(64500, 1, 2)`; an extended one, `(rt, 64500, 7)`. */
const COMMUNITIES = {
  community: /^\((\d+),(\d+)\)$/,
  large_community: /^\((\d+), (\d+), (\d+)\)$/,
  ext_community: /^\(([a-z][\w ]*), ([\w.]+), (\w+)\)$/,
} as const;

/** The attribute of communities that a line names, with more of them on the lines after it. */
export type CommunityAttribute = keyof typeof COMMUNITIES;

/** Whether a name is that of an attribute of communities. */
export function isCommunityAttribute(name: string): name is CommunityAttribute {
  return Object.hasOwn(COMMUNITIES, name);
}

/** Reads communities of one kind, and adds them; of extended ones, route targets of an AS alone. False: not understood. */
export function readCommunities(
  kind: CommunityAttribute,
  text: string,
  { communities }: BirdAttributes,
): boolean {
  for (const one of text === "" ? [] : text.split(/(?<=\)) /)) {
    const match = COMMUNITIES[kind].exec(one);
    if (!match) return false;
    const [, a = "", b = "", c = ""] = match;
    // A route target of an IPv4 address has no place among received routes, as no other kind has.
    if (kind === "ext_community" && (a !== "rt" || b.includes("."))) continue;
    const community = readCommunity(
      kind === "community"
        ? `${a}:${b}`
        : kind === "large_community"
          ? `${a}:${b}:${c}`
          : `rt:${b}:${c}`,
    );
    if (!community) return false;
    communities.push(community);
  }
  return true;
}

function number32(text: string): number | null {
  if (!/^\d{1,10}$/.test(text)) return null;
  const number = Number(text);
  return number <= 4294967295 ? number : null;
}
