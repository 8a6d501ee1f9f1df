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

/** One term's part in an outcome: the first condition that failed, or null if the term applied. */
export interface Step {
  readonly term: Term;
  readonly failed: Condition | null;
}

/** What a policy does with a route: the only definition of the language's meaning. */
export function evaluate(policy: Policy, route: Route): Outcome {
  const steps: Step[] = [];
  let current = route;
  for (const term of policy.terms) {
    const failed = term.when.find((condition) => !satisfies(current, condition)) ?? null;
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

/** Whether a condition holds for a route. */
export function satisfies(route: Route, { test, negated }: Condition): boolean {
  return conditionKind(test).holds(route, test) !== negated;
}

/** The route after one edit. */
export function applyEdit(route: Route, edit: Edit): Route {
  return editKind(edit).apply(route, edit);
}
