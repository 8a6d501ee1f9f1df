import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import { dialectOf, isTooNew, NEWEST_VERSION, OLDEST_VERSION, type Dialect } from "../dialect.ts";
import { nameLimits } from "./name-limits.ts";
import { policyLimits } from "./policy-limits.ts";
import { routerLimits } from "./router-limits.ts";
import { sessionLimits } from "./session-limits.ts";

/** Reports everything in a plan that BIRD, in the plan's version, cannot express or does in its own way. */
export function limits(plan: RouterPlan, report: Report): void {
  const dialect = dialectOf(plan.version);
  if (!dialect) {
    report(
      diagnostic(
        "unsupported-version",
        {
          platform: "BIRD",
          version: plan.version.join("."),
          router: plan.name,
          oldest: OLDEST_VERSION.join("."),
          ...(isTooNew(plan.version) ? { newest: NEWEST_VERSION.join(".") } : {}),
        },
        { span: plan.span },
      ),
    );
  }
  // Everything else is reported all the same, as for the newest version: all errors of a run at once.
  const assumed: Dialect = dialect ?? { typedFunctions: true, authentication: true };
  nameLimits(plan, report);
  routerLimits(plan, report);
  for (const session of plan.peers.flatMap((peer) => peer.sessions)) {
    sessionLimits(plan, session, assumed, report);
    policyLimits(plan, session, session.import, report);
    policyLimits(plan, session, session.export, report);
  }
}
