import { formatCommunity, parseAddress, type Family } from "../../../src/net/index.ts";
import type { Route } from "../../../src/policy/index.ts";
import { printRoute } from "../../fixtures/print-route.ts";
import type { Roa } from "../../platforms/frr/live/rtr-cache.ts";
import { listRoutes } from "./list-routes.ts";
import { prefixOf } from "./prefix-list-routes.ts";

/** ROAs of a cache: prefixes 10.0 to 10.3 are valid or not by their origin; no route without a path is of them. */
export const MAP_ROAS: readonly Roa[] = [
  { prefix: "10.0.0.0/16", max: 16, asn: 1 },
  { prefix: "10.1.0.0/16", max: 16, asn: 7 },
  { prefix: "10.5.0.0/16", max: 24, asn: 1 },
  { prefix: "10.6.0.0/16", max: 16, asn: 1 },
  { prefix: "10.16.0.0/16", max: 16, asn: 7 },
  { prefix: "10.22.0.0/16", max: 16, asn: 7 },
];
const STATES: Readonly<Record<number, Route["rpki"]>> = {
  0: "valid",
  1: "invalid",
  5: "valid",
  6: "invalid",
  22: "invalid",
};

/** Routes of a family for route maps: every path and set of communities, with next hops and MEDs. */
export function mapRoutes(family: Family): readonly Route[] {
  // bgpd itself changes routes with 65535:0 and 65535:666 after any route map, and accepts an empty path from a
  // neighbor.
  const routes = listRoutes().filter(({ communities }) =>
    communities.every((c) => !["65535:0", "65535:666"].includes(formatCommunity(c))),
  );
  return routes.map((route, i) => {
    const at = Number(route.prefix.value >> 16n) & 0xff;
    const texts =
      family === "ipv4"
        ? [`10.${at}.0.0/16`, `10.${at}.1.0/24`]
        : [`2001:db8:${at.toString(16)}::/48`, `2001:db8:${at.toString(16)}:1::/64`];
    const longer = i % 5 === 4 ? 1 : 0;
    return {
      ...route,
      prefix: prefixOf(texts[longer] ?? ""),
      nextHop: hopOf(family, i % 3 === 0),
      rpki: family === "ipv4" && longer === 0 ? (STATES[at] ?? "not-found") : "not-found",
    };
  });
}

function hopOf(family: Family, isOther: boolean): Route["nextHop"] {
  const [usual, other] =
    family === "ipv4" ? ["198.51.100.2", "203.0.113.9"] : ["2001:db8:7::2", "2001:db8:f::9"];
  const address = parseAddress(isOther ? other : usual);
  if (!address) throw new Error("no address");
  return address;
}

/** What is compared of a route, as one text: bgpd has each community once, and a local preference on every route. */
export function printStored(route: Route): string {
  const communities = new Map(route.communities.map((c) => [formatCommunity(c), c]));
  const localPreference = route.localPreference ?? 100;
  return printRoute({ ...route, localPreference, communities: [...communities.values()] });
}
