import { diagnostic, type Diagnostic } from "../diagnostics/index.ts";
import { evaluate, type Direction, type FilterNode, type Route } from "../policy/index.ts";
import {
  describeDifference,
  describeRoute,
  DifferenceSearch,
  programOf,
  routeWith,
  usualRoute,
  type ComparedFilter,
  type Fact,
  type Facts,
} from "../verify/index.ts";
import type { SessionPlan } from "../model/index.ts";
import type { ChangeAssertion, ChangeRule } from "./assertion.ts";
import { BLIND, isBlind, TOO_LARGE, UNREAD, type Context, type Side } from "./context.ts";
import { decide } from "./decide-sessions.ts";
import { factsOf } from "./facts-of.ts";
import { filterSide } from "./filter-side.ts";
import { HOLDS, placeName, type Decision, type Finding } from "./findings.ts";
import { hasSet, sketchedRoute } from "./sketched-route.ts";
import type { TestedSession } from "./tested-network.ts";

/**
 * Decides an assertion about what a change makes of one session in one direction: what to report, or null; "empty" if
 * no route can meet the conditions. The policy before is compared with the policy now, and with the router's file.
 */
export function decideChange(
  context: Context,
  assertion: ChangeAssertion,
  session: TestedSession,
  direction: Direction,
): Diagnostic | "empty" | null {
  const { name, routes, span } = assertion;
  const old = context.base?.get(session.plan) ?? null;
  const facts =
    routes.kind === "one"
      ? null
      : factsOf(routes.conditions, session, context.lists, context.prover.languages);
  const usual = usualRoute(session.plan, direction);
  if (
    routes.kind === "every" &&
    routeWith(facts, session.plan.family, usual, context.prover) === null
  ) {
    return "empty";
  }
  for (const side of ["policy", "file"] as const) {
    const finding =
      routes.kind === "one"
        ? findOne(assertion, old, session, direction, side)
        : findEvery(context, assertion.expectation.rule, old, session, direction, side, facts);
    const where = placeName(session, direction);
    if (finding.kind === "undecided") {
      const params = { name, where: `${where} (${side})`, why: finding.why };
      return diagnostic("assertion-not-proven", params, { span });
    }
    if (finding.kind === "fails") {
      return failure(assertion, old, session, direction, side, finding.route);
    }
  }
  return null;
}

function findOne(
  { routes, expectation }: ChangeAssertion,
  old: SessionPlan | null,
  session: TestedSession,
  direction: Direction,
  side: Side,
): Finding {
  if (routes.kind !== "one") throw new Error("unreachable: an assertion about every route");
  const route = sketchedRoute(routes.sketch, session.plan, direction);
  if (side === "file" && isBlind(session.file, direction) && hasSet(route)) {
    return { kind: "undecided", why: BLIND };
  }
  const after = decide(session, direction, side, route);
  if (!after) return { kind: "undecided", why: UNREAD };
  const holds = isAllowed(expectation.rule, resultBefore(old, direction, route), after);
  return holds ? HOLDS : { kind: "fails", route };
}

type Result = Pick<Decision, "verdict" | "route">;

function isAllowed(rule: ChangeRule, before: Result, after: Result): boolean {
  if (before.verdict !== after.verdict) return isAllowedVerdict(rule, after.verdict);
  if (rule !== "unchanged" || after.verdict === "reject") return true;
  return describeDifference(before.route, after.route)[0] === "";
}

/** Whether a route may get a verdict that it did not have before. */
function isAllowedVerdict(rule: ChangeRule, after: Result["verdict"]): boolean {
  switch (rule) {
    case "not-newly-accepted":
      return after === "reject";
    case "not-newly-rejected":
      return after === "accept";
    case "unchanged":
      return false;
  }
}

function findEvery(
  context: Context,
  rule: ChangeRule,
  old: SessionPlan | null,
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
  const compared = (node: FilterNode, { local }: SessionPlan): ComparedFilter => {
    return { start: node, local, reason: () => "" };
  };
  const before = old
    ? compared(programOf(old[direction], prover.meanings), old)
    : compared(REJECT, plan);
  const search = new DifferenceSearch(
    { before, after: compared(start, plan), family: plan.family, usual, given: listOf(given) },
    prover,
  );
  const all = search.find();
  if (all === "too-large") return { kind: "undecided", why: TOO_LARGE };
  // Ends that accept in both differ in their edits, for the route that was found.
  const found = all.find(({ before: was, after: is }) => {
    const isOfVerdict = was.verdict !== is.verdict;
    return isOfVerdict ? !isAllowedVerdict(rule, is.verdict) : rule === "unchanged";
  });
  return found ? { kind: "fails", route: found.route } : HOLDS;
}

/** A session that did not exist accepted nothing. */
const REJECT = { kind: "verdict", verdict: "reject", line: 0 } as const;

function resultBefore(old: SessionPlan | null, direction: Direction, route: Route): Decision {
  if (!old) {
    return { verdict: "reject", reason: null, route, by: "the session is new", span: null };
  }
  const { verdict, reason, term, route: end } = evaluate(old[direction], route);
  const by = term ? `before, ${term.name} decided` : "before, the default at the end decided";
  return { verdict, reason, route: end, by, span: term?.span ?? null };
}

function listOf(facts: Facts): readonly Fact[] {
  const all: Fact[] = [];
  for (let at = facts; at; at = at.before) all.unshift(at.fact);
  return all;
}

const EXPECTED: Readonly<Record<ChangeRule, string>> = {
  "not-newly-accepted": "rejected, as before",
  "not-newly-rejected": "accepted, as before",
  unchanged: "treated as before",
};

function failure(
  { name, span, expectation }: ChangeAssertion,
  old: SessionPlan | null,
  session: TestedSession,
  direction: Direction,
  side: Side,
  route: Route,
): Diagnostic {
  const before = resultBefore(old, direction, route);
  const after = decide(session, direction, side, route);
  if (!after) throw new Error("unreachable: what is not understood is not compared");
  const [was, is] =
    before.verdict === "accept" && after.verdict === "accept"
      ? describeDifference(before.route, after.route)
      : ["", ""];
  const which = side === "policy" ? "the policy makes it" : "the file makes it";
  const past = old ? "before, it was" : "the session is new; before, it was";
  return diagnostic(
    "assertion-failed",
    {
      name,
      where: placeName(session, direction),
      route: describeRoute(route),
      expected: EXPECTED[expectation.rule],
      found: `${past} ${resultText(before, was)}; ${which} ${resultText(after, is)}`,
    },
    {
      span,
      related: [before, after].flatMap((decision) =>
        decision.span ? [{ message: decision.by, span: decision.span }] : [],
      ),
    },
  );
}

function resultText({ verdict, reason }: Decision, attributes: string): string {
  if (verdict === "accept") return attributes === "" ? "accepted" : `accepted with ${attributes}`;
  return reason === null || reason === undefined ? "rejected" : `rejected (${reason})`;
}
