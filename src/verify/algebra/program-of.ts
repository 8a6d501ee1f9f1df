import type { Condition, FilterNode, Policy } from "../../policy/index.ts";
import type { TermMeanings } from "./term-meanings.ts";

/**
 * A compiled policy as a decision graph. The `line` of a node is the index of its term; that of the default deny is
 * the number of terms. It expresses what `evaluate` does in the form in which readers express what a router does.
 */
export function programOf(policy: Policy, meanings: TermMeanings): FilterNode {
  let next: FilterNode = { kind: "verdict", verdict: "reject", line: policy.terms.length };
  for (let line = policy.terms.length - 1; line >= 0; line--) {
    const term = policy.terms[line];
    if (!term) break;
    const { verdict } = term;
    const { edits, tests } = meanings.of(term);
    let applied: FilterNode =
      verdict.kind === "next" ? next : { kind: "verdict", verdict: verdict.kind, line };
    for (const edit of edits) applied = { kind: "edit", edit, line, next: applied };
    for (const { negated, anyOf } of tests) {
      const holds: FilterNode = negated ? next : applied;
      applied = anyOf.reduceRight<FilterNode>(
        (otherwise, test) => ({ kind: "test", test, line, then: holds, otherwise }),
        negated ? applied : next,
      );
    }
    next = applied;
  }
  return next;
}

/** Whether a policy tests anywhere whether the AS_PATH has an AS_SET. */
export function asksForAsSets(policy: Policy): boolean {
  return policy.terms.some((term) =>
    term.when.some((condition: Condition) => condition.test.kind === "as-path-has-set"),
  );
}
