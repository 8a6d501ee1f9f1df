import { conditionKind } from "./conditions.ts";
import { editKind, type Edit } from "./edits.ts";
import type { Condition, Policy, Term } from "./ir.ts";
import type { Route } from "./route.ts";

/** The reason of the default deny after the last term of every policy. */
export const NO_TERM_MATCHED = "no-term-matched";

/** The result for a route: the verdict, the term that gave it (null: the default deny), and the resulting route. */
export interface Outcome {
  readonly verdict: "accept" | "reject";
  /** Why it was rejected; null if it was accepted. */
  readonly reason: string | null;
  readonly term: Term | null;
  /** The route with all edits that were made, also if it was rejected. */
  readonly route: Route;
  /** Every term up to and including the deciding one. */
  readonly steps: readonly Step[];
}

/** One term's part in an outcome: why it did not apply, or null if it did. */
export interface Step {
  readonly term: Term;
  readonly failed: Failure | null;
}

/** Why a term does not apply to a route: the first condition of `when` that fails, or that no alternative holds. */
export type Failure = Condition | "any-of";

/** What a policy does with a route: the only definition of the language's meaning. */
export function evaluate(policy: Policy, route: Route): Outcome {
  const steps: Step[] = [];
  let current = route;
  for (const term of policy.terms) {
    const failed = failureOf(term, current);
    steps.push({ term, failed });
    if (failed) continue;
    current = term.edits.reduce(applyEdit, current);
    switch (term.verdict.kind) {
      case "next":
        continue;
      case "accept":
        return { verdict: "accept", reason: null, term, route: current, steps };
      case "reject":
        return { verdict: "reject", reason: term.verdict.reason, term, route: current, steps };
    }
  }
  return { verdict: "reject", reason: NO_TERM_MATCHED, term: null, route: current, steps };
}

/** Why a term does not apply to a route; null if it does. */
export function failureOf({ when, anyOf }: Term, route: Route): Failure | null {
  const holds = (condition: Condition): boolean => satisfies(route, condition);
  const failed = when.find((condition) => !holds(condition));
  if (failed) return failed;
  return anyOf.length === 0 || anyOf.some((conditions) => conditions.every(holds))
    ? null
    : "any-of";
}

/** Whether a condition holds for a route. */
export function satisfies(route: Route, { test, negated }: Condition): boolean {
  return conditionKind(test).holds(route, test) !== negated;
}

/** The route after one edit. */
export function applyEdit(route: Route, edit: Edit): Route {
  return editKind(edit).apply(route, edit);
}
