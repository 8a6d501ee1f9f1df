import { conditionsOf, type Policy } from "../../../src/policy/index.ts";
import type { RouterPlan, SessionPlan, Version } from "../../../src/model/index.ts";
import { listsOf, routerPlan } from "../../fixtures/plan.ts";

/** The plan of all platforms without what Junos cannot say: tests for AS_SETs, and TTL security. */
export function junosPlan(version: Version = [22, 4]): RouterPlan {
  return withoutAsSets(routerPlan("junos", version));
}

/** A plan without tests for AS_SETs, and without TTL security. */
export function withoutAsSets(plan: RouterPlan): RouterPlan {
  return mapSessions(plan, (session) => ({
    ...session,
    options: { ...session.options, ttlSecurity: false },
    import: withoutSets(session.import),
    export: withoutSets(session.export),
  }));
}

/** A plan with other sessions, and the lists that those need. */
export function mapSessions(
  plan: RouterPlan,
  change: (session: SessionPlan) => SessionPlan,
): RouterPlan {
  const peers = plan.peers.map((peer) => ({ ...peer, sessions: peer.sessions.map(change) }));
  return { ...plan, peers, lists: listsOf(peers.flatMap((peer) => peer.sessions)) };
}

function withoutSets(policy: Policy): Policy {
  const has = (kind: string) => kind === "as-path-has-set";
  return {
    ...policy,
    terms: policy.terms.filter((t) => !conditionsOf(t).some((c) => has(c.test.kind))),
  };
}
