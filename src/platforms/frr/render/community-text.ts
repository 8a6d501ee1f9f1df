import {
  decimalPatterns,
  formatCommunity,
  matchesPattern,
  type Community,
  type CommunityPattern,
} from "../../../net/index.ts";

/**
 * The names under which FRR prints and matches standard communities (community_gettoken in bgp_community.c). Any
 * other form would always differ from the running configuration.
 */
export const WELL_KNOWN_NAMES: ReadonlyMap<string, string> = new Map([
  ["0:0", "internet"],
  ["65535:0", "graceful-shutdown"],
  ["65535:1", "accept-own"],
  ["65535:2", "route-filter-translated-v4"],
  ["65535:3", "route-filter-v4"],
  ["65535:4", "route-filter-translated-v6"],
  ["65535:5", "route-filter-v6"],
  ["65535:6", "llgr-stale"],
  ["65535:7", "no-llgr"],
  ["65535:8", "accept-own-nexthop"],
  ["65535:666", "blackhole"],
  ["65535:65281", "no-export"],
  ["65535:65282", "no-advertise"],
  ["65535:65283", "local-AS"],
  ["65535:65284", "no-peer"],
]);

/** A community as FRR prints it: a well-known name, numbers, or `rt 64496:1`. */
export function communityText(community: Community): string {
  const text = formatCommunity(community);
  switch (community.kind) {
    case "standard":
      return WELL_KNOWN_NAMES.get(text) ?? text;
    case "extended":
      return text.replace(":", " ");
    case "large":
      return text;
  }
}

/**
 * The expression that matches all standard communities of an ASN, as an expanded list sees them: well-known ones by
 * name, so `^65535:` alone would miss `graceful-shutdown`.
 */
export function standardPattern(asn: number): string {
  const names = [...WELL_KNOWN_NAMES]
    .filter(([numbers]) => numbers.startsWith(`${asn}:`))
    .map(([, text]) => `${text}$`);
  return names.length === 0 ? `^${asn}:` : `^(${[`${asn}:`, ...names].join("|")})`;
}

/** Whether a list of these has to be expanded: numbers alone cannot express ranges, and 0:0 would be any route. */
export function needsExpression(patterns: readonly CommunityPattern[]): boolean {
  return patterns.some(
    (pattern) =>
      pattern.kind === "range" ||
      (pattern.kind === "standard" && pattern.high === 0 && pattern.low === 0),
  );
}

/**
 * The expression for what a pattern matches, anywhere among a route's communities, which a test sees as one text, and in
 * a single one, as a deletion sees them. `_` is the beginning, a space or the end (`bgp_regcomp` of bgpd/bgp_regex.c).
 * Well-known communities are matched by their names and by their numbers: versions differ in which they name.
 */
export function communityExpression(pattern: CommunityPattern): string {
  const [start, numbers] = partsOf(pattern);
  const names = namesIn(pattern);
  const end = numbers === null ? "" : `${oneOf(numbers)}_`;
  if (names.length === 0) return `_${start}${end}`;
  return `_(${[`${start}${end}`, ...names.map((text) => `${text}_`)].join("|")})`;
}

/** What communities begin with, and what their last numbers are; null: anything. */
function partsOf(pattern: CommunityPattern): readonly [string, readonly string[] | null] {
  if (pattern.kind === "range") {
    const start = `${pattern.fixed.join(":")}:`;
    const { last } = pattern;
    return [start, last && decimalPatterns(last.first, last.last)];
  }
  const numbers = formatCommunity(pattern).split(":");
  return [`${numbers.slice(0, -1).join(":")}:`, numbers.slice(-1)];
}

function oneOf(patterns: readonly string[]): string {
  return patterns.length === 1 ? patterns.join("") : `(${patterns.join("|")})`;
}

/** The names of the well-known communities that a pattern matches. */
function namesIn(pattern: CommunityPattern): readonly string[] {
  return [...WELL_KNOWN_NAMES].flatMap(([numbers, text]) => {
    const [high = 0, low = 0] = numbers.split(":").map(Number);
    return matchesPattern({ kind: "standard", high, low }, pattern) ? [text] : [];
  });
}
