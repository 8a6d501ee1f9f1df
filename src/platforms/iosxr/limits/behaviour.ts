import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import type { Complaints } from "../../complaints.ts";

/** Warns, once per router, about what IOS-XR does in its own way on all of its sessions. */
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
  logLimits(sessions, complain);
  const roles = sessions.filter((session) => session.options.role !== null);
  const [role] = roles;
  if (role) {
    complain.without(
      "roles",
      `BGP roles (RFC 9234) are declared on ${roles.length} of ${sessions.length} sessions, and IOS-XR has none up to 25.1: ` +
        "no OTC is set or checked; only the policies prevent leaks",
      role.span,
    );
  }
}

/**
 * Before changes of a single neighbor can be excluded from the log, the setting applies to all neighbors, including
 * undeclared ones.
 */
function logLimits(sessions: readonly SessionPlan[], complain: Complaints): void {
  const [first] = sessions;
  if (!first || complain.has("log-changes-of-one")) return;
  if (!sessions.every(({ options }) => options.logChanges === false)) return;
  const since = complain.comesWith("log-changes-of-one")?.join(".") ?? "";
  complain.differs(
    `no changes of any neighbor are logged, of those too that are not declared: until ${since} the log is of all neighbors`,
    first.span,
  );
}
