import { isRemoved, type Declaration } from "../../declaration/index.ts";

/** What is declared but not built, for display: `AS64500 Example`, or `AS64500 Example (1 of 2 sessions)`. */
export function plannedPeers({ peers }: Pick<Declaration, "peers">): readonly string[] {
  return peers.flatMap((peer) => {
    const sessions = peer.sessions.filter((session) => !isRemoved(session));
    const planned = sessions.filter(({ state }) => state.is === "planned");
    if (planned.length === 0) return [];
    const isPart = planned.length < sessions.length;
    const part = isPart ? ` (${planned.length} of ${sessions.length} sessions)` : "";
    return [`AS${peer.asn} ${peer.name}${part}`];
  });
}
