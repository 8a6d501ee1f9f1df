import type { Edit, Policy, RouterPlan, Test } from "../../policy/index.ts";

/** Every policy of a router, in the order of its sessions. */
export function policiesOf(plan: RouterPlan): readonly Policy[] {
  return plan.peers
    .flatMap((peer) => peer.sessions)
    .flatMap((session) => [session.import, session.export]);
}

/** Every test that some policy of a router makes. */
export function testsOf(plan: RouterPlan): readonly Test[] {
  return policiesOf(plan)
    .flatMap((policy) => policy.terms)
    .flatMap((term) => term.when)
    .map((condition) => condition.test);
}

/** Every edit that some policy of a router makes. */
export function editsOf(plan: RouterPlan): readonly Edit[] {
  return policiesOf(plan)
    .flatMap((policy) => policy.terms)
    .flatMap((term) => term.edits);
}
