import { formatScoped, scopedAddress, type ScopedAddress } from "../net/index.ts";
import type { SessionPlan } from "./router-plan.ts";
import type { SessionReading } from "./router-reading.ts";

/** What a neighbor is known by, of a session as planned or as read. */
type Known = Pick<SessionPlan | SessionReading, "remote" | "options">;

/** The neighbor of a session: its address, and where that is link-local, the interface. */
export function neighborOf({ remote, options }: Known): ScopedAddress {
  return scopedAddress(remote, options.interface);
}

/** A session by its neighbor, as a text: a router has one for each neighbor and family. */
export function sessionKey(session: Known & Pick<SessionPlan, "family">): string {
  return `${formatScoped(neighborOf(session))} ${session.family}`;
}
