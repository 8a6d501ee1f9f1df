import { FAMILIES, formatAddress, maxLength, type Asn } from "../../../net/index.ts";
import type { RouterPlan, RtrCache, SessionPlan } from "../../../model/index.ts";
import { announces } from "../../announces.ts";
import { loadingLines } from "../../loading-lines.ts";
import { peerTitle } from "../../peer-title.ts";
import { secretVariables } from "../../secret-variables.ts";
import { defaultsOf, type Defaults } from "../base-facts.ts";
import { dialectOf, type Dialect } from "../dialect.ts";
import { asPathListView, listViews, prefixListView, type ListViews } from "./list-view.ts";
import { neighborView, type NeighborView } from "./neighbor-view.ts";
import { operations } from "../operations.ts";
import { comment } from "../quote.ts";
import { routeMap, type RouteMapEntry } from "./route-map.ts";
import { keyword } from "./set-view.ts";
import { editsOf } from "../limits/tests-of.ts";

/** Everything that the templates print. */
export interface FrrView {
  readonly header: HeaderView;
  /** The router's own configuration, or null: then the template's own lines. */
  readonly base: string | null;
  readonly hostname: string;
  readonly lists: ListViews;
  readonly statics: readonly string[];
  readonly bgp: BgpView;
  readonly peers: readonly PeerView[];
  readonly rpki: RpkiView | null;
}

/** The header comment. */
export interface HeaderView {
  readonly router: string;
  readonly network: string;
  readonly asn: Asn;
  readonly version: string;
  /** The path of the base file; null if there is none. */
  readonly base: string | null;
  /** Whether our own routes are announced. */
  readonly announces: boolean;
  /** Rules that the policies lack; null if there are none. */
  readonly waived: string | null;
  /** The variables of the secrets, without `$`: `envsubst` replaces in comments too. Null if there are none. */
  readonly secrets: string | null;
  /** How the file is loaded and taken back. */
  readonly loading: readonly string[];
  readonly rpki: boolean;
  readonly bfd: boolean;
  readonly discard: boolean;
}

/** The BGP instance. */
export interface BgpView {
  readonly asn: Asn;
  readonly routerId: string;
  /** Neither is printed if it is the default. */
  readonly logChanges: { readonly on: boolean; readonly off: boolean };
  readonly requirePolicy: boolean;
  /** FRR would reject AS_SETs by default; that is up to the policies. */
  readonly allowAsSets: boolean;
}

/** A neighboring network: its filters and its sessions. */
export interface PeerView {
  readonly title: string;
  readonly policies: readonly PolicyView[];
  readonly neighbors: readonly NeighborView[];
}

/** A policy: its entries, the last of which denies the rest. */
export interface PolicyView {
  readonly entries: readonly RouteMapEntry[];
}

/** A session's policies and its neighbor. */
interface SessionView {
  readonly policies: readonly PolicyView[];
  readonly neighbor: NeighborView;
}

/** The RTR caches. FRR has one set of times for all. */
export interface RpkiView {
  readonly polling: number | null;
  readonly retry: number | null;
  readonly expire: number | null;
  readonly keyword: Dialect["rpkiCache"];
  readonly caches: readonly {
    readonly address: string;
    readonly port: number;
    readonly preference: number;
  }[];
}

/** The view of a router, for a version that `limits` accepts. */
export function frrView(
  plan: RouterPlan,
  prefixListOf = prefixListView,
  asPathListOf = asPathListView,
  sessionOf = sessionView,
): FrrView {
  const dialect = dialectOf(plan.version);
  if (!dialect) throw new Error("frr: a version that is not supported");
  const defaults = defaultsOf(plan.base, plan.version);
  return {
    header: headerView(plan),
    base: plan.base && plan.base.raw.trimEnd(),
    hostname: plan.name,
    lists: listViews(plan, prefixListOf, asPathListOf),
    statics: statics(plan),
    bgp: bgpView(plan, defaults, dialect),
    peers: plan.peers.map((peer) => {
      const sessions = peer.sessions.map((session) => sessionOf(session, defaults, plan.discard));
      return {
        title: comment(`${peerTitle(peer)} (${peer.relation})`),
        policies: sessions.flatMap(({ policies }) => policies),
        neighbors: sessions.map(({ neighbor }) => neighbor),
      };
    }),
    rpki: rpkiView(plan.rpki, dialect),
  };
}

/** The policies of a session and its neighbor, on a router with given defaults and discard addresses. */
export function sessionView(
  session: SessionPlan,
  defaults: Defaults,
  discard: RouterPlan["discard"],
): SessionView {
  return {
    policies: [session.import, session.export].map((policy) => ({
      entries: routeMap(policy, { session, policy, discard }),
    })),
    neighbor: neighborView(session, defaults),
  };
}

function headerView(plan: RouterPlan): HeaderView {
  const options = plan.peers.flatMap((peer) => peer.sessions).map((session) => session.options);
  const secrets = secretVariables(plan);
  return {
    router: comment(plan.site === null ? plan.name : `${plan.name} (${plan.site})`),
    network: comment(plan.networkName),
    asn: plan.asn,
    version: plan.version.join("."),
    base: plan.base && comment(plan.base.path),
    announces: announces(plan),
    waived: plan.waived.length > 0 ? comment(plan.waived.join(", ")) : null,
    secrets: secrets.length === 0 ? null : secrets.join(" "),
    loading: loadingLines(operations, plan),
    rpki: plan.rpki.length > 0,
    bfd: options.some((option) => option.bfd !== null),
    discard: discards(plan),
  };
}

function discards(plan: RouterPlan): boolean {
  return editsOf(plan).some((edit) => edit.kind === "set-next-hop" && edit.to === "discard");
}

/** Static routes that drop traffic to the discard addresses, if some policy uses them. */
function statics(plan: RouterPlan): readonly string[] {
  if (!discards(plan)) return [];
  return FAMILIES.flatMap((family) => {
    const address = plan.discard[family];
    if (!address) return [];
    return [`${keyword(family)} route ${formatAddress(address)}/${maxLength(family)} blackhole`];
  });
}

/** Whether all neighbors log their changes, or none; `limits` refuses anything else. Default: all. */
function logsChanges(plan: RouterPlan): boolean {
  return plan.peers.every(({ sessions }) =>
    sessions.every(({ options }) => options.logChanges !== false),
  );
}

function bgpView(plan: RouterPlan, defaults: Defaults, dialect: Dialect): BgpView {
  return {
    asn: plan.asn,
    routerId: formatAddress(plan.routerId),
    logChanges: {
      on: logsChanges(plan) && !defaults.logsChanges,
      off: !logsChanges(plan) && defaults.logsChanges,
    },
    requirePolicy: !defaults.requiresPolicy,
    allowAsSets: dialect.rejectsAsSetsByDefault,
  };
}

/** FRR's default times (bgp_rpki.c), which it does not print. */
const DEFAULT_TIMES = { refresh: 3600, retry: 600, expire: 7200 } as const;

function rpkiView(caches: readonly RtrCache[], dialect: Dialect): RpkiView | null {
  const [first] = caches;
  if (!first) return null;
  const time = (key: keyof typeof DEFAULT_TIMES) =>
    first[key] === DEFAULT_TIMES[key] ? null : first[key];
  return {
    polling: time("refresh"),
    retry: time("retry"),
    expire: time("expire"),
    keyword: dialect.rpkiCache,
    caches: [...caches]
      .sort((a, b) => a.preference - b.preference)
      .map(({ address, port, preference }) => ({
        address: formatAddress(address),
        port,
        preference,
      })),
  };
}
