import type { RegisteredPrefix } from "./registered-object.ts";

type Route = RegisteredPrefix["routes"][number];

/**
 * Route objects of one prefix, sorted by origin, then by source, without duplicates. Returned unchanged if already in
 * order, as nearly all are.
 */
export function inRouteOrder(routes: readonly Route[]): readonly Route[] {
  if (routes.every((route, i) => isAbove(routes[i - 1], route))) return routes;
  return [...routes].sort(compareRoutes).filter((route, i, all) => isAbove(all[i - 1], route));
}

function isAbove(last: Route | undefined, route: Route): boolean {
  return last === undefined || compareRoutes(last, route) < 0;
}

/** Orders route objects of one prefix: by origin, then by source. */
export function compareRoutes(a: Route, b: Route): number {
  return a.origin - b.origin || (a.source < b.source ? -1 : a.source > b.source ? 1 : 0);
}
