import { formatPrefix, parsePrefix } from "../../src/net/index.ts";
import type { Route } from "../../src/policy/index.ts";
import type { Routes } from "./router.ts";

/** Routes of our own: they have no AS_PATH and no community. Daemons differ in the MED that they give them. */
export function ownRoutes(prefixes: readonly string[], med: number | null): Routes {
  return new Map(
    prefixes.map((text) => {
      const prefix = parsePrefix(text);
      if (!prefix) throw new Error(text);
      const route: Route = {
        prefix,
        asPath: [],
        nextHop: "self",
        communities: [],
        rpki: "not-found",
        origin: "igp",
        localPreference: null,
        med,
      };
      return [formatPrefix(prefix), route];
    }),
  );
}
