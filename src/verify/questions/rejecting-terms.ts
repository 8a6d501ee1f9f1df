import { satisfies, type Direction, type Route, type Term } from "../../policy/index.ts";
import type { SessionPlan } from "../../model/index.ts";
import { sampleRoutes } from "./sample-routes.ts";
import { usualRoute } from "./usual-route.ts";

/** A plain route that a session rejects, and the terms each of which would be enough for that. */
export interface Rejection {
  readonly route: Route;
  readonly terms: readonly Term[];
}

/**
 * Why a session that accepts nothing rejects the plainest of routes: the one that the fewest terms reject, and these. No
 * term where it is the default at the end that rejects it.
 */
export function rejectingTerms(
  session: SessionPlan,
  direction: Direction,
  routes: Iterable<Route> = sampleRoutes(session, direction),
): Rejection {
  const rejections = [...routes].map((route) => ({
    route,
    terms: session[direction].terms.filter(
      ({ verdict, when }) =>
        verdict.kind === "reject" && when.every((condition) => satisfies(route, condition)),
    ),
  }));
  const [first, ...others] = rejections;
  return others.reduce<Rejection>(
    (least, one) => (one.terms.length < least.terms.length ? one : least),
    first ?? { route: usualRoute(session, direction), terms: [] },
  );
}
