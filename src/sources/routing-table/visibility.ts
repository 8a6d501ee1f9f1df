import type { Asn, Prefix } from "../../net/index.ts";
import { PrefixIndex } from "../prefix-index.ts";
import type { RoutingTable, SeenRoute } from "./routing-table.ts";

/** The routing table by prefix. */
export interface RoutingTableIndex {
  readonly vantagePoints: RoutingTable["vantagePoints"];
  readonly routes: PrefixIndex<SeenRoute>;
}

/** Indexes the routing table. */
export function indexRoutingTable({ vantagePoints, routes }: RoutingTable): RoutingTableIndex {
  return { vantagePoints, routes: new PrefixIndex(routes, ({ prefix }) => prefix) };
}

/** How a prefix is seen in the routing table. */
export interface Visibility {
  /** How many vantage points have it with the given origin. */
  readonly seenBy: number;
  /** How many there are of its family: 0 if the source has nothing of the family, so that nothing can be said. */
  readonly vantagePoints: number;
  /** The same prefix with other origins, by origin. */
  readonly otherOrigins: readonly SeenRoute[];
  /** Routes of shorter prefixes that cover it, shortest first. */
  readonly covering: readonly SeenRoute[];
}

/** Looks up a prefix with its origin. */
export function visibility(prefix: Prefix, origin: Asn, table: RoutingTableIndex): Visibility {
  const routes = table.routes.at(prefix);
  return {
    seenBy: routes.find((route) => route.origin === origin)?.seenBy ?? 0,
    vantagePoints: table.vantagePoints[prefix.family],
    otherOrigins: routes.filter((route) => route.origin !== origin),
    covering: table.routes.covering(prefix).filter((route) => route.prefix.length < prefix.length),
  };
}
