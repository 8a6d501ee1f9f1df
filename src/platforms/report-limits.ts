import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { RouterPlan } from "../model/index.ts";
import { atLeast } from "./at-least.ts";
import { complaintsOf } from "./complaints.ts";
import { platformFacts } from "./facts.ts";
import type { PlatformFacts } from "./platform.ts";
import { policyNeeds } from "./policy-needs.ts";
import { routerNeeds } from "./router-needs.ts";
import { sessionNeeds } from "./session-needs.ts";

/**
 * Reports everything in a plan that its platform, in the plan's version, cannot express or does in its own way: first
 * what its table of features lacks, then what it computes itself.
 */
export function reportLimits(plan: RouterPlan, report: Report): void {
  const facts = platformFacts[plan.platform];
  reportVersion(plan, facts, report);
  const complain = complaintsOf(plan, facts, Object.values(platformFacts), report);
  routerNeeds(plan, complain);
  for (const session of plan.peers.flatMap((peer) => peer.sessions)) {
    sessionNeeds(plan, session, complain);
    policyNeeds(plan, session, session.import, complain);
    policyNeeds(plan, session, session.export, complain);
  }
  facts.limits(plan, complain);
}

/** A version that peerc cannot render for. All other problems are reported as well. */
function reportVersion(plan: RouterPlan, facts: PlatformFacts, report: Report): void {
  const { oldestVersion, tooNew, title } = facts;
  const isTooNew = tooNew !== null && atLeast(plan.version, tooNew.since);
  if (!isTooNew && atLeast(plan.version, oldestVersion)) return;
  const params = {
    platform: title,
    version: plan.version.join("."),
    router: plan.name,
    oldest: oldestVersion.join("."),
    ...(isTooNew ? { newest: tooNew.newest.join(".") } : {}),
  };
  report(diagnostic("unsupported-version", params, { span: plan.span }));
}
