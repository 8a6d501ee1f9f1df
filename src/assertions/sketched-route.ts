import { routeValues, type Direction, type Route } from "../policy/index.ts";
import type { SessionPlan } from "../model/index.ts";
import type { RouteSketch } from "./assertion.ts";
import { pathOf } from "./expected.ts";

/** The route of an assertion on a session: missing attributes are as the neighbor would send them. */
export function sketchedRoute(
  sketch: RouteSketch,
  session: SessionPlan,
  direction: Direction,
): Route {
  const usual = direction === "import" ? [session.asn] : [];
  return {
    prefix: sketch.prefix,
    asPath: sketch.asPath === null ? usual : pathOf(sketch.asPath, session),
    nextHop: sketch.nextHop ?? session.remote,
    communities: sketch.communities,
    ...routeValues((attribute) => sketch[attribute]),
    localPreference: null,
    med: sketch.med,
  };
}

/** Whether a route's path has an AS_SET. */
export function hasSet({ asPath }: Route): boolean {
  return asPath.some((segment) => typeof segment !== "number");
}
