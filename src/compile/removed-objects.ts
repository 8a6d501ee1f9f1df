import { isRemoved, type Peer, type Session } from "../declaration/index.ts";
import type { RemovedObjects, SessionPlan } from "../model/index.ts";
import type { PeerMaterial } from "./compile-peer.ts";
import { drainPolicy } from "./drain-policy.ts";
import { namedObjects, withoutObjects } from "./lists/named-objects.ts";
import { PeerLists } from "./lists/peer-lists.ts";
import { policyOf } from "./policy-of.ts";
import { assumeAll } from "./registration/assume-objects.ts";
import { compileSession } from "./session-plan.ts";
import { SharedTerms } from "./shared-terms.ts";

/**
 * The policies and lists that a router may have from its removed sessions, and that none of `built`, the sessions that it
 * keeps, uses; and the lists of communities that these sessions add if they are drained, or if they are not.
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
  const here = (is: (session: Session) => boolean) =>
    input.declaration.peers.flatMap((peer) =>
      peer.sessions
        .filter((session) => session.router.value === router && is(session))
        .map((session) => ({ peer, session })),
    );
  const removed = here(isRemoved);
  const draining = here(({ state }) => state.is === "draining");
  const compiled = (some: typeof removed) => {
    if (some.length === 0) return [];
    const registry = assumeAll(input.registry, [...new Set(some.map(({ peer }) => peer))]);
    const lists = new PeerLists(input.declaration, registry);
    const material = { ...input, registry, lists, shared };
    return some.flatMap(({ peer, session }) => plansOf(material, peer, session, router));
  };
  const shared = new SharedTerms();
  const drain = { asn: input.declaration.network.asn, prepend: 0 };
  const drained = built.map((session) => ({
    import: session.import,
    export: drainPolicy(session.export, drain, shared),
  }));
  const { communities } = namedObjects([...compiled(draining), ...drained]);
  const had = namedObjects(compiled(removed));
  const all = { ...had, communities: merge(had.communities, communities) };
  return withoutObjects(all, namedObjects(built));
}

type Named = RemovedObjects["communities"];

/** Both lists, each name once, sorted. */
function merge(some: Named, others: Named): Named {
  const byName = new Map([...some, ...others].map((list) => [list.name, list] as const));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list);
}

/** What a session may have been on the router: drained, and not. */
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
  const variants = (["active", "draining"] as const).map((is): Session => ({
    ...session,
    state: { ...session.state, is },
  }));
  return definitions.flatMap((definition) =>
    variants.map((one) =>
      compileSession(declaration, peer, one, { ...input, definition, waived, facts }, ignore),
    ),
  );
}

function ignore(): void {
  // Nothing of a removed session is printed but names.
}
