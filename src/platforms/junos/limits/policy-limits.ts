import type { Policy, Term } from "../../../policy/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import { changeTerm, ofTerm } from "../../advice.ts";
import type { Complaints } from "./complaints.ts";

/** The most hops that `as-path-calc-length` counts to (its YANG type). */
const MOST_HOPS = 1024;

/** Reports what Junos cannot say of a policy. */
export function policyLimits(plan: RouterPlan, policy: Policy, complain: Complaints): void {
  for (const term of policy.terms) {
    testLimits(plan, policy, term, complain);
    for (const edit of term.edits) {
      if (edit.kind !== "set-next-hop" || edit.to !== "discard") continue;
      if (policy.direction === "import") continue;
      const advice = changeTerm(term, "remove `set_next_hop: discard` from");
      complain.unsupported("a next hop of discard on export", "none", plan.span, advice);
    }
  }
}

/**
 * No test of a Junos policy tells an AS_SET from its members: lists of ASNs look inside of it, the length counts it as one hop,
 * and the manuals leave open what a regular expression makes of it; with `{65001}` in place of 65001 the
 * documented tests say the same throughout, so no combination of them can tell. Nor is there a statement that
 * refuses such routes (YANG models up to 25.4R1).
 */
function testLimits(plan: RouterPlan, policy: Policy, term: Term, complain: Complaints): void {
  for (const { test } of term.when) {
    switch (test.kind) {
      case "as-path-has-set":
        complain.unsupported(
          `a test for AS_SETs in the AS_PATH (term ${term.name})`,
          "BIRD, FRR and IOS-XR",
          plan.span,
          ofTerm(term, `write \`waive: [${term.name}]\` for this router to do without it`),
        );
        break;
      case "as-path-first":
      case "as-path-origin":
        complain.differs(
          `term ${term.name} takes a path that ${test.kind === "as-path-first" ? "begins" : "ends"} ` +
            "in an AS_SET by the members of the set: one that is listed is enough",
          term.span,
        );
        break;
      case "as-path-length":
        complain.range(
          `the hops in term ${term.name}`,
          test.atLeast,
          1,
          MOST_HOPS,
          plan.span,
          changeTerm(term, `write \`over: ${MOST_HOPS - 1}\` in`),
        );
        break;
      case "origin":
        // Routes of our own get their ORIGIN when they are sent; what a test makes of them before is not documented.
        if (test.origin !== "igp" || policy.direction === "import") break;
        complain.unsupported(
          `a test for the ORIGIN \`igp\` on export (term ${term.name})`,
          "BIRD, FRR and IOS-XR",
          plan.span,
          changeTerm(
            term,
            "test for `egp` and for `incomplete` in terms of their own in the place of",
          ),
        );
        break;
      default:
        break;
    }
  }
}
