import type { RouterPlan } from "../../../../src/policy/index.ts";
import { listsOf, routerPlan } from "../../../fixtures/plan.ts";

const NAMES: readonly string[] = ["PEERC_AS13335_IX_BR_SP_V4", "PEERC_AS13335_IX_BR_SP_V6"];

/** What the ordinary router was declared to be: a peer in both families, with a password and BFD. */
export function runningPlan(): RouterPlan {
  const whole = routerPlan("iosxr", [7, 11]);
  const peers = whole.peers
    .map((peer) => ({ ...peer, sessions: peer.sessions.filter((s) => NAMES.includes(s.name)) }))
    .filter((peer) => peer.sessions.length > 0);
  return { ...whole, peers, removed: [], lists: listsOf(peers.flatMap((peer) => peer.sessions)) };
}
