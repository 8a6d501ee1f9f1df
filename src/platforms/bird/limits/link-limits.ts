import type { Report } from "../../../diagnostics/index.ts";
import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import { write } from "../../advice.ts";
import { isLinuxInterface, notLinuxInterface } from "../../interface-names.ts";
import { linkFaults } from "../../link-faults.ts";
import { unsupported } from "./unsupported.ts";

/** Reports what a link-local neighbor lacks: an interface that Linux can have, an end of the same kind, no hops between. */
export function linkLimits(plan: RouterPlan, session: SessionPlan, report: Report): void {
  const { options, span } = session;
  const device = options.interface;
  for (const fault of linkFaults(session)) report(unsupported(plan, fault, "none", span));
  if (device !== null && !isLinuxInterface(device)) {
    const construct = notLinuxInterface(device);
    report(unsupported(plan, construct, "junos", span, write("interface: eth0")));
  }
}
