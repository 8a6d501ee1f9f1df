import { formatPrefix, parsePrefix } from "../../src/net/index.ts";
import type { Route } from "../../src/policy/index.ts";
import type { Routes } from "./router.ts";

/** What a router originates: what is announced, and more-specifics and other things that must stay inside. */
const OWN_PREFIXES = [
  ...["179.191.160.0/20", "179.191.176.0/20", "186.195.64.0/20"],
  ...["179.191.165.0/24", "10.20.0.0/16", "0.0.0.0/0", "8.8.4.0/24"],
  ...["2804:cf8::/32", "2804:cf8:1::/48", "fd00:52::/48", "::/0", "2620:fe::/48"],
];

/** Routes of our own: they have no AS_PATH and no community. Daemons differ in the MED that they give them. */
export function ownRoutes(med: number | null): Routes {
  return new Map(
    OWN_PREFIXES.map((text) => {
      const prefix = parsePrefix(text);
      if (!prefix) throw new Error(text);
      const route: Route = {
        prefix,
        asPath: [],
        nextHop: "self",
        communities: [],
        rpki: "not-found",
        localPreference: null,
        med,
      };
      return [formatPrefix(prefix), route];
    }),
  );
}
