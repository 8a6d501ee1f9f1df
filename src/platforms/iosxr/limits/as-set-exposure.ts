import { conditionsOf, type Policy, type Term } from "../../../policy/index.ts";

/**
 * For each term of a policy: whether a route with an AS_SET may reach it *and* the term's result for it can change
 * the verdict. This is not the case after a term that rejects all such routes, nor before it as long as nothing in
 * between accepts.
 *
 * IOS-XR's manuals do not say how `neighbor-is`, `originates-from`, `passes-through` and `length` treat an AS_SET, so
 * an exposed term needs a guard, or a warning.
 */
export function asSetExposure(policy: Policy): readonly boolean[] {
  const barrier = policy.terms.findIndex(rejectsAsSets);
  if (barrier < 0) return policy.terms.map(() => true);
  const lastAccept = policy.terms
    .slice(0, barrier)
    .findLastIndex((t) => t.verdict.kind === "accept");
  return policy.terms.map((_, index) => index <= lastAccept);
}

/** Whether a term rejects every route whose AS_PATH has an AS_SET. */
function rejectsAsSets(term: Term): boolean {
  const [only, ...others] = conditionsOf(term);
  if (term.verdict.kind !== "reject" || others.length > 0) return false;
  return only === undefined || (only.test.kind === "as-path-has-set" && !only.negated);
}
