import { diagnostic, type MaskedFile, type Report } from "../../diagnostics/index.ts";
import { evaluate, runFilter, type Outcome, type Policy, type Route } from "../../policy/index.ts";
import type { FilterReading, SessionPlan } from "../../model/index.ts";
import { FilterComparison } from "./compare-filters.ts";
import { describeDifference, describeRoute } from "./describe-route.ts";
import { nameOf } from "./name-of.ts";
import { asksForAsSets, programOf } from "../algebra/program-of.ts";
import type { Prover } from "../algebra/prover.ts";
import { usualRoute } from "../questions/usual-route.ts";

/** The result for a filter: proven, proven except for AS_SETs that the policy does not test, or reported. */
export type FilterProof = "proven" | "proven-without-as-sets" | "not-proven";

/**
 * Proves that a filter as read means what the policy says for every route, or reports a route for which it does not.
 * `asSets: "undocumented"`: if the policy does not test AS_SETs either, paths with one are excluded.
 */
export function verifyFilter(
  session: SessionPlan,
  policy: Policy,
  reading: FilterReading,
  file: MaskedFile,
  prover: Prover,
  asSets: "documented" | "undocumented",
  report: Report,
): FilterProof {
  const withoutSets = asSets === "undocumented" && !asksForAsSets(policy);
  const question = {
    family: session.family,
    local: session.local,
    usual: usualRoute(session, policy.direction),
    withoutSets,
  };
  const program = programOf(policy, prover.meanings);
  const result = new FilterComparison(question, prover).compare(program, reading.start);
  switch (result.kind) {
    case "equal":
      return withoutSets ? "proven-without-as-sets" : "proven";
    case "too-large":
      report(
        diagnostic(
          "filter-not-proven",
          { session: nameOf(session), direction: policy.direction },
          { span: file.lineSpan(reading.line) },
        ),
      );
      return "not-proven";
    case "different":
      reportDifference(session, policy, reading, file, result.route, report);
      return "not-proven";
  }
}
function reportDifference(
  session: SessionPlan,
  policy: Policy,
  reading: FilterReading,
  file: MaskedFile,
  route: Route,
  report: Report,
): void {
  const declared = evaluate(policy, route);
  const read = runFilter(reading.start, route, session.local);
  const [by, than] = describeOutcomes(declared, read);
  const span = file.lineSpan(read.line);
  const term = declared.term;
  report(
    diagnostic(
      "filter-differs",
      {
        session: nameOf(session),
        direction: policy.direction,
        route: describeRoute(route),
        policy: by,
        file: than,
      },
      {
        span,
        related: term ? [{ message: `the policy decides in ${term.name}`, span: term.span }] : [],
      },
    ),
  );
}

/** The results of the policy and the file, reduced to what differs. */
function describeOutcomes(
  declared: Outcome,
  file: { readonly verdict: "accept" | "reject"; readonly route: Route },
): readonly [string, string] {
  const why = declared.reason === null ? "" : ` (${declared.reason})`;
  if (declared.verdict !== file.verdict) return [`${declared.verdict}${why}`, file.verdict];
  const [expected, read] = describeDifference(declared.route, file.route);
  if (expected === "") throw new Error("a counterexample that is none");
  return [`accept with ${expected}`, `accept with ${read}`];
}
