import { isRemoved, type Peer, type Session } from "../declaration/index.ts";
import { NO_OBJECTS, type RemovedObjects, type SessionPlan } from "../model/index.ts";
import type { PeerMaterial } from "./compile-peer.ts";
import { namedObjects, withoutObjects } from "./lists/named-objects.ts";
import { PeerLists } from "./lists/peer-lists.ts";
import { policyOf } from "./policy-of.ts";
import { assumeAll } from "./registration/assume-objects.ts";
import { compileSession } from "./session-plan.ts";
import { SharedTerms } from "./shared-terms.ts";

/**
 * The policies and lists that a router has from its removed sessions, and that none of `built`, the sessions that it
 * keeps, uses.
 *
 * Only names matter, so a removed session is compiled as if everything was registered: its registry data may be gone,
 * and a list that is empty today may have been on the router. Problems of its policy are not reported. If even that
 * policy is gone, the session may have had every list of every policy.
 */
export function removedObjects(
  input: Omit<PeerMaterial, "lists" | "shared">,
  router: string,
  built: readonly SessionPlan[],
): RemovedObjects {
  const removed = input.declaration.peers.flatMap((peer) =>
    peer.sessions
      .filter((session) => isRemoved(session) && session.router.value === router)
      .map((session) => ({ peer, session })),
  );
  if (removed.length === 0) return NO_OBJECTS;
  const peers = [...new Set(removed.map(({ peer }) => peer))];
  const registry = assumeAll(input.registry, peers);
  const lists = new PeerLists(input.declaration, registry);
  const shared = new SharedTerms();
  const had = removed.flatMap(({ peer, session }) =>
    plansOf({ ...input, registry, lists, shared }, peer, session, router),
  );
  return withoutObjects(namedObjects(had), namedObjects(built));
}

/** What a removed session may have been. */
function plansOf(
  input: PeerMaterial,
  peer: Peer,
  session: Session,
  router: string,
): readonly SessionPlan[] {
  const { declaration, library } = input;
  const facts = input.factsOf.get(router);
  if (!facts) return [];
  const known = library.policies.get(policyOf(declaration, peer, session).value);
  const definitions = known ? [known] : [...library.policies.values()];
  const waived = input.waivers.get(router) ?? new Set<string>();
  // It may have been drained before it was removed.
  const drained: Session = { ...session, state: { ...session.state, is: "draining" } };
  return definitions.flatMap((definition) =>
    [session, drained].map((one) =>
      compileSession(declaration, peer, one, { ...input, definition, waived, facts }, ignore),
    ),
  );
}

function ignore(): void {
  // Nothing of a removed session is printed but names.
}
