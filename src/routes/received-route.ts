import type { Source } from "../diagnostics/index.ts";
import type { Address, Asn } from "../net/index.ts";
import type { Route } from "../policy/index.ts";

/**
 * Where in a router a route was seen. `adj-rib-in-pre-policy`: as the neighbor sent it; `adj-rib-in-post-policy`: as
 * the import policy changed it, if it accepted it (RFC 7854, 2 and 5). `loc-rib`: the routes that the router uses
 * (RFC 9069).
 */
export type RouteView = (typeof ROUTE_VIEWS)[number];

/** All views. */
export const ROUTE_VIEWS = ["adj-rib-in-pre-policy", "adj-rib-in-post-policy", "loc-rib"] as const;

/** From whom a route is, and where it was seen. */
export interface RoutePlace {
  /** The session's name, with PEERC_; null for the router's own routes, which are only in the Loc-RIB. */
  readonly session: string | null;
  /** Null if not said. */
  readonly router: string | null;
  readonly view: RouteView;
}

/** A route that a router received. Whether it is valid by RPKI is not part of it: that follows from the VRPs of a time. */
export interface ReceivedRoute extends Omit<Route, "rpki" | "nextHop">, RoutePlace {
  /** Null only for the router's own routes. */
  readonly nextHop: Address | null;
  /** Only to Customer (RFC 9234); null if the route carries none. */
  readonly otc: Asn | null;
  /** The path identifier (RFC 7911); null if the session has no ADD-PATH. */
  readonly pathId: number | null;
}

/** The first line of a file of routes. */
export interface RoutesHeader {
  /** The router of all routes; null if the routes name theirs, or nothing does. */
  readonly router: string | null;
  /** When the routes were taken from the router. RFC 3339 in UTC. */
  readonly time: string;
  /** What they were taken from, in words; empty if not said. */
  readonly source: string;
}

/** The routes of one place in a file. */
export interface RouteGroup extends RoutePlace {
  /** The number of routes of each family. */
  readonly ipv4: number;
  readonly ipv6: number;
  /** The first line about it in the file. */
  readonly source: Source;
}

/** What a whole file of routes has. */
export interface RoutesFile {
  /** As the user named it. */
  readonly path: string;
  readonly header: RoutesHeader;
  readonly routes: number;
  /** In the order in which they come in the file; those that are known to have no routes come last. */
  readonly groups: readonly RouteGroup[];
}
