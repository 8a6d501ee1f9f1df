import type { Asn, Prefix } from "../../net/index.ts";
import { PrefixIndex } from "../prefix-index.ts";
import type { Vrp } from "./rpki.ts";

/** VRPs by prefix, for origin validation. */
export type VrpIndex = PrefixIndex<Vrp>;

/** Indexes VRPs. */
export function indexVrps(vrps: readonly Vrp[]): VrpIndex {
  return new PrefixIndex(vrps, ({ prefix }) => prefix);
}

/** The result of origin validation of a route. */
export interface OriginValidity {
  readonly state: "valid" | "invalid" | "not-found";
  /** The VRPs whose prefix is the route's or covers it, shortest prefix first. */
  readonly covering: readonly Vrp[];
  /** Those of them that match the route: it is valid if there are any. */
  readonly matching: readonly Vrp[];
}

/**
 * Origin validation (RFC 6811, section 2): a route is valid if a covering VRP has its origin and a sufficient maximum
 * length, invalid if there are covering VRPs but none matches, and not found without one. No route matches a VRP of AS 0
 * (RFC 6483, section 4). `origin`: null for a route whose origin is an AS_SET, which matches none.
 */
export function originValidation(
  prefix: Prefix,
  origin: Asn | null,
  index: VrpIndex,
): OriginValidity {
  const covering = index.covering(prefix);
  const matching = covering.filter(
    (vrp) => vrp.asn === origin && vrp.asn !== 0 && prefix.length <= vrp.maxLength,
  );
  const state = matching.length > 0 ? "valid" : covering.length > 0 ? "invalid" : "not-found";
  return { state, covering, matching };
}
