import type { RouterPlan } from "../../policy/index.ts";
import type { Complaints } from "./complaints.ts";

/** Warns, once for a router, of what works on all its sessions in IOS-XR's own terms. */
export function behaviour(plan: RouterPlan, complain: Complaints): void {
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  const [first] = sessions;
  if (first) {
    complain.differs(
      "maximum-prefix: Cisco's manuals say it counts received routes, operators report that it counts accepted ones; " +
        "a leak that the import policy rejects may not trip it",
      first.maxPrefixes.span,
    );
  }
  const roles = sessions.filter((session) => session.options.role !== null);
  const [role] = roles;
  if (role) {
    complain.differs(
      `BGP roles (RFC 9234) are declared on ${roles.length} of ${sessions.length} sessions, and IOS-XR has none up to 25.1: ` +
        "no OTC is set or checked; only the policies prevent leaks",
      role.span,
    );
  }
}
