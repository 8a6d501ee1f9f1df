import type { Declaration, Peer, Router } from "../declaration/declaration.ts";
import { diagnostic, Diagnostics, type Report } from "../diagnostics/index.ts";
import {
  sameInPlace,
  type BaseFile,
  type PeerPlan,
  type PlatformName,
  type PolicyLibrary,
  type RouterPlan,
  type SessionPlan,
  type Test,
  type Version,
} from "../policy/index.ts";
import { checkOwn, checkPeer, checkPresence } from "./check-registry.ts";
import { checkWaivers } from "./check-waivers.ts";
import type { CompiledPeer, KeptPeers } from "./kept-peers.ts";
import { PeerLists, type KeptLists, type Registry } from "./peer-lists.ts";
import { policyOf } from "./policy-of.ts";
import { routerLists } from "./router-lists.ts";
import { compileSession } from "./session-plan.ts";
import { SharedTerms } from "./shared-terms.ts";
import { toAscii } from "./to-ascii.ts";

/** What is compiled: nothing else has a part in the result. */
export interface CompileInput {
  readonly declaration: Declaration;
  readonly library: PolicyLibrary;
  readonly registry: Registry;
  /** What compiling must know of each platform. */
  readonly platforms: Readonly<Record<PlatformName, PlatformFacts>>;
  /** The routers' own configurations: path as declared → text, or null where it cannot be read. */
  readonly baseFiles: ReadonlyMap<string, string | null>;
}

/** A platform as far as plans depend on it. */
export interface PlatformFacts {
  /** The version where a router declares none. */
  readonly defaultVersion: Version;
  /** Tests that it has no way to make. */
  readonly cannotTest: readonly Test["kind"][];
}

/**
 * Compiles a network: one plan for each router, sorted by name, or null where an error was reported. Pure: the same
 * input gives the same plans. `kept` has the lists and peers that earlier calls have made of the same.
 */
export function compile(
  input: CompileInput,
  report: Report,
  kept?: KeptLists & { readonly peers: KeptPeers },
): readonly RouterPlan[] | null {
  const { declaration, library, registry } = input;
  const found = new Diagnostics();
  const tell: Report = (d) => {
    found.report(d);
    report(d);
  };
  checkPresence(declaration, registry, tell);
  const lists = new PeerLists(declaration, registry, kept);
  if (!found.failed) checkOwn(declaration, lists, tell);
  const waivers = new Map(
    declaration.routers.map((router) => {
      const { cannotTest } = input.platforms[router.platform];
      return [router.name, checkWaivers(declaration, router, cannotTest, library, tell)] as const;
    }),
  );
  const shared = new SharedTerms();
  const before = kept?.peers.under(input);
  const compiled = declaration.peers.map((peer): CompiledPeer => {
    const known = before?.get(peer.asn);
    if (known && sameInPlace(known.peer, peer)) {
      known.diagnostics.forEach(tell);
      return known;
    }
    const told = new Diagnostics();
    const sessions = compilePeer(input, peer, lists, shared, waivers, told.report);
    told.all.forEach(tell);
    return { peer, sessions, diagnostics: told.all };
  });
  const plans = declaration.routers.map((router) => planRouter(input, router, compiled, tell));
  if (found.failed) return null;
  kept?.peers.keep(input, compiled);
  // Only where all peers were compiled has every list that is in use been asked for.
  if (kept && before?.size === 0) {
    for (const made of [kept.sets, kept.prefixes, kept.asns]) made.endRound();
  }
  return plans;
}

function compilePeer(
  { declaration, library, registry }: CompileInput,
  peer: Peer,
  lists: PeerLists,
  shared: SharedTerms,
  waivers: ReadonlyMap<string, ReadonlySet<string>>,
  report: Report,
): readonly { readonly router: string; readonly plan: SessionPlan }[] {
  const all = peer.sessions
    .filter((session) => !session.removed)
    .flatMap((session) => {
      const router = session.router.value;
      const waived = waivers.get(router) ?? new Set<string>();
      const material = { library, lists, shared, waived };
      const plan = compileSession(declaration, peer, session, material, report);
      const definition = library.policies.get(policyOf(declaration, peer, session).value);
      return plan && definition ? [{ router, plan, definition }] : [];
    });
  checkPeer(peer, all, registry, lists, report);
  return all.map(({ router, plan }) => ({ router, plan }));
}

function planRouter(
  input: CompileInput,
  router: Router,
  compiled: readonly CompiledPeer[],
  report: Report,
): RouterPlan {
  const { network } = input.declaration;
  const peers = compiled.flatMap(({ peer, sessions }): PeerPlan[] => {
    const here = sessions
      .filter((session) => session.router === router.name)
      .map((session) => session.plan)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const { asn, name, relation } = peer;
    return here.length > 0 ? [{ asn, name, relation, sessions: here }] : [];
  });
  const sessions = peers.flatMap((peer) => peer.sessions);
  checkNames(router, sessions, report);
  checkRpki(router, sessions, report);
  return {
    name: router.name,
    platform: router.platform,
    version: router.version ?? input.platforms[router.platform].defaultVersion,
    site: router.site === null ? null : toAscii(router.site),
    networkName: network.name,
    asn: network.asn,
    routerId: router.routerId,
    rpki: router.rpki,
    discard: network.discard,
    peers,
    removed: compiled.flatMap(({ peer }) =>
      peer.sessions
        .filter((session) => session.removed && session.router.value === router.name)
        .map(({ remote, span }) => ({ remote, asn: peer.asn, span })),
    ),
    lists: routerLists(sessions),
    base: baseFile(input, router, report),
    span: router.span,
  };
}

function checkNames(router: Router, sessions: readonly SessionPlan[], report: Report): void {
  const taken = new Map<string, SessionPlan>();
  for (const session of sessions) {
    const earlier = taken.get(session.name);
    if (earlier) {
      const related = [{ message: "the other one is here", span: earlier.span }];
      const params = { name: session.name, router: router.name };
      report(diagnostic("name-taken", params, { span: session.span, related }));
    }
    taken.set(session.name, session);
  }
}

function checkRpki(router: Router, sessions: readonly SessionPlan[], report: Report): void {
  if (router.rpki.length > 0) return;
  const asks = sessions
    .flatMap((session) => [session.import, session.export])
    .find((policy) =>
      policy.terms.some((term) => term.when.some(({ test }) => test.kind === "rpki")),
    );
  if (!asks) return;
  const params = { router: router.name, policy: asks.name };
  report(diagnostic("rpki-without-cache", params, { span: router.span }));
}

function baseFile(input: CompileInput, router: Router, report: Report): BaseFile | null {
  if (!router.base) return null;
  const { value: path, span } = router.base;
  const text = input.baseFiles.get(path) ?? null;
  if (text !== null) return { path, text };
  report(diagnostic("base-file-missing", { path }, { span }));
  return null;
}
