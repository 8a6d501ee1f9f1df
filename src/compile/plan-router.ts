import type { Router } from "../declaration/declaration.ts";
import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { BaseFile, PeerPlan, RouterPlan, SessionPlan } from "../policy/index.ts";
import type { CompileInput } from "./compile.ts";
import type { CompiledPeer } from "./kept-peers.ts";
import { routerLists } from "./router-lists.ts";
import { toAscii } from "./to-ascii.ts";

/** One router's plan of the sessions on it; reports what is wrong with them together. */
export function planRouter(
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
  if (text !== null) return { path, raw: text };
  report(diagnostic("base-file-missing", { path }, { span }));
  // That the router has none is not to be said besides.
  return { path, raw: "" };
}
