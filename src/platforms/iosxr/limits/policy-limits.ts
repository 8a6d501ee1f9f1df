import type { Community } from "../../../net/index.ts";
import { matchesPattern, type Edit, type Policy, type Term } from "../../../policy/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import { changeTerm } from "../../advice.ts";
import { asSetExposure } from "./as-set-exposure.ts";
import type { Complaints } from "./complaints.ts";

/** How many copies `prepend as-path` makes. */
const PREPENDS = { least: 1, most: 63 };

/** Reports what IOS-XR cannot say of a policy. */
export function policyLimits(plan: RouterPlan, policy: Policy, complain: Complaints): void {
  const exposure = asSetExposure(policy);
  policy.terms.forEach((term, index) => {
    if (exposure[index] ?? true) asSetLimits(policy, term, complain);
    for (const edit of term.edits) editLimits(plan, policy, term, edit, complain);
  });
  removalLimits(plan, policy, complain);
}

/**
 * The tests of the first and last ASN are guarded against AS_SETs (see `condition.ts`); for these two no exact words are
 * known, so the operator's own reading applies wherever such a path can come through.
 */
function asSetLimits(policy: Policy, term: Term, complain: Complaints): void {
  for (const { test } of term.when) {
    if (test.kind !== "as-path-contains" && test.kind !== "as-path-length") continue;
    const words = test.kind === "as-path-contains" ? "passes-through" : "as-path length";
    complain.differs(
      `term ${term.name} of ${policy.name} can meet an AS_SET, and Cisco does not say what \`${words}\` makes of one; ` +
        "a term before it that rejects AS_SETs (RFC 9774) settles it",
      term.span,
    );
  }
}

function editLimits(
  plan: RouterPlan,
  policy: Policy,
  term: Term,
  edit: Edit,
  complain: Complaints,
): void {
  if (edit.kind === "prepend") {
    const advice = changeTerm(term, `write \`prepend: ${PREPENDS.most}\` in`);
    complain.range(
      `the number of prepends in ${term.name}`,
      edit.times,
      PREPENDS,
      plan.span,
      advice,
    );
  }
  if (edit.kind !== "set-next-hop") return;
  // `set next-hop discard` is of the inbound policy (Routing Configuration Guide, RTBH filtering); `self` of the outbound one.
  if (edit.to === (policy.direction === "import" ? "self" : "discard")) {
    complain.unsupported(
      `\`set next-hop ${edit.to}\` on ${policy.direction} (term ${term.name})`,
      edit.to === "self" ? "Junos" : "none",
      plan.span,
      changeTerm(term, `remove \`set_next_hop: ${edit.to}\` from`),
    );
  }
}

/**
 * Whether RPL's `delete` sees a community that the same policy added before is not documented: nothing may depend on it.
 */
function removalLimits(plan: RouterPlan, policy: Policy, complain: Complaints): void {
  const added: Community[] = [];
  for (const term of policy.terms) {
    for (const edit of term.edits) {
      if (edit.kind === "add-communities") added.push(...edit.list.communities);
      if (edit.kind !== "remove-communities") continue;
      if (!added.some((community) => matchesPattern(community, edit.pattern))) continue;
      complain.unsupported(
        `removing communities that the policy added before (term ${term.name})`,
        "Junos, BIRD and FRR",
        plan.span,
        changeTerm(term, "move the terms that add communities after"),
      );
    }
  }
}
