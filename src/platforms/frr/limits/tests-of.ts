import { conditionsOf, type Edit, type Policy, type Test } from "../../../policy/index.ts";
import type { RouterPlan } from "../../../model/index.ts";

/** Every policy of a router, in the order of its sessions. */
export function policiesOf(plan: RouterPlan): readonly Policy[] {
  return plan.peers
    .flatMap((peer) => peer.sessions)
    .flatMap((session) => [session.import, session.export]);
}

/** Every test that some policy of a router makes. */
export function testsOf(plan: RouterPlan): readonly Test[] {
  const tests: Test[] = [];
  for (const { terms } of policiesOf(plan)) {
    for (const { test } of terms.flatMap(conditionsOf)) tests.push(test);
  }
  return tests;
}

/** Every edit that some policy of a router makes. */
export function editsOf(plan: RouterPlan): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { terms } of policiesOf(plan)) for (const term of terms) edits.push(...term.edits);
  return edits;
}
