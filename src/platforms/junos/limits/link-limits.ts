import { isLinkLocal } from "../../../net/index.ts";
import type { SessionPlan } from "../../../model/index.ts";
import { changeTerm, write } from "../../advice.ts";
import type { Complaints } from "./complaints.ts";
import { isLogicalInterface } from "../quote.ts";

/** Reports what a link-local neighbor lacks: a logical interface, an end of the same kind, no hops between, no test of next hops. */
export function linkLimits(session: SessionPlan, complain: Complaints): void {
  const { local, remote, options, name, span } = session;
  const device = options.interface;
  const isOnLink = isLinkLocal(remote);
  if (isOnLink !== isLinkLocal(local) || isOnLink !== (device !== null)) {
    const construct =
      "a link-local neighbor without an interface, or toward an end that is not link-local";
    complain.unsupported(construct, "none", span);
  }
  if (isOnLink && options.multihop !== null) {
    complain.unsupported("a link-local neighbor over several hops", "none", span);
  }
  if (device === null) return;
  if (!isLogicalInterface(device)) {
    const construct = `the interface ${device} of ${name} without its unit`;
    const unit = isLogicalInterface(`${device}.0`) ? `${device}.0` : "xe-0/0/0.0";
    complain.unsupported(construct, "BIRD and FRR", span, write(`interface: ${unit}`));
  }
  for (const term of [...session.import.terms, ...session.export.terms]) {
    if (!term.when.some(({ test }) => test.kind === "next-hop")) continue;
    complain.unsupported(
      `${term.name} on the link-local session ${name}: what \`from next-hop\` sees of a link-local next hop is not documented`,
      "BIRD and FRR",
      span,
      changeTerm(term, "leave out"),
    );
  }
}
