import type { RouterPlan } from "../../../model/index.ts";
import type { Complaints } from "../../complaints.ts";
import { behaviour } from "./behaviour.ts";
import { listLimits } from "./list-limits.ts";
import { policyLimits } from "./policy-limits.ts";
import { rpkiLimits } from "./rpki-limits.ts";
import { sessionLimits } from "./session-limits.ts";

/** Reports numbers and names in a plan that IOS-XR does not accept, and what it does in its own way. */
export function limits(plan: RouterPlan, complain: Complaints): void {
  listLimits(plan, complain);
  rpkiLimits(plan, complain);
  for (const session of plan.peers.flatMap((peer) => peer.sessions)) {
    sessionLimits(session, complain);
    policyLimits(plan, session.import, complain);
    policyLimits(plan, session.export, complain);
  }
  behaviour(plan, complain);
}
