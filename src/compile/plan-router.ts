import { isRemoved, type Router } from "../declaration/index.ts";
import { diagnostic, type Report } from "../diagnostics/index.ts";
import { conditionsOf } from "../policy/index.ts";
import type {
  BaseFile,
  PeerPlan,
  RemovedObjects,
  RouterPlan,
  SessionPlan,
} from "../model/index.ts";
import type { CompileInput } from "./compile-input.ts";
import type { CompiledPeer } from "./compiled-peer.ts";
import { checkUntested } from "./checks/check-untested.ts";
import { routerLists } from "./lists/router-lists.ts";
import { versionOf } from "./version-of.ts";

/** One router's plan from the sessions on it, without the rules it waives; reports conflicts between them. */
export function planRouter(
  input: CompileInput,
  router: Router,
  compiled: readonly CompiledPeer[],
  waived: ReadonlySet<string>,
  removedObjects: (built: readonly SessionPlan[]) => RemovedObjects,
  report: Report,
): RouterPlan {
  const { network } = input.declaration;
  const { freeText } = input.platforms[router.platform];
  const here = compiled.flatMap(({ sessions }) =>
    sessions.flatMap(({ router: name, plan }) => (name === router.name ? [plan] : [])),
  );
  const named = withoutTaken(router, here, report);
  const sessions = checkUntested(input, router, named, report);
  checkRpki(router, sessions, report);
  const peers = compiled.flatMap(({ peer: { asn, name, relation } }): PeerPlan[] => {
    const own = sessions.filter((session) => session.asn === asn);
    own.sort((one, other) => (one.name < other.name ? -1 : 1));
    return own.length > 0 ? [{ asn, name: freeText(name), relation, sessions: own }] : [];
  });
  return {
    name: router.name,
    platform: router.platform,
    version: versionOf(input, router),
    site: router.site === null ? null : freeText(router.site),
    networkName: freeText(network.name) || `AS${network.asn}`,
    asn: network.asn,
    routerId: router.routerId,
    rpki: router.rpki,
    discard: network.discard,
    peers,
    removed: compiled.flatMap(({ peer }) =>
      peer.sessions
        .filter((session) => isRemoved(session) && session.router.value === router.name)
        .map(({ remote, span }) => ({ remote, asn: peer.asn, span })),
    ),
    removedObjects: removedObjects(sessions),
    waived: [...waived].sort(),
    lists: routerLists(sessions, (name) => {
      report(diagnostic("list-name-taken", { name, router: router.name }, { span: router.span }));
    }),
    base: baseFile(input, router, report),
    span: router.span,
  };
}

/** Reports sessions whose name is already taken; returns the others. */
function withoutTaken(
  router: Router,
  sessions: readonly SessionPlan[],
  report: Report,
): readonly SessionPlan[] {
  const taken = new Map<string, SessionPlan>();
  return sessions.filter((session) => {
    const earlier = taken.get(session.name);
    if (earlier) {
      const related = [{ message: "the other one is here", span: earlier.span }];
      const params = { name: session.name, router: router.name };
      report(diagnostic("name-taken", params, { span: session.span, related }));
    } else taken.set(session.name, session);
    return earlier === undefined;
  });
}

function checkRpki(router: Router, sessions: readonly SessionPlan[], report: Report): void {
  if (router.rpki.length > 0) return;
  const asks = sessions
    .flatMap((session) => [...session.import.terms, ...session.export.terms])
    .find((term) => conditionsOf(term).some(({ test }) => test.kind === "rpki"));
  if (!asks) return;
  const params = { router: router.name, rule: asks.name };
  const related = [{ message: `${asks.name} is asked for here`, span: asks.span }];
  report(diagnostic("rpki-without-cache", params, { span: router.span, related }));
}

function baseFile(input: CompileInput, router: Router, report: Report): BaseFile | null {
  if (!router.base) return null;
  const { value: path, span } = router.base;
  const text = input.baseFiles.get(path) ?? null;
  if (text !== null) return { path, raw: text };
  report(diagnostic("base-file-missing", { path }, { span }));
  // A missing cache is reported only once.
  return { path, raw: "" };
}
