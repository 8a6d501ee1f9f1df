import type { Direction, FilterNode, Route } from "../policy/index.ts";
import { routeWith, usualRoute, type Facts } from "../verify/index.ts";
import { BLIND, isBlind, UNREAD, withoutSets, type Context, type Side } from "./context.ts";
import type { Finding } from "./findings.ts";
import type { TestedSession } from "./tested-network.ts";

/** A filter of a session to search, and the routes that count. */
export interface FilterSide {
  readonly kind: "filter";
  readonly start: FilterNode;
  readonly usual: Route;
  /** The facts asked for; without AS_SETs, where the file's platform cannot test for them. */
  readonly given: Facts;
}

/** The filter of the policy or of the file for routes with some facts; undecided if it cannot be searched. */
export function filterSide(
  context: Context,
  session: TestedSession,
  direction: Direction,
  side: Side,
  facts: Facts,
): FilterSide | Extract<Finding, { readonly kind: "undecided" }> {
  const { plan, file } = session;
  const start = side === "policy" ? context.program(session, direction) : file?.[direction].start;
  if (!start) return { kind: "undecided", why: UNREAD };
  const usual = usualRoute(plan, direction);
  const blind = side === "file" && isBlind(file, direction);
  const given: Facts = blind ? { fact: withoutSets(context).fact, before: facts } : facts;
  if (blind && routeWith(given, plan.family, usual, context.prover) === null) {
    return { kind: "undecided", why: BLIND };
  }
  return { kind: "filter", start, usual, given };
}
