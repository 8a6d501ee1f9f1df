import { type Peer, isBuilt } from "../declaration/index.ts";
import { Diagnostics, distinct, type Report } from "../diagnostics/index.ts";
import { sameInPlace, type RouterPlan, type SessionPlan } from "../model/index.ts";
import { assumeObjects, type AssumedRegistry } from "./assume-objects.ts";
import { checkNamedLists } from "./check-named-lists.ts";
import { checkOwn, checkPeer, checkPresence, checkSources } from "./check-registry.ts";
import { checkWaivers } from "./check-waivers.ts";
import { checkWideSettings } from "./check-wide-settings.ts";
import type { CompileInput, PlatformFacts } from "./compile-input.ts";
import type { CompiledPeer, PeerCache } from "./peer-cache.ts";
import { PeerLists, type ListCaches } from "./peer-lists.ts";
import { planRouter } from "./plan-router.ts";
import { policyFor } from "./policy-for.ts";
import { compileSession } from "./session-plan.ts";
import { SharedTerms } from "./shared-terms.ts";

/** What could be compiled. */
export interface Compiled {
  /** Sorted by name; without what had errors. */
  readonly plans: readonly RouterPlan[];
  /** Whether an error was reported. */
  readonly failed: boolean;
}

/** What earlier compilations have made. */
export type CompileCaches = ListCaches & { readonly peers: PeerCache };

/** Compiles a network: one plan for each router, sorted by name, or null where an error was reported. */
export function compile(
  input: CompileInput,
  report: Report,
  kept?: CompileCaches,
): readonly RouterPlan[] | null {
  const { plans, failed } = compileParts(input, report, kept);
  return failed ? null : plans;
}

/**
 * Compiles what can be compiled of a network, so that an error in one part hides none in another one. Pure: the same
 * input gives the same plans. `kept` has the lists and peers that earlier calls have made of the same.
 */
export function compileParts(input: CompileInput, report: Report, kept?: CompileCaches): Compiled {
  const { declaration } = input;
  const found = new Diagnostics();
  const tell = distinct((d) => {
    found.report(d);
    report(d);
  });
  const { registry, unknown } = assumeObjects(declaration, input.registry);
  checkPresence(declaration, unknown, input.mayLack ?? new Set(), tell);
  checkSources(declaration, registry, tell);
  checkWideSettings(input, tell);
  const lists = new PeerLists(declaration, registry, kept);
  checkOwn(declaration, unknown, lists, tell);
  const waivers = new Map(
    declaration.routers.map((router) => [router.name, checkWaivers(input, router, tell)] as const),
  );
  const factsOf = new Map(
    declaration.routers.map(({ name, platform }) => [name, input.platforms[platform]] as const),
  );
  const shared = new SharedTerms();
  const material = { ...input, registry, unknown, lists, waivers, factsOf, shared };
  const before = kept?.peers.under(input);
  const compiled = declaration.peers.map((peer): CompiledPeer => {
    const known = before?.get(peer.asn);
    if (known && sameInPlace(known.peer, peer)) {
      known.diagnostics.forEach(tell);
      return known;
    }
    const told = new Diagnostics();
    const sessions = compilePeer(material, peer, told.report);
    told.all.forEach(tell);
    return { peer, sessions, diagnostics: told.all };
  });
  const plans = declaration.routers.map((router) => {
    const waived = waivers.get(router.name) ?? new Set<string>();
    return planRouter(input, router, compiled, waived, tell);
  });
  if (found.failed || input.partial === true) return { plans, failed: found.failed };
  kept?.peers.keep(input, compiled);
  // Only where all peers were compiled has every list that is in use been asked for.
  if (kept && before?.size === 0) {
    for (const made of [kept.sets, kept.prefixes, kept.asns]) made.endRound();
  }
  return { plans, failed: false };
}

/** What peers are compiled from. */
interface Material extends CompileInput, AssumedRegistry {
  readonly lists: PeerLists;
  readonly shared: SharedTerms;
  /** By router: the rules that it does without. */
  readonly waivers: ReadonlyMap<string, ReadonlySet<string>>;
  /** By router: what its platform is like. */
  readonly factsOf: ReadonlyMap<string, PlatformFacts>;
}

function compilePeer(
  input: Material,
  peer: Peer,
  report: Report,
): readonly { readonly router: string; readonly plan: SessionPlan }[] {
  checkNamedLists(input, peer, report);
  const sessions = peer.sessions.filter((session) => !session.removed);
  const all = sessions.flatMap((session) => {
    const router = session.router.value;
    const waived = input.waivers.get(router) ?? new Set<string>();
    const facts = input.factsOf.get(router);
    const definition = policyFor(input, peer, session, report);
    if (!definition || !facts) return [];
    const material = { ...input, definition, waived, facts };
    const plan = compileSession(input.declaration, peer, session, material, report);
    return [{ router, plan, definition, isBuilt: isBuilt(peer, session) }];
  });
  checkPeer(peer, all, input, report);
  return all
    .filter((session) => session.isBuilt || input.withPlanned === true)
    .map(({ router, plan }) => ({ router, plan }));
}
