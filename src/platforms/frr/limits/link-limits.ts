import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import { write } from "../../advice.ts";
import { isLinuxInterface, notLinuxInterface } from "../../interface-names.ts";
import { linkFaults } from "../../link-faults.ts";
import { atLeast } from "../../at-least.ts";
import { unsupported } from "./unsupported.ts";

/** From here on FRR calls link-local neighbors by address (its commit e9ad26e); 8.4.4 was seen to wait for ever. */
const CALLS_SINCE = [9] as const;

/** Reports what a link-local neighbor lacks: an interface that Linux can have, an end of the same kind, no hops between. */
export function linkLimits(plan: RouterPlan, session: SessionPlan, report: Report): void {
  const { options, span, name } = session;
  const device = options.interface;
  for (const fault of linkFaults(session)) report(unsupported(plan, fault, "none", span));
  if (device === null) return;
  if (!isLinuxInterface(device)) {
    const construct = notLinuxInterface(device);
    report(unsupported(plan, construct, "junos", span, write("interface: eth0")));
  }
  if (!options.passive && !atLeast(plan.version, CALLS_SINCE)) {
    report(diagnostic("neighbor-not-called", { session: name, router: plan.name }, { span }));
  }
}
