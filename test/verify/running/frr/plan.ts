import type { Policy } from "../../../../src/policy/index.ts";
import { NO_OBJECTS, type RouterPlan } from "../../../../src/model/index.ts";
import { listsOf, routerPlan } from "../../../fixtures/plan.ts";

/** The sessions of `router.conf` that are ours: a peer in both families, and a customer that may blackhole. */
const OURS = [
  "PEERC_AS13335_IX_BR_SP_V4",
  "PEERC_AS13335_IX_BR_SP_V6",
  "PEERC_AS262589_XE_0_0_1_V4",
];

/** Graceful restart as all of the router's BGP has it, but for one neighbor that says its own. */
const helped = (name: string) => (name === OURS[1] ? "helper" : "full");

/** The terms that their policies have here: what is damaged is all the rest of the router, and each damage is a proof of its own. */
const TERMS = [
  ...["accept-blackhole", "reject-default-route", "reject-own-prefix", "reject-rpki-invalid"],
  ...["reject-not-registered", "tag-relation", "accept-remaining", "accept-own", "accept-customer"],
];

/** The plan of the router that runs `router.conf`. */
export function runningPlan(): RouterPlan {
  const whole = routerPlan("frr", [8, 4]);
  const short = (policy: Policy): Policy => ({
    ...policy,
    terms: policy.terms.filter(({ name }) => TERMS.includes(name)),
  });
  const peers = whole.peers
    .map((peer) => ({
      ...peer,
      sessions: peer.sessions
        .filter(({ name }) => OURS.includes(name))
        .map((session) => ({
          ...session,
          options: { ...session.options, gracefulRestart: helped(session.name) } as const,
          import: short(session.import),
          export: short(session.export),
        })),
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
