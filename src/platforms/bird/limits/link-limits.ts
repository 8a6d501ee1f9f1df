import type { Report } from "../../../diagnostics/index.ts";
import { isLinkLocal } from "../../../net/index.ts";
import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import { write } from "../../advice.ts";
import { isLinuxInterface } from "../../interface-names.ts";
import { unsupported } from "./unsupported.ts";

/** Reports what a link-local neighbor lacks: an interface that Linux can have, an end of the same kind, no hops between. */
export function linkLimits(plan: RouterPlan, session: SessionPlan, report: Report): void {
  const { local, remote, options, span } = session;
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
  if (device !== null && !isLinuxInterface(device)) {
    const construct = `an interface of the name ${device}: on Linux it has at most 15 characters, and no \`/\` or \`:\``;
    report(unsupported(plan, construct, "junos", span, write("interface: eth0")));
  }
}
