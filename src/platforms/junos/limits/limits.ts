import type { RouterPlan } from "../../../model/index.ts";
import type { Complaints } from "../../complaints.ts";
import { policyLimits } from "./policy-limits.ts";
import { routerLimits } from "./router-limits.ts";
import { sessionLimits } from "./session-limits.ts";

/** Reports numbers, names and combinations in a plan that Junos does not accept, and what it does in its own way. */
export function limits(plan: RouterPlan, complain: Complaints): void {
  routerLimits(plan, complain);
  for (const session of plan.peers.flatMap((peer) => peer.sessions)) {
    sessionLimits(plan, session, complain);
    policyLimits(plan, session.import, complain);
    policyLimits(plan, session.export, complain);
  }
}
