import type { SessionPlan } from "../../../model/index.ts";
import { changeTerm, write } from "../../advice.ts";
import { linkFaults } from "../../link-faults.ts";
import type { Complaints } from "./complaints.ts";
import { isLogicalInterface } from "../quote.ts";

/** Reports what a link-local neighbor lacks: a logical interface, an end of the same kind, no hops between, no test of next hops. */
export function linkLimits(session: SessionPlan, complain: Complaints): void {
  const { options, name, span } = session;
  const device = options.interface;
  for (const fault of linkFaults(session)) complain.unsupported(fault, "none", span);
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
