import type { Report } from "../../diagnostics/index.ts";
import type { Policy, RouterPlan } from "../../policy/index.ts";
import { differs, unsupported } from "./unsupported.ts";

/** Reports terms of a policy that mean something else in BIRD, or nothing. */
export function policyLimits(plan: RouterPlan, policy: Policy, report: Report): void {
  for (const term of policy.terms) {
    for (const { test } of term.when) {
      if (test.kind === "as-path-first" && test.asn === 0) {
        report(unsupported(plan, "a test for the first ASN 0", "none", term.span));
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
        report(unsupported(plan, "the next hop self on import", "none", term.span));
      }
      if (edit.to === "discard" && policy.direction === "export") {
        report(unsupported(plan, "the next hop discard on export", "none", term.span));
      }
    }
  }
}
