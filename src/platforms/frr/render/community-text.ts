import { formatCommunity, type Community } from "../../../net/index.ts";

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
