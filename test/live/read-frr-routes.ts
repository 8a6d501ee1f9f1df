import {
  formatPrefix,
  parseAddress,
  parseCommunity,
  parsePrefix,
  type Community,
} from "../../src/net/index.ts";
import { routeValueOf, type PathSegment, type Route } from "../../src/policy/index.ts";
import type { Routes } from "./router.ts";

/** What bgpd prints of a path; there is more. */
interface Path {
  readonly aspath: { readonly segments: readonly { type: string; list: readonly number[] }[] };
  readonly origin: string;
  readonly metric?: number;
  readonly locPrf?: number;
  readonly community?: { readonly string: string };
  readonly extendedCommunity?: { readonly string: string };
  readonly largeCommunity?: { readonly string: string };
  readonly nexthops: readonly { readonly ip: string; readonly scope?: string }[];
  readonly peer: { readonly peerId: string };
}

/** Reads `show bgp … json detail`: the neighbor's address → its routes. What is not printed is not known: the RPKI state. */
export function readFrrRoutes(text: string): ReadonlyMap<string, Routes> {
  const routes = new Map<string, Map<string, Route>>();
  // Of each prefix: first itself, then the paths to it; since FRR 10 the paths have a name.
  const printed = JSON.parse(text) as {
    defaultLocPrf: number;
    routes: Record<string, readonly [unknown, ...Path[]] | { readonly paths: readonly Path[] }>;
  };
  for (const [shown, entry] of Object.entries(printed.routes)) {
    const paths = "paths" in entry ? entry.paths : entry.slice(1).map((path) => path as Path);
    const prefix = parsePrefix(shown);
    if (!prefix) throw new Error(`FRR shows a prefix that is none: ${shown}`);
    for (const path of paths) {
      const own = routes.get(path.peer.peerId) ?? new Map<string, Route>();
      routes.set(path.peer.peerId, own);
      const nextHop = path.nexthops.find(({ scope }) => scope !== "link-local") ?? path.nexthops[0];
      own.set(formatPrefix(prefix), {
        prefix,
        asPath: path.aspath.segments.flatMap(({ type, list }): readonly PathSegment[] =>
          type === "as-sequence" ? list : [list],
        ),
        nextHop: parseAddress(nextHop?.ip ?? "") ?? "self",
        communities: [
          ...communities(path.community?.string),
          ...communities(path.extendedCommunity?.string),
          ...communities(path.largeCommunity?.string),
        ],
        rpki: "not-found",
        // `IGP`, `EGP`, `incomplete`.
        origin: routeValueOf("origin", path.origin.toLowerCase()) ?? "igp",
        localPreference: path.locPrf ?? printed.defaultLocPrf,
        med: path.metric ?? null,
      });
    }
  }
  return routes;
}

/** Well-known communities that FRR prints by a name which peerc does not read. */
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
  "no-peer": "65535:65284",
};

/** `65001:1 no-export`, `RT:52580:7`, `52580:1:2`. */
function communities(text = ""): readonly Community[] {
  return text
    .split(" ")
    .filter(Boolean)
    .map((word) => {
      const community = parseCommunity(
        NAMES[word] ?? (word.startsWith("RT:") ? word.toLowerCase() : word),
      );
      if (!community) throw new Error(`FRR shows a community that nobody sent: ${word}`);
      return community;
    });
}
