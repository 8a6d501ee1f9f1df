import { conditionsOf, type FilterNode, type Policy } from "../../policy/index.ts";
import type { TermMeanings, TestMeaning } from "./term-meanings.ts";

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
    const { edits, tests, alternatives } = meanings.of(term);
    let applied: FilterNode =
      verdict.kind === "next" ? next : { kind: "verdict", verdict: verdict.kind, line };
    for (const edit of edits) applied = { kind: "edit", edit, line, next: applied };
    if (alternatives.length > 0) {
      const then = applied;
      applied = alternatives.reduce(
        (otherwise, conditions) => testing(conditions, line, then, otherwise),
        next,
      );
    }
    next = testing(tests, line, applied, next);
  }
  return next;
}

/** A graph that leads to `then` if all conditions hold, and else to `otherwise`. */
function testing(
  conditions: readonly TestMeaning[],
  line: number,
  then: FilterNode,
  otherwise: FilterNode,
): FilterNode {
  let node = then;
  for (const { negated, anyOf } of conditions) {
    const holds = negated ? otherwise : node;
    node = anyOf.reduceRight<FilterNode>(
      (fails, test) => ({ kind: "test", test, line, then: holds, otherwise: fails }),
      negated ? node : otherwise,
    );
  }
  return node;
}

/** Whether a policy tests anywhere whether the AS_PATH has an AS_SET. */
export function asksForAsSets(policy: Policy): boolean {
  return policy.terms.some((term) =>
    conditionsOf(term).some(({ test }) => test.kind === "as-path-has-set"),
  );
}
