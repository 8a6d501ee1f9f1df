import { formatPrefix } from "../../net/index.ts";
import type { SentRoute } from "./received-routes.ts";

/** How many prefixes routes are for: one with several paths (ADD-PATH, RFC 7911) counts once, as it does for limits. */
export function countPrefixes(routes: readonly SentRoute[]): number {
  return new Set(routes.map(({ prefix }) => formatPrefix(prefix))).size;
}
