import { formatAddress, type Asn } from "../../../net/index.ts";
import { conditionsOf, type Term } from "../../../policy/index.ts";
import type { RouterPlan, RtrCache, SessionPlan, Version } from "../../../model/index.ts";
import { announces } from "../../announces.ts";
import { loadingLines } from "../../loading-lines.ts";
import { peerTitle } from "../../peer-title.ts";
import { secretVariables } from "../../secret-variables.ts";
import { dialectOf, type Dialect } from "../dialect.ts";
import { isAllTargets } from "./edit-statements.ts";
import { listView, listViews, type ListView } from "./list-view.ts";
import { neighborView, type NeighborView } from "./neighbor-view.ts";
import { anyTerm, policyView, type PolicyView } from "./policy-view.ts";
import { operations } from "../operations.ts";
import { comment } from "../quote.ts";
import { cacheName, SYMBOLS } from "../symbols.ts";

/** Everything that the templates print for one router. */
export interface BirdView {
  readonly header: HeaderView;
  readonly lists: readonly ListView[];
  readonly rpki: RpkiView | null;
  readonly functions: FunctionsView;
  readonly peers: readonly PeerView[];
}

/** The header. */
export interface HeaderView {
  readonly router: string;
  readonly network: string;
  readonly asn: Asn;
  readonly version: string;
  readonly routerId: string;
  readonly bfd: boolean;
  /** Uses TCP-AO, which the kernel must support. */
  readonly tcpAo: boolean;
  /** Whether our own routes are announced. */
  readonly announces: boolean;
  /** Rules that the filters lack; null if there are none. */
  readonly waived: string | null;
  /** The variables of the secrets, without `$`: `envsubst` replaces in comments too. Null if there are none. */
  readonly secrets: string | null;
  /** How the file is loaded and taken back. */
  readonly loading: readonly string[];
}

/** The ROA tables and the caches that fill them. */
export interface RpkiView {
  readonly table4: string;
  readonly table6: string;
  readonly caches: readonly (Pick<RtrCache, "port" | "refresh" | "retry" | "expire"> & {
    readonly name: string;
    readonly address: string;
  })[];
}

/** The functions that some filter calls; null if none does. */
export interface FunctionsView {
  readonly origin: { readonly name: string; readonly returns: string; readonly asn: Asn } | null;
  readonly hasAsSet: {
    readonly name: string;
    readonly returns: string;
    readonly mask: string;
    /** The mask's lines. */
    readonly rows: readonly string[];
  } | null;
  readonly removeTargets: { readonly name: string } | null;
}

/** A peer with its sessions. */
export interface PeerView {
  readonly title: string;
  readonly sessions: readonly SessionView[];
}

/** A session with its filters. */
export interface SessionView {
  readonly import: PolicyView;
  readonly export: PolicyView;
  readonly neighbor: NeighborView;
}

/** What the templates print for a plan. */
export function birdView(plan: RouterPlan, listOf = listView, sessionOf = sessionView): BirdView {
  const dialect = knownDialect(plan.version);
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  const policies = sessions.flatMap((session) => [session.import, session.export]);
  const returns = (type: string) => (dialect.typedFunctions ? ` -> ${type}` : "");
  return {
    header: headerView(plan),
    lists: listViews(plan, listOf),
    rpki: plan.rpki.length === 0 ? null : rpkiView(plan.rpki),
    functions: {
      origin: anyTerm(policies, testsRpki)
        ? { name: SYMBOLS.origin, returns: returns("int"), asn: plan.asn }
        : null,
      hasAsSet: anyTerm(policies, asksForAsSets)
        ? {
            name: SYMBOLS.hasAsSet,
            returns: returns("bool"),
            mask: SYMBOLS.manyHops,
            rows: Array.from({ length: 32 }, () => Array<string>(32).fill("?").join(" ")),
          }
        : null,
      removeTargets: anyTerm(policies, removesTargets) ? { name: SYMBOLS.removeTargets } : null,
    },
    peers: plan.peers.map((peer) => ({
      title: comment(`${peerTitle(peer)} (${peer.relation})`),
      sessions: peer.sessions.map((session) => sessionOf(session, plan.asn, plan.version)),
    })),
  };
}

/** What the templates print for a session of the router with an ASN and a version. */
export function sessionView(session: SessionPlan, asn: Asn, version: Version): SessionView {
  return {
    import: policyView(session.import, session),
    export: policyView(session.export, session),
    neighbor: neighborView(session, asn, knownDialect(version)),
  };
}

function knownDialect(version: Version): Dialect {
  const dialect = dialectOf(version);
  if (!dialect) throw new Error("bird: a version that limits() refuses");
  return dialect;
}

function headerView(plan: RouterPlan): HeaderView {
  const options = plan.peers.flatMap((peer) => peer.sessions).map((session) => session.options);
  const secrets = secretVariables(plan);
  return {
    router: comment(plan.site === null ? plan.name : `${plan.name} (${plan.site})`),
    network: comment(plan.networkName),
    asn: plan.asn,
    version: plan.version.join("."),
    routerId: formatAddress(plan.routerId),
    bfd: options.some((o) => o.bfd !== null),
    tcpAo: options.some((o) => o.tcpAo !== null),
    announces: announces(plan),
    waived: plan.waived.length > 0 ? comment(plan.waived.join(", ")) : null,
    secrets: secrets.length === 0 ? null : secrets.join(" "),
    loading: loadingLines(operations, plan),
  };
}

function rpkiView(caches: readonly RtrCache[]): RpkiView {
  return {
    table4: SYMBOLS.roa.ipv4,
    table6: SYMBOLS.roa.ipv6,
    caches: caches.map((cache) => ({
      name: cacheName(cache),
      address: formatAddress(cache.address),
      port: cache.port,
      refresh: cache.refresh,
      retry: cache.retry,
      expire: cache.expire,
    })),
  };
}

const testsRpki = (term: Term): boolean =>
  conditionsOf(term).some(({ test }) => test.kind === "rpki");

const asksForAsSets = (term: Term): boolean =>
  conditionsOf(term).some(
    ({ test }) =>
      test.kind === "as-path-has-set" || (test.kind === "as-path-origin" && test.list.set.has(0)),
  );

const removesTargets = (term: Term): boolean =>
  term.edits.some((edit) => edit.kind === "remove-communities" && edit.patterns.some(isAllTargets));
