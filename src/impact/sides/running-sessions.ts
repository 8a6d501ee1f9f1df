import type { Address } from "../../net/index.ts";
import {
  sessionKey,
  type PeerPlan,
  type RouterPlan,
  type RouterReading,
  type SessionReading,
} from "../../model/index.ts";
import { platformFacts } from "../../platforms/index.ts";
import { NAME_PREFIX, type Direction } from "../../policy/index.ts";
import { createProver, verifyFilter, type Prover } from "../../verify/index.ts";
import { asksForSets } from "../../diff/index.ts";
import { inOrder, type UnorderedSession } from "./in-order.ts";
import type { ImpactSession, SessionSide } from "./impact-session.ts";
import { identityOf, networkSessions, planSide } from "./network-sessions.ts";
import { readFilter } from "./route-filter.ts";

/** What runs on a router, as its configuration file says. */
export interface RunningRouter {
  readonly plan: RouterPlan;
  readonly reading: RouterReading;
}

/**
 * The sessions of routers' files, each with its counterpart in the network: the same neighbor and family. `others`: the
 * routers without a file, which are taken as running what the network says.
 */
export function runningSessions(
  routers: readonly RunningRouter[],
  others: readonly RouterPlan[],
  leaving: ReadonlySet<string> = new Set(),
): readonly ImpactSession[] {
  const prover = createProver();
  const unchanged = networkSessions(others, others, leaving);
  return inOrder([...routers.flatMap((one) => ofRouter(one, leaving, prover)), ...unchanged]);
}

function ofRouter(
  { plan: router, reading }: RunningRouter,
  leaving: ReadonlySet<string>,
  prover: Prover,
): readonly UnorderedSession[] {
  const left = new Map(reading.sessions.map((one) => [sessionKey(one), one] as const));
  const differs = { sameImport: false, sameExport: false };
  const planned = router.peers.flatMap((peer) =>
    peer.sessions.map((session): UnorderedSession => {
      const placed = { router, peer, session };
      const found = left.get(sessionKey(session));
      left.delete(sessionKey(session));
      const proofOf = (direction: Direction) =>
        found &&
        verifyFilter(
          session,
          session[direction],
          found[direction],
          reading.file,
          prover,
          platformFacts[router.platform].asSets,
          () => undefined,
        );
      const before = found ? readSide(router, reading, found, session.name, prover) : null;
      const after = planSide(placed);
      const rules = before && JSON.stringify(before.rules) === JSON.stringify(after.rules);
      return {
        ...identityOf(placed, leaving),
        ...{ before, after },
        sameImport: rules === true && proofOf("import") === "proven",
        // What becomes of AS_SETs in a file is as little known before as it is after.
        sameExport: rules === true && (proofOf("export") ?? "not-proven") !== "not-proven",
      };
    }),
  );
  const gone = [...left.values()].map((session): UnorderedSession => {
    const name = nameOfRead(session);
    const peer: PeerPlan | undefined = router.peers.find(({ asn }) => asn === session.asn);
    return {
      name,
      router: router.name,
      asn: session.asn,
      peer: peer?.name ?? "",
      relation: peer?.relation ?? "peer",
      family: session.family,
      remote: session.remote,
      isLeaving: false,
      before: readSide(router, reading, session, name, prover),
      after: null,
      ...differs,
    };
  });
  return [...planned, ...gone];
}

function readSide(
  { name: router, platform, asn }: RouterPlan,
  { file }: RouterReading,
  session: SessionReading,
  name: string,
  prover: Prover,
): SessionSide {
  const { options, maxPrefixes } = session;
  const { limitCounts, addsNoExportToBlackholes, asSets } = platformFacts[platform];
  const local: Address | null =
    session.local === "inexpressible" || session.local === null ? null : session.local;
  const filterOf = (direction: Direction) => {
    const { start } = session[direction];
    const isBlind = asSets === "undocumented" && !asksForSets(start, prover);
    return readFilter(start, file, local, isBlind);
  };
  return {
    router,
    name,
    rules: {
      ownAsn: session.localAsn || asn,
      asn: session.asn,
      enforceFirstAs: options.enforceFirstAs === true,
      role: options.role === "inexpressible" ? null : options.role,
    },
    import: filterOf("import"),
    export: filterOf("export"),
    limit: maxPrefixes && { maximum: maxPrefixes.maximum, onExceed: maxPrefixes.onExceed },
    limitCounts,
    addsNoExportToBlackholes,
    announcesBack: platform === "frr",
    isShut: options.shutdown !== null,
  };
}

/** What a session is called on its router: its filters are named for it. */
function nameOfRead({ import: inbound, export: outbound, asn }: SessionReading): string {
  for (const { name } of [inbound, outbound]) {
    const found = /^(PEERC_.+)_(?:IMPORT|EXPORT)$/.exec(name)?.[1];
    if (found !== undefined) return found;
  }
  return `${NAME_PREFIX}AS${asn}_REMOVED`;
}
