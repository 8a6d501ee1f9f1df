import type { Asn } from "../../net/index.ts";
import type { Route, RpkiState } from "../../policy/index.ts";
import { refusedOnExport } from "../sides/before-policy.ts";
import type { Decision } from "../sides/decision.ts";
import type { SessionSide } from "../sides/impact-session.ts";
import { BLIND, hasSet, NO_SESSION, SHUT, underStates, type States } from "./decide-import.ts";

/** A route of a router's own table, or one that will be there. */
export interface TableRoute {
  readonly route: Route;
  readonly otc: Asn | null;
}

/** Whether a session announces a route of its router's table, and how; BGP's own changes on the way out are left out. */
export function decideExport(
  side: SessionSide | null,
  { route, otc }: TableRoute,
  states: States,
): Decision {
  if (side === null || side.isShut) {
    return { verdict: "reject", by: side === null ? NO_SESSION : SHUT, route };
  }
  const refused = refusedOnExport(side.rules, route, otc);
  if (refused !== null) return { verdict: "reject", by: refused, route };
  const filter = side.export;
  if (filter.isBlindToSets && hasSet(route)) return { verdict: "undecided", by: BLIND, route };
  const routeWith = (rpki: RpkiState): Route => (rpki === route.rpki ? route : { ...route, rpki });
  const decision = underStates(filter, routeWith, states);
  // LOCAL_PREF does not leave the network (RFC 4271, 5.1.5).
  return { ...decision, route: { ...decision.route, localPreference: null } };
}
