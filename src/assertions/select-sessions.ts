import type { Family } from "../net/index.ts";
import type { Selector } from "./assertion.ts";
import type { TestedSession } from "./tested-network.ts";

/** The sessions that match a selector, of one family if `family` is not null. */
export function selectSessions(
  sessions: readonly TestedSession[],
  selector: Selector,
  family: Family | null,
): readonly TestedSession[] {
  return sessions.filter(
    (session) =>
      (family === null || session.plan.family === family) && matchesSelector(selector, session),
  );
}

/** Whether a session matches a selector. */
export function matchesSelector(
  selector: Selector,
  session: Pick<TestedSession, "router" | "peer" | "plan">,
): boolean {
  return answers(session, selector) && !(selector.except && answers(session, selector.except));
}

function answers(
  { router, peer, plan }: Pick<TestedSession, "router" | "peer" | "plan">,
  selector: Selector,
): boolean {
  return (
    (selector.peers?.includes(peer.asn) ?? true) &&
    (selector.relations?.includes(peer.relation) ?? true) &&
    (selector.routers?.includes(router.name) ?? true) &&
    (selector.places?.includes(plan.place) ?? true) &&
    (selector.families?.includes(plan.family) ?? true) &&
    (selector.sessions?.includes(plan.name) ?? true)
  );
}
