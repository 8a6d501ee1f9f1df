import { conditionsOf, type Policy, type Term } from "../../../policy/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import { changeTerm } from "../../advice.ts";
import type { Complaints } from "../../complaints.ts";

/** The maximum of `as-path-calc-length` (its YANG type). */
const HOPS = { least: 1, most: 1024 };

/**
 * Reports the numbers of a policy that Junos does not accept, and its treatment of AS_SETs: lists of ASNs look inside
 * of one, the length counts it as one hop, and the manuals do not say how a regular expression treats it. All
 * documented tests have the same result for `{65001}` as for 65001, so no combination of them can detect a set. There
 * is also no statement that rejects such routes (YANG models up to 25.4R1).
 */
export function policyLimits(plan: RouterPlan, policy: Policy, complain: Complaints): void {
  for (const term of policy.terms) testLimits(plan, term, complain);
}

function testLimits(plan: RouterPlan, term: Term, complain: Complaints): void {
  for (const { test } of conditionsOf(term)) {
    if (test.kind === "as-path-first" || test.kind === "as-path-origin") {
      complain.differs(
        `term ${term.name} takes a path that ${test.kind === "as-path-first" ? "begins" : "ends"} ` +
          "in an AS_SET by the members of the set: one that is listed is enough",
        term.span,
      );
    }
    if (test.kind === "as-path-length") {
      const advice = changeTerm(term, `write \`over: ${HOPS.most - 1}\` in`);
      complain.range(`the hops in term ${term.name}`, test.atLeast, HOPS, plan.span, advice);
    }
  }
}
