import { sessionName } from "../compile/index.ts";
import { isRemoved, type Declaration, type DeclaredNames } from "../declaration/index.ts";
import { diagnostic, type Report, type Span } from "../diagnostics/index.ts";
import type { Asn } from "../net/index.ts";
import { NO_TERM_MATCHED, type PolicyLibrary } from "../policy/index.ts";

/** What a name may refer to, as used in messages. */
export type NameKind =
  | "peer"
  | "router"
  | "exchange"
  | "private interconnect"
  | "session"
  | "reason"
  | "list of prefixes"
  | "list of ASNs";

/** The names that an assertion may use. */
export interface Names {
  readonly ownAsn: Asn;
  readonly peers: ReadonlyMap<Asn, string>;
  readonly routers: readonly string[];
  readonly exchanges: readonly string[];
  readonly interfaces: readonly string[];
  /** With PEERC_. */
  readonly sessions: readonly string[];
  /** Reason codes of all rules and policies. */
  readonly reasons: readonly string[];
  readonly lists: PolicyLibrary["lists"];
  /**
   * Kinds that may have more names, in parts of the network that could not be read: no name of these kinds is
   * refused.
   */
  readonly open: ReadonlySet<NameKind>;
}

/** The readable part of a network. */
export interface NamedParts {
  readonly declaration: Declaration;
  readonly library: PolicyLibrary;
  readonly whole: boolean;
  readonly names: DeclaredNames;
  readonly knowsPolicies: boolean;
}

/** All names that assertions about a network may use. */
export function namesOf({ declaration, library, whole, names, knowsPolicies }: NamedParts): Names {
  const { routers, exchanges, peers } = names;
  const sessions = declaration.peers.flatMap((peer) =>
    peer.sessions.filter((s) => !isRemoved(s)).map((session) => ({ peer, session })),
  );
  const terms = [...library.policies.values()].flatMap((p) => [...p.import, ...p.export]);
  const reasons = [...library.rules.values(), ...terms].flatMap(({ verdict }) =>
    verdict.kind === "reject" ? [verdict.reason] : [],
  );
  const open: readonly (NameKind | null)[] = [
    routers ? null : "router",
    exchanges ? null : "exchange",
    peers ? null : "peer",
    ...(whole ? [] : (["session", "private interconnect"] as const)),
    ...(knowsPolicies ? [] : (["reason", "list of prefixes", "list of ASNs"] as const)),
  ];
  return {
    ownAsn: declaration.network.asn,
    peers: peers ?? new Map(),
    routers: routers ?? [],
    exchanges: exchanges ?? [],
    interfaces: unique(
      sessions.flatMap(({ session: { place } }) => (place.kind === "interface" ? place.name : [])),
    ),
    sessions: unique(sessions.map(({ peer, session }) => sessionName(peer, session))),
    reasons: unique([...reasons, NO_TERM_MATCHED]),
    lists: library.lists,
    open: new Set(open.filter((kind) => kind !== null)),
  };
}

/**
 * Reports a name that the network does not have, unless it may be in a part that could not be read. `hint`: instead of
 * the one that `known` gives.
 */
export function refuseName(
  what: NameKind,
  name: string,
  known: readonly string[],
  { open }: Names,
  span: Span,
  report: Report,
  hint?: string,
): void {
  if (!open.has(what)) report(diagnostic("unknown-name", { what, name, known }, { span, hint }));
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
