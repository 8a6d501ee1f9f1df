import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import { isLinkLocal } from "../../../net/index.ts";
import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import { write } from "../../advice.ts";
import { isLinuxInterface } from "../../interface-names.ts";
import { atLeast } from "../../at-least.ts";
import { unsupported } from "./unsupported.ts";

/** From here on FRR calls link-local neighbors by address (its commit e9ad26e); 8.4.4 was seen to wait for ever. */
const CALLS_SINCE = [9] as const;

/** Reports what a link-local neighbor lacks: an interface that Linux can have, an end of the same kind, no hops between. */
export function linkLimits(plan: RouterPlan, session: SessionPlan, report: Report): void {
  const { local, remote, options, span, name } = session;
  const device = options.interface;
  const isOnLink = isLinkLocal(remote);
  if (isOnLink !== isLinkLocal(local) || isOnLink !== (device !== null)) {
    const construct =
      "a link-local neighbor without an interface, or toward an end that is not link-local";
    report(unsupported(plan, construct, "none", span));
  }
  if (isOnLink && options.multihop !== null) {
    report(unsupported(plan, "a link-local neighbor over several hops", "none", span));
  }
  if (device === null) return;
  if (!isLinuxInterface(device)) {
    const construct = `an interface of the name ${device}: on Linux it has at most 15 characters, and no \`/\` or \`:\``;
    report(unsupported(plan, construct, "junos", span, write("interface: eth0")));
  }
  if (!options.passive && !atLeast(plan.version, CALLS_SINCE)) {
    report(diagnostic("neighbor-not-called", { session: name, router: plan.name }, { span }));
  }
}
