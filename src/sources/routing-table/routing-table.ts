import { comparePrefixes, type Asn, type Prefix } from "../../net/index.ts";

/**
 * What the routing table of the default-free zone has of the prefixes that our peers and we register or that are
 * inside of them: seen by route collectors, such as RIPE RIS.
 */
export interface RoutingTable {
  /**
   * How many vantage points (peers of collectors) the source has for a family: the most that any route in it was seen by,
   * added up if there are several dumps. 0: it has nothing of the family.
   */
  readonly vantagePoints: { readonly ipv4: number; readonly ipv6: number };
  /** Sorted by prefix and origin, each pair once. */
  readonly routes: readonly SeenRoute[];
}

/** A prefix and origin as seen in the routing table. */
export interface SeenRoute {
  readonly prefix: Prefix;
  readonly origin: Asn;
  /** The number of vantage points that have it. */
  readonly seenBy: number;
}

/** Orders routes by prefix and origin; 0 for the same route. */
export function compareSeenRoutes(a: SeenRoute, b: SeenRoute): number {
  return comparePrefixes(a.prefix, b.prefix) || a.origin - b.origin;
}
