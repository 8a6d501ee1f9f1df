import type { RouterPlan, SessionPlan } from "../../../model/index.ts";
import { write } from "../../advice.ts";
import type { Complaints } from "./complaints.ts";
import { formatVersion, isBefore, LOGS_PER_NEIGHBOR } from "../versions.ts";

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
  logLimits(plan, sessions, complain);
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

/** Before 7.9 changes of all neighbors are logged or of none, those too that are not declared. */
function logLimits(plan: RouterPlan, sessions: readonly SessionPlan[], complain: Complaints): void {
  if (!isBefore(plan.version, LOGS_PER_NEIGHBOR)) return;
  const silent = sessions.filter(({ options }) => options.logChanges === false);
  const [first] = silent;
  if (!first) return;
  const since = formatVersion(LOGS_PER_NEIGHBOR);
  if (silent.length === sessions.length) {
    complain.differs(
      `no changes of any neighbor are logged, of those too that are not declared: until ${since} the log is of all neighbors`,
      first.span,
    );
    return;
  }
  for (const { name, span } of silent) {
    complain.unsupported(
      `a session that does not log its changes (${name}) beside others that do, before ${since}`,
      "Junos and BIRD",
      span,
      write("log_changes: true", "this session, or `false` in `defaults` of its router"),
    );
  }
}
