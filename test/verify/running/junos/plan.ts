import type { RouterPlan } from "../../../../src/model/index.ts";
import { listsOf } from "../../../fixtures/plan.ts";
import { junosPlan } from "../../../platforms/junos/junos-plan.ts";

const NAMES = ["PEERC_AS13335_IX_BR_SP_V4", "PEERC_AS26162_IX_BR_SP_V6"];

/** What is declared of the router in `router.conf`: a peer and a route server. */
export function declaredPlan(): RouterPlan {
  const whole = junosPlan();
  const peers = whole.peers
    .map((peer) => ({ ...peer, sessions: peer.sessions.filter((s) => NAMES.includes(s.name)) }))
    .filter((peer) => peer.sessions.length > 0);
  const lists = listsOf(peers.flatMap((peer) => peer.sessions));
  return { ...whole, peers, lists };
}
