import type { RegisteredPrefix } from "../net/index.ts";

/** Route objects of one prefix by origin, then by source, each once. */
export function joinRoutes(routes: RegisteredPrefix["routes"]): RegisteredPrefix["routes"] {
  const unique = new Map(routes.map((route) => [`${route.origin} ${route.source}`, route]));
  return [...unique.values()].sort(
    (a, b) => a.origin - b.origin || (a.source < b.source ? -1 : a.source > b.source ? 1 : 0),
  );
}
