import type { Diagnostic } from "../diagnostics/index.ts";
import { evaluate, runFilter, type Direction, type Route } from "../policy/index.ts";
import { beforeEffects, FilterSearch, routeWith, usualRoute, type Facts } from "../verify/index.ts";
import type { Assertion, RouteCondition } from "./assertion.ts";
import { BLIND, isBlind, TOO_LARGE, UNREAD, type Context, type Side } from "./context.ts";
import { isAsExpected } from "./expected.ts";
import { factsOf } from "./facts-of.ts";
import { filterSide } from "./filter-side.ts";
import {
  HOLDS,
  judge,
  lineOf,
  placeName,
  type Decision,
  type Finding,
  type Place,
} from "./findings.ts";
import { hasSet, sketchedRoute } from "./sketched-route.ts";
import { violatingEnds } from "./violating-ends.ts";
import type { TestedSession } from "./tested-network.ts";

/**
 * Decides an assertion about one session in one direction: what to report, or null; "empty" if no route can meet the
 * conditions.
 */
export function decideSession(
  context: Context,
  assertion: Assertion,
  session: TestedSession,
  direction: Direction,
): Diagnostic | "empty" | null {
  const { routes } = assertion;
  const place: Place = {
    name: placeName(session, direction),
    session,
    decide: (side, route) => decide(session, direction, side, route),
  };
  if (routes.kind === "one") {
    const route = sketchedRoute(routes.sketch, session.plan, direction);
    const find = (side: Side) => findOne(assertion, place, direction, side, route);
    return judge(assertion, place, { policy: find("policy"), file: find("file") });
  }
  const facts = factsOf(routes.conditions, session, context.lists, context.prover.languages);
  const usual = usualRoute(session.plan, direction);
  if (routeWith(facts, session.plan.family, usual, context.prover) === null) return "empty";
  const find = (side: Side) => findEvery(context, assertion, session, direction, side, facts);
  return judge(assertion, place, { policy: find("policy"), file: find("file") });
}

/** The result of one side for a route at one filter; null if unknown. */
export function decide(
  session: TestedSession,
  direction: Direction,
  side: Side,
  route: Route,
): Decision | null {
  const { plan, file } = session;
  if (side === "policy") {
    const { verdict, reason, term, route: end } = evaluate(plan[direction], route);
    const by = term
      ? `the policy decides in ${term.name}`
      : "the policy decides by default, at its end";
    return { verdict, reason, route: end, by, span: term?.span ?? null };
  }
  if (!file || (isBlind(file, direction) && hasSet(route))) return null;
  const { verdict, route: end, line } = runFilter(file[direction].start, route, plan.local);
  const by = "the file decides here";
  return { verdict, reason: undefined, route: end, by, span: lineOf(session, line) };
}

function findOne(
  { expectation }: Assertion,
  place: Place,
  direction: Direction,
  side: Side,
  route: Route,
): Finding {
  const { session } = place;
  if (side === "file" && isBlind(session.file, direction) && hasSet(route)) {
    return { kind: "undecided", why: BLIND };
  }
  const result = place.decide(side, route);
  if (!result) return { kind: "undecided", why: UNREAD };
  const holds = isAsExpected(expectation, route, result, session.plan);
  return holds ? HOLDS : { kind: "fails", route };
}

function findEvery(
  context: Context,
  assertion: Assertion,
  session: TestedSession,
  direction: Direction,
  side: Side,
  facts: Facts,
): Finding {
  const { prover } = context;
  const { plan } = session;
  const searched = filterSide(context, session, direction, side, facts);
  if (searched.kind === "undecided") return searched;
  const { start, usual, given } = searched;
  const sought = violatingEnds(assertion.expectation, plan, plan[direction], side);
  const search = new FilterSearch(
    {
      start,
      given,
      usual,
      translate: (test, effects) => beforeEffects(test, effects, plan.local, prover.languages),
      wanted: (end, effects) => sought.wanted(end, [effects]),
      mayBeWanted: sought.mayBeWanted,
    },
    prover,
  );
  const found = search.find();
  if (found === "too-large") return { kind: "undecided", why: TOO_LARGE };
  return found ? { kind: "fails", route: found.route } : HOLDS;
}

/** Whether a route received on a session can meet some conditions. */
export function canBeMet(
  context: Context,
  conditions: readonly RouteCondition[],
  session: TestedSession,
): Facts | "empty" {
  const { lists, prover } = context;
  const facts = factsOf(conditions, session, lists, prover.languages);
  const usual = usualRoute(session.plan, "import");
  return routeWith(facts, session.plan.family, usual, prover) === null ? "empty" : facts;
}
