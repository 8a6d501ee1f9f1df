import { failureOf, type Direction, type Route, type Term } from "../../policy/index.ts";
import type { SessionPlan } from "../../model/index.ts";
import { sampleRoutes } from "./sample-routes.ts";
import { usualRoute } from "./usual-route.ts";

/** An ordinary route that a session rejects, and the terms each of which is sufficient for that. */
export interface Rejection {
  readonly route: Route;
  readonly terms: readonly Term[];
}

/**
 * Why a session that accepts nothing rejects even the most ordinary route: the one that the fewest terms reject, and
 * these terms. No terms if the default at the end rejects it.
 */
export function rejectingTerms(
  session: SessionPlan,
  direction: Direction,
  routes: Iterable<Route> = sampleRoutes(session, direction),
): Rejection {
  const rejections = [...routes].map((route) => ({
    route,
    terms: session[direction].terms.filter(
      (term) => term.verdict.kind === "reject" && failureOf(term, route) === null,
    ),
  }));
  const [first, ...others] = rejections;
  return others.reduce<Rejection>(
    (least, one) => (one.terms.length < least.terms.length ? one : least),
    first ?? { route: usualRoute(session, direction), terms: [] },
  );
}
