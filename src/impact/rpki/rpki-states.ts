import type { Asn, Prefix } from "../../net/index.ts";
import { ROUTE_VALUES, type PathSegment, type RpkiState } from "../../policy/index.ts";
import { indexVrps, originValidation, OverlappingPrefixes, type Vrp } from "../../sources/index.ts";

/** The VRPs that decide the RPKI states of routes. */
export interface GivenVrps {
  readonly vrps: readonly Vrp[];
  /**
   * The prefixes for which they are complete: those that overlap one of these. Null: for all, as a validator gives them.
   */
  readonly registered: readonly Prefix[] | null;
}

/** All states, for routes of which it is not known. */
const ANY: readonly RpkiState[] = ROUTE_VALUES.rpki.all;
const ONLY: Readonly<Record<RpkiState, readonly RpkiState[]>> = {
  valid: ["valid"],
  invalid: ["invalid"],
  "not-found": ["not-found"],
};

/** The RPKI states that a route may have. */
export type StatesOf = (prefix: Prefix, asPath: readonly PathSegment[]) => readonly RpkiState[];

/** Finds the RPKI states of routes; without VRPs nothing is known of any. */
export function rpkiStates(given: GivenVrps | null): StatesOf {
  if (given === null) return () => ANY;
  const index = indexVrps(given.vrps);
  const registered = given.registered && new OverlappingPrefixes(given.registered);
  return (prefix, asPath) => {
    const { state } = originValidation(prefix, originOf(asPath), index);
    // One VRP that matches is enough; that none does is known where all of them are.
    const isKnown = state === "valid" || registered === null || registered.overlaps(prefix);
    return isKnown ? ONLY[state] : ANY;
  };
}

/** The origin of a path (RFC 6811, 2); null for an AS_SET, and for a route of our own. */
function originOf(asPath: readonly PathSegment[]): Asn | null {
  const last = asPath.at(-1);
  return typeof last === "number" ? last : null;
}
