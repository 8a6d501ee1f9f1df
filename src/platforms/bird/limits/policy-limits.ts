import { conditionsOf, type Policy } from "../../../policy/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import { changeTerm } from "../../advice.ts";
import type { Complaints } from "../../complaints.ts";

/** Reports what the ASN 0 means in BIRD's tests, and how it counts communities. */
export function policyLimits({ span }: RouterPlan, policy: Policy, complain: Complaints): void {
  for (const term of policy.terms) {
    for (const { test } of conditionsOf(term)) {
      if (test.kind === "as-path-first" && test.asn === 0) {
        complain.refused("a test for the first ASN 0", span, changeTerm(term, "remove"));
      }
      if (test.kind === "community-count") {
        const what = `the term ${term.name} counts communities: one that a neighbor sends twice counts twice`;
        complain.differs(what, term.span);
      }
      if (test.kind === "as-path-origin" && test.list.set.has(0)) {
        const what = `the term ${term.name} tests for the origin 0: a path with an AS_SET that ends in ASN 0 counts as having no origin`;
        complain.differs(what, term.span);
      }
    }
  }
}
