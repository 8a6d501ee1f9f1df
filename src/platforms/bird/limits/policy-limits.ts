import type { Report } from "../../../diagnostics/index.ts";
import type { Policy } from "../../../policy/index.ts";
import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import { changeTerm } from "../../advice.ts";
import { differs, unsupported } from "./unsupported.ts";

/** Reports terms of a policy that mean something else in BIRD, or nothing. */
export function policyLimits(
  plan: RouterPlan,
  session: SessionPlan,
  policy: Policy,
  report: Report,
): void {
  for (const term of policy.terms) {
    for (const { test } of term.when) {
      if (test.kind === "as-path-first" && test.asn === 0) {
        const advice = changeTerm(term, "remove");
        report(unsupported(plan, "a test for the first ASN 0", "none", plan.span, advice));
      }
      if (
        test.kind === "next-hop" &&
        policy.direction === "export" &&
        session.options.interface !== null
      ) {
        // `gw` is where our own packets go, which says nothing of what is sent.
        const construct = `${term.name}, which asks on export for a link-local next hop`;
        const advice = changeTerm(term, "remove");
        report(unsupported(plan, construct, "none", session.span, advice));
      }
      if (test.kind === "as-path-origin" && test.list.set.has(0)) {
        const what = `the term ${term.name} tests for the origin 0: a path with an AS_SET that ends in ASN 0 counts as having no origin`;
        report(differs(plan, what, term.span));
      }
    }
    for (const edit of term.edits) {
      if (edit.kind !== "set-next-hop") continue;
      if (edit.to === "self" && policy.direction === "import") {
        // The gateway of a route is settled before the import filter runs.
        const advice = changeTerm(term, "remove `set_next_hop: self` from");
        report(unsupported(plan, "the next hop self on import", "junos", plan.span, advice));
      }
      if (edit.to === "discard" && policy.direction === "export") {
        const advice = changeTerm(term, "remove `set_next_hop: discard` from");
        report(unsupported(plan, "the next hop discard on export", "none", plan.span, advice));
      }
    }
  }
}
