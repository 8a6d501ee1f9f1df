import { NO_OBJECTS, type GracefulRestart, type RouterPlan } from "../../../../src/model/index.ts";
import { listsOf, routerPlan } from "../../../fixtures/plan.ts";

/** Graceful restart for the router's whole BGP, and off for one neighbor. */
const NAMES: Readonly<Record<string, GracefulRestart>> = {
  PEERC_AS13335_IX_BR_SP_V4: "full",
  PEERC_AS13335_IX_BR_SP_V6: "off",
};

/** What the ordinary router was declared to be: a peer in both families, with a password and BFD. */
export function runningPlan(): RouterPlan {
  const whole = routerPlan("iosxr", [7, 11]);
  const peers = whole.peers
    .map((peer) => ({
      ...peer,
      sessions: peer.sessions.flatMap((session) => {
        const gracefulRestart = NAMES[session.name];
        return gracefulRestart === undefined
          ? []
          : [{ ...session, options: { ...session.options, gracefulRestart } }];
      }),
    }))
    .filter((peer) => peer.sessions.length > 0);
  return {
    ...whole,
    peers,
    removed: [],
    removedObjects: NO_OBJECTS,
    lists: listsOf(peers.flatMap((peer) => peer.sessions)),
  };
}
