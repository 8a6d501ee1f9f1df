import type { Report } from "../../../diagnostics/index.ts";
import { diagnostic } from "../../../diagnostics/index.ts";
import type { RouterPlan } from "../../../model/index.ts";
import { formatVersion, isBefore, OLDEST } from "../versions.ts";
import { complaints } from "./complaints.ts";
import { listLimits } from "./list-limits.ts";
import { policyLimits } from "./policy-limits.ts";
import { rpkiLimits } from "./rpki-limits.ts";
import { sessionLimits } from "./session-limits.ts";
import { behaviour } from "./behaviour.ts";

/** Reports everything in a plan that IOS-XR, in the plan's version, cannot say, and where it acts in its own way. */
export function limits(plan: RouterPlan, report: Report): void {
  if (isBefore(plan.version, OLDEST)) {
    report(
      diagnostic(
        "unsupported-version",
        {
          platform: "Cisco IOS-XR",
          version: formatVersion(plan.version),
          router: plan.name,
          oldest: formatVersion(OLDEST),
        },
        { span: plan.span },
      ),
    );
  }
  const complain = complaints(plan, report);
  listLimits(plan, complain);
  rpkiLimits(plan, complain);
  for (const session of plan.peers.flatMap((peer) => peer.sessions)) {
    sessionLimits(plan, session, complain);
    policyLimits(plan, session.import, complain);
    policyLimits(plan, session.export, complain);
  }
  behaviour(plan, complain);
}
