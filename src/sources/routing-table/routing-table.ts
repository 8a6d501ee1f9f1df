import type { Asn, Prefix } from "../../net/index.ts";

/**
 * What the routing table of the default-free zone has of the prefixes that our peers and we register or that are
 * inside of them: seen by route collectors, such as RIPE RIS.
 */
export interface RoutingTable {
  /** How many vantage points (collector peers) the source has for a family: the most that any route in it was seen by. */
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
