import type { Report } from "../../../diagnostics/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import { atLeast } from "../../at-least.ts";
import { complaints } from "./complaints.ts";
import { policyLimits } from "./policy-limits.ts";
import { routerLimits } from "./router-limits.ts";
import { sessionLimits } from "./session-limits.ts";
import { SINCE } from "../since.ts";

/** Reports everything in a plan that Junos, in the plan's version, cannot express or does in its own way. */
export function limits(plan: RouterPlan, report: Report): void {
  const complain = complaints(plan, report);
  if (!atLeast(plan.version, SINCE.asLists)) complain.tooOld();
  routerLimits(plan, complain);
  for (const session of plan.peers.flatMap((peer) => peer.sessions)) {
    sessionLimits(plan, session, complain);
    policyLimits(plan, session.import, complain);
    policyLimits(plan, session.export, complain);
  }
}
