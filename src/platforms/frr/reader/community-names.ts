import { parseCommunity, type Community } from "../../../net/index.ts";

/** The kind of communities in a list, as commands name it. */
export type ListKind = "community" | "large-community" | "extcommunity";

/** The names of well-known communities (`community_gettoken` of bgpd/bgp_community.c), with their numbers. */
export const namedCommunities: ReadonlyMap<string, Community> = new Map(
  [
    ["internet", "0:0"],
    ["graceful-shutdown", "65535:0"],
    ["accept-own", "65535:1"],
    ["route-filter-translated-v4", "65535:2"],
    ["route-filter-v4", "65535:3"],
    ["route-filter-translated-v6", "65535:4"],
    ["route-filter-v6", "65535:5"],
    ["llgr-stale", "65535:6"],
    ["no-llgr", "65535:7"],
    ["accept-own-nexthop", "65535:8"],
    ["blackhole", "65535:666"],
    ["no-export", "65535:65281"],
    ["no-advertise", "65535:65282"],
    ["local-AS", "65535:65283"],
    ["no-peer", "65535:65284"],
  ].flatMap(([name = "", numbers = ""]) => {
    const community = parseCommunity(numbers);
    return community ? [[name, community] as const] : [];
  }),
);
