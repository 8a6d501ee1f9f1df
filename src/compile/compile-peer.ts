import { isBuilt, isRemoved, type Peer } from "../declaration/index.ts";
import type { Report } from "../diagnostics/index.ts";
import type { AssumedRegistry } from "./registration/assume-objects.ts";
import { checkNamedLists } from "./checks/check-named-lists.ts";
import { checkPeer } from "./checks/check-registry.ts";
import type { CompileInput, PlatformFacts } from "./compile-input.ts";
import type { CompiledPeer } from "./compiled-peer.ts";
import type { PeerLists } from "./lists/peer-lists.ts";
import { policyFor } from "./policy-for.ts";
import { compileSession } from "./session-plan.ts";
import type { SharedTerms } from "./shared-terms.ts";

/** The input for compiling peers. */
export interface PeerMaterial extends CompileInput, AssumedRegistry {
  readonly lists: PeerLists;
  readonly shared: SharedTerms;
  /** By router: the rules that it waives. */
  readonly waivers: ReadonlyMap<string, ReadonlySet<string>>;
  /** By router: the properties of its platform. */
  readonly factsOf: ReadonlyMap<string, PlatformFacts>;
}

/** Compiles the sessions of a peer. */
export function compilePeer(
  input: PeerMaterial,
  peer: Peer,
  report: Report,
): CompiledPeer["sessions"] {
  checkNamedLists(input, peer, report);
  const sessions = peer.sessions.filter((session) => !isRemoved(session));
  const all = sessions.flatMap((session) => {
    const router = session.router.value;
    const waived = input.waivers.get(router) ?? new Set<string>();
    const facts = input.factsOf.get(router);
    const definition = policyFor(input, peer, session, report);
    if (!definition || !facts) return [];
    const material = { ...input, definition, waived, facts };
    const plan = compileSession(input.declaration, peer, session, material, report);
    return [{ router, plan, definition, isBuilt: isBuilt(session) }];
  });
  // A peer that is only declared to be removed needs no registration.
  if (all.length > 0) checkPeer(peer, all, input, report);
  return all
    .filter((session) => session.isBuilt || input.withPlanned === true)
    .map(({ router, plan }) => ({ router, plan }));
}
