import type { Route, RpkiState } from "../../policy/index.ts";
import type { ReceivedRoute } from "../../routes/index.ts";
import { asReceived } from "../read/as-received.ts";
import { refusedOnImport } from "../sides/before-policy.ts";
import type { Decision } from "../sides/decision.ts";
import type { SessionSide } from "../sides/impact-session.ts";
import type { RouteFilter } from "../sides/route-filter.ts";
import { sameAttributes } from "./same-attributes.ts";

/** Gives the RPKI states that a route may have; it is asked only if something depends on them. */
export type States = () => readonly RpkiState[];

/** What a session does with a received route; a session that is not there, or shut down, takes none. */
export function decideImport(
  side: SessionSide | null,
  received: ReceivedRoute,
  states: States,
): Decision {
  if (side === null || side.isShut) {
    const by = side === null ? NO_SESSION : SHUT;
    return { verdict: "reject", by, route: asReceived(received, "not-found", false) };
  }
  const { rules, addsNoExportToBlackholes } = side;
  const filter = side.import;
  const routeWith = (rpki: RpkiState) => asReceived(received, rpki, addsNoExportToBlackholes);
  const first = routeWith("not-found");
  const refused = refusedOnImport(rules, first, received.otc);
  if (refused !== null) return { verdict: "reject", by: refused, route: first };
  if (filter.isBlindToSets && hasSet(first)) {
    return { verdict: "undecided", by: BLIND, route: first };
  }
  return underStates(filter, routeWith, states);
}

/** What a filter does with a route whose RPKI state is one of some: undecided if it depends on which. */
export function underStates(
  filter: RouteFilter,
  routeWith: (rpki: RpkiState) => Route,
  states: States,
): Decision {
  const first = routeWith("not-found");
  if (!filter.testsRpki) return filter.decide(first);
  const [state = "not-found", ...others] = states();
  const decision = filter.decide(state === "not-found" ? first : routeWith(state));
  const differs = others.some((other) => !sameDecision(decision, filter.decide(routeWith(other))));
  return differs ? { verdict: "undecided", by: UNKNOWN_RPKI, route: first } : decision;
}

/** In place of a term, for a session that is not there. */
export const NO_SESSION = "(no session)";
/** In place of a term, for a session that is shut down. */
export const SHUT = "(shut down)";
/** In place of a term, for a path with an AS_SET. */
export const BLIND = "(AS_SET: the platform's documents do not say what its filter makes of it)";
const UNKNOWN_RPKI = "(the RPKI state is not known)";

/** Whether a route has an AS_SET in its path. */
export function hasSet({ asPath }: Route): boolean {
  return asPath.some((hop) => typeof hop !== "number");
}

function sameDecision(a: Decision, b: Decision): boolean {
  if (a.verdict !== b.verdict) return false;
  return a.verdict === "reject" || sameAttributes(a.route, b.route);
}
