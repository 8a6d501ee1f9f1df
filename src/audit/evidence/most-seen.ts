import type { Prefix } from "../../net/index.ts";
import type { RoutingTableIndex, SeenRoute } from "../../sources/index.ts";

/**
 * By how many vantage points the most visible one of a prefix and those that cover it is seen; the default route does
 * not count. `covered`: false for the prefix alone.
 */
export function mostSeen(prefix: Prefix, covered: boolean, { routes }: RoutingTableIndex): number {
  const found = covered ? routes.covering(prefix) : routes.at(prefix);
  // A vantage point has one route for a prefix, so those of several origins are of different ones.
  const byLength = new Map<number, number>();
  for (const { prefix: seen, seenBy } of found.filter(isNoDefault)) {
    byLength.set(seen.length, (byLength.get(seen.length) ?? 0) + seenBy);
  }
  return Math.max(0, ...byLength.values());
}

function isNoDefault({ prefix }: SeenRoute): boolean {
  return prefix.length > 0;
}
