import { formatScoped, scopedAddress, type ScopedAddress } from "../net/index.ts";
import type { SessionPlan } from "./router-plan.ts";
import type { SessionReading } from "./router-reading.ts";

/** What identifies a neighbor, of a session as planned or as read. */
type Known = Pick<SessionPlan | SessionReading, "remote" | "options">;

/** The neighbor of a session: its address, with the interface if that is link-local. */
export function neighborOf({ remote, options }: Known): ScopedAddress {
  return scopedAddress(remote, options.interface);
}

/** The key of a session as text: a router has one for each neighbor and family. */
export function sessionKey(session: Known & Pick<SessionPlan, "family">): string {
  return `${formatScoped(neighborOf(session))} ${session.family}`;
}
