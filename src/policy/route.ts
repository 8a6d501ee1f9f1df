import type { Address, Asn, Community, Prefix } from "../net/index.ts";
import type { RouteValues } from "./route-values.ts";

/** A segment of an AS_PATH: one ASN of an AS_SEQUENCE, or a whole AS_SET (RFC 4271, 4.3). */
export type PathSegment = Asn | readonly Asn[];

/** The next hop of a route: an address, this router ("self"), or none ("discard"). */
export type NextHop = Address | "self" | "discard";

/** A route as a policy sees it. */
export interface Route extends RouteValues {
  readonly prefix: Prefix;
  /** Nearest ASN first; empty for a route of our own. */
  readonly asPath: readonly PathSegment[];
  readonly nextHop: NextHop;
  readonly communities: readonly Community[];
  /** Null if the route carries none. */
  readonly localPreference: number | null;
  readonly med: number | null;
}
