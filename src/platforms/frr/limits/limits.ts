import type { RouterPlan } from "../../../model/index.ts";
import type { Complaints } from "../../complaints.ts";
import { dialectOf } from "../dialect.ts";
import { baseLimits } from "./base-limits.ts";
import { gracefulShutdownLimits, policyLimits } from "./policy-limits.ts";
import { loadLimits, routerLimits } from "./router-limits.ts";
import { sessionLimits } from "./session-limits.ts";
import { policiesOf } from "./tests-of.ts";

/** Reports numbers, names and combinations in a plan that FRR does not accept, and what it does in its own way. */
export function limits(plan: RouterPlan, complain: Complaints): void {
  if (dialectOf(plan.version)?.quadraticLists) loadLimits(plan, complain);
  baseLimits(plan, complain);
  routerLimits(plan, complain);
  for (const session of plan.peers.flatMap((peer) => peer.sessions)) {
    sessionLimits(plan, session, complain);
    policyLimits(plan, session, session.import, complain);
    policyLimits(plan, session, session.export, complain);
  }
  gracefulShutdownLimits(plan, policiesOf(plan), complain);
}
