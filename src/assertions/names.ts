import type { Declaration } from "../declaration/index.ts";
import type { Asn } from "../net/index.ts";
import { NO_TERM_MATCHED, type PolicyLibrary, type RouterPlan } from "../policy/index.ts";

/** What an assertion may name. */
export interface Names {
  readonly ownAsn: Asn;
  readonly peers: ReadonlyMap<Asn, string>;
  readonly routers: readonly string[];
  readonly exchanges: readonly string[];
  readonly interfaces: readonly string[];
  /** With PEERC_. */
  readonly sessions: readonly string[];
  /** Reason codes of every rule and policy there is. */
  readonly reasons: readonly string[];
  readonly lists: PolicyLibrary["lists"];
}

/** Everything that assertions about a network may name. */
export function namesOf(
  declaration: Declaration,
  library: PolicyLibrary,
  plans: readonly RouterPlan[],
): Names {
  const sessions = declaration.peers.flatMap((peer) => peer.sessions.filter((s) => !s.removed));
  const terms = [...library.policies.values()].flatMap((p) => [...p.import, ...p.export]);
  const reasons = [...library.rules.values(), ...terms].flatMap(({ verdict }) =>
    verdict.kind === "reject" ? [verdict.reason] : [],
  );
  return {
    ownAsn: declaration.network.asn,
    peers: new Map(declaration.peers.map((peer) => [peer.asn, peer.name])),
    routers: declaration.routers.map((router) => router.name),
    exchanges: declaration.exchanges.map((exchange) => exchange.id),
    interfaces: unique(
      sessions.flatMap(({ place }) => (place.kind === "interface" ? place.name : [])),
    ),
    sessions: unique(plans.flatMap((p) => p.peers.flatMap((q) => q.sessions.map((s) => s.name)))),
    reasons: unique([...reasons, NO_TERM_MATCHED]),
    lists: library.lists,
  };
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
