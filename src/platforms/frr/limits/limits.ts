import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import { baseLimits } from "./base-limits.ts";
import { dialectOf, OLDEST_VERSION } from "../dialect.ts";
import { gracefulShutdownLimits, policyLimits } from "./policy-limits.ts";
import { loadLimits, routerLimits } from "./router-limits.ts";
import { sessionLimits } from "./session-limits.ts";
import { policiesOf } from "./tests-of.ts";

/** Reports everything in a plan that FRR, in the plan's version, cannot express or does in its own way. */
export function limits(plan: RouterPlan, report: Report): void {
  const dialect = dialectOf(plan.version);
  if (!dialect) {
    const version = plan.version.join(".");
    const oldest = OLDEST_VERSION.join(".");
    const parameters = { platform: "FRR", version, router: plan.name, oldest };
    report(diagnostic("unsupported-version", parameters, { span: plan.span }));
  }
  if (dialect?.quadraticLists) loadLimits(plan, report);
  baseLimits(plan, report);
  routerLimits(plan, report);
  for (const session of plan.peers.flatMap((peer) => peer.sessions)) {
    sessionLimits(plan, session, report);
    policyLimits(plan, session, session.import, report);
    policyLimits(plan, session, session.export, report);
  }
  gracefulShutdownLimits(plan, policiesOf(plan), report);
}
