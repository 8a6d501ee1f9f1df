import { conditionsOf, type Edit, type Policy, type Term } from "../../../policy/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import { changeTerm } from "../../advice.ts";
import { asSetExposure } from "./as-set-exposure.ts";
import type { Complaints } from "../../complaints.ts";

/** How many copies `prepend as-path` makes. */
const PREPENDS = { least: 1, most: 63 };

/**
 * Reports the numbers of a policy that IOS-XR does not accept, and where its treatment of AS_SETs is not documented.
 */
export function policyLimits(plan: RouterPlan, policy: Policy, complain: Complaints): void {
  const exposure = asSetExposure(policy);
  policy.terms.forEach((term, index) => {
    if (exposure[index] ?? true) asSetLimits(policy, term, complain);
    medLimits(policy, term, complain);
    for (const edit of term.edits) editLimits(plan, term, edit, complain);
  });
}

/**
 * The tests of the first and last ASN are guarded against AS_SETs (see `condition.ts`); for these two no exact
 * expression is known, so the operator's own interpretation applies wherever such a path can pass.
 */
function asSetLimits(policy: Policy, term: Term, complain: Complaints): void {
  for (const { test } of conditionsOf(term)) {
    if (test.kind !== "as-path-contains" && test.kind !== "as-path-length") continue;
    const words = test.kind === "as-path-contains" ? "passes-through" : "as-path length";
    complain.differs(
      `term ${term.name} of ${policy.name} can meet an AS_SET, and Cisco does not say what \`${words}\` makes of one; ` +
        "a term before it that rejects AS_SETs (RFC 9774) settles it",
      term.span,
    );
  }
}

/** What a comparison makes of a MED that a route does not have is not documented. */
function medLimits(policy: Policy, term: Term, complain: Complaints): void {
  if (!conditionsOf(term).some(({ test }) => test.kind === "med")) return;
  complain.differs(
    `term ${term.name} of ${policy.name} can meet a route without a MED, and Cisco does not say what \`med ge\` makes of one`,
    term.span,
  );
}

function editLimits(plan: RouterPlan, term: Term, edit: Edit, complain: Complaints): void {
  if (edit.kind !== "prepend") return;
  const advice = changeTerm(term, `write \`prepend: ${PREPENDS.most}\` in`);
  complain.range(`the number of prepends in ${term.name}`, edit.times, PREPENDS, plan.span, advice);
}
