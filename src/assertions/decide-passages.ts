import type { Diagnostic } from "../diagnostics/index.ts";
import type { FilterNode, Route } from "../policy/index.ts";
import { Passages, routeWith, usualRoute, type Facts } from "../verify/index.ts";
import type { Assertion } from "./assertion.ts";
import {
  BLIND,
  isBlind,
  NEXT_HOP,
  TOO_LARGE,
  UNREAD,
  withoutSets,
  type Context,
  type Side,
} from "./context.ts";
import { canBeMet, decide } from "./decide-sessions.ts";
import { isAsExpected } from "./expected.ts";
import { HOLDS, judge, placeName, type Decision, type Finding, type Place } from "./findings.ts";
import { hasSet, sketchedRoute } from "./sketched-route.ts";
import { violatingEnds } from "./violating-ends.ts";
import type { TestedSession } from "./tested-network.ts";

/** The paths of one assertion through the network: a result for one counts for all equivalent ones. */
export interface PassageProofs {
  readonly policy: Passages;
  readonly file: Passages;
  readonly always: NonNullable<Facts>;
  /** By the shape of the outbound filter; for the inbound session that is being examined. */
  readonly known: Map<string, Finding>;
  readonly shapes: Map<FilterNode, number>;
}

/** No results yet. */
export function createProofs(context: Context): PassageProofs {
  return {
    policy: new Passages(context.prover),
    file: new Passages(context.prover),
    always: withoutSets(context),
    known: new Map(),
    shapes: new Map(),
  };
}

/**
 * Decides an assertion about what is received on `from` and may be announced on each of `to`; "empty" if no route can
 * meet the conditions.
 */
export function decidePassages(
  context: Context,
  assertion: Assertion,
  proofs: PassageProofs,
  from: TestedSession,
  to: readonly TestedSession[],
): readonly Diagnostic[] | "empty" {
  const { routes } = assertion;
  if (routes.kind === "one") {
    const route = sketchedRoute(routes.sketch, from.plan, "import");
    return to.flatMap((out) => {
      const place = placeOf(from, out);
      const find = (side: Side) => findOne(assertion, place, from, side, route);
      return judge(assertion, place, { policy: find("policy"), file: find("file") }) ?? [];
    });
  }
  const facts = canBeMet(context, routes.conditions, from);
  if (facts === "empty") return facts;
  proofs.known.clear();
  return to.flatMap((out) => {
    const find = (side: Side) => findEvery(context, assertion, proofs, from, out, side, facts);
    const place = placeOf(from, out);
    return judge(assertion, place, { policy: find("policy"), file: find("file") }) ?? [];
  });
}

function placeOf(from: TestedSession, to: TestedSession): Place {
  return {
    name: `from ${placeName(from, "import")} to ${placeName(to, "export")}`,
    session: to,
    decide: (side, route) => {
      const inward = decide(from, "import", side, route);
      if (inward?.verdict !== "accept") return inward;
      return decide(to, "export", side, inward.route);
    },
  };
}

function findOne(
  { expectation }: Assertion,
  place: Place,
  from: TestedSession,
  side: Side,
  route: Route,
): Finding {
  const { session: to } = place;
  const blind = isBlind(from.file, "import") || isBlind(to.file, "export");
  if (side === "file" && blind && hasSet(route)) return { kind: "undecided", why: BLIND };
  const inward = decide(from, "import", side, route);
  if (inward?.verdict === "reject") {
    const reason = inward.reason ?? null;
    const why = `the route is refused where it comes in${reason === null ? "" : ` (${reason})`}, so that nothing is said of what goes out`;
    return { kind: "undecided", why };
  }
  const result: Decision | null = inward && place.decide(side, route);
  if (!result) return { kind: "undecided", why: UNREAD };
  return isAsExpected(expectation, route, result, to.plan) ? HOLDS : { kind: "fails", route };
}

function findEvery(
  context: Context,
  assertion: Assertion,
  proofs: PassageProofs,
  from: TestedSession,
  to: TestedSession,
  side: Side,
  facts: Facts,
): Finding {
  const blind = isBlind(from.file, "import") || isBlind(to.file, "export");
  const always = side === "file" && blind ? proofs.always : null;
  const sought = violatingEnds(assertion.expectation, to.plan, to.plan.export, side);
  const filters =
    side === "policy"
      ? [context.program(from, "import"), context.program(to, "export")]
      : [from.file?.import.start, to.file?.export.start];
  const [inbound, outbound] = filters;
  if (!inbound || !outbound) return { kind: "undecided", why: UNREAD };
  let shape = proofs.shapes.get(outbound);
  if (shape === undefined) {
    proofs.shapes.set(outbound, (shape = context.shapes.of(outbound, sought.label)));
  }
  const key = `${side} ${shape} ${always ? "+" : "-"}`;
  const known = proofs.known.get(key);
  if (known) return known;
  const usual = usualRoute(from.plan, "import");
  const given: Facts = always ? { fact: always.fact, before: facts } : facts;
  const { family } = from.plan;
  let finding: Finding;
  if (always && routeWith(given, family, usual, context.prover) === null) {
    finding = { kind: "undecided", why: BLIND };
  } else {
    const { local } = from.plan;
    const question = { inbound, local, outbound, given, always, usual, shape, ...sought };
    const found = proofs[side].find(question);
    finding =
      found === null
        ? HOLDS
        : found === "too-large"
          ? { kind: "undecided", why: TOO_LARGE }
          : found.unsure
            ? { kind: "undecided", why: NEXT_HOP }
            : { kind: "fails", route: found.route };
  }
  proofs.known.set(key, finding);
  return finding;
}
