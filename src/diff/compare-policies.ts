import type { CanonicalSet } from "../net/index.ts";
import {
  conditionsOf,
  evaluate,
  NO_TERM_MATCHED,
  type Direction,
  type Outcome,
} from "../policy/index.ts";
import type { SessionPlan } from "../model/index.ts";
import {
  acceptedPrefixes,
  DifferenceSearch,
  givenFacts,
  programOf,
  usualRoute,
  type ComparedFilter,
  type DifferingRoutes,
  type Prover,
} from "../verify/index.ts";
import { firstAsnOf } from "./first-asn-of.ts";
import { mergeChanges, type Differing, type Ending } from "./merge-changes.ts";
import { policyCause } from "./policy-cause.ts";
import type { RouteChange } from "./route-change.ts";
import type { SessionPair } from "./session-pair.ts";

/** All differences in the result of a session's policy for routes. */
export interface PolicyDifference {
  readonly changes: readonly RouteChange[];
  /** The prefixes to which some route was accepted, and is; null if no verdict has changed. */
  readonly space: { readonly before: CanonicalSet; readonly after: CanonicalSet } | null;
}

/** Every change in the result of a session's policy for routes; "too-large" if they cannot all be found. */
export function comparePolicies(
  pair: SessionPair,
  direction: Direction,
  prover: Prover,
): PolicyDifference | "too-large" {
  const [before, after] = [pair.before, pair.after].map((session) =>
    filterOf(session, direction, prover),
  ) as [ComparedFilter, ComparedFilter];
  const { family } = pair.after;
  const usual = usualRoute(pair.after, direction);
  const question = {
    before,
    after,
    family,
    usual,
    given: givenFacts(direction, firstAsnOf(pair), prover),
  };
  const found = new DifferenceSearch(question, prover).find();
  if (found === "too-large") return found;
  const [a, b] = [pair.before[direction], pair.after[direction]];
  const outcomes = ({ route }: Pick<DifferingRoutes, "route">) => ({
    before: evaluate(a, route),
    after: evaluate(b, route),
  });
  const all = found.map((routes): Differing => {
    const made = outcomes(routes);
    return { ...routes, before: endingOf(made.before), after: endingOf(made.after) };
  });
  const isOfVerdict = all.some((one) => one.before.verdict !== one.after.verdict);
  const were = isOfVerdict ? acceptedPrefixes(before, question, prover) : null;
  const are = isOfVerdict ? acceptedPrefixes(after, question, prover) : null;
  if (were === "too-large" || are === "too-large") return "too-large";
  const changes = mergeChanges(all, { were, are }).map((change): RouteChange => ({
    ...change,
    ...outcomes(change),
    cause: policyCause(change.route, a, b),
  }));
  return { changes, space: were && are && { before: were, after: are } };
}

function endingOf({ verdict, reason, term }: Outcome): Ending {
  const testsPrefix =
    term !== null && conditionsOf(term).some(({ test }) => test.kind === "prefix");
  return { verdict, reason, by: term?.name ?? "(default)", testsPrefix };
}

/** The policy of a session as one of two filters. */
export function filterOf(
  session: SessionPlan,
  direction: Direction,
  prover: Prover,
): ComparedFilter {
  const policy = session[direction];
  return {
    start: programOf(policy, prover.meanings),
    local: session.local,
    reason: ({ line }) => {
      const verdict = policy.terms[line]?.verdict;
      return verdict?.kind === "reject" ? verdict.reason : NO_TERM_MATCHED;
    },
  };
}
