import { formatAddress, type Family } from "../../../net/index.ts";
import type { RouterPlan, RtrCache, SessionPlan, Version } from "../../../model/index.ts";
import { announces } from "../../announces.ts";
import { keyChainsOf } from "../../key-chains-of.ts";
import { isSupported } from "../../capabilities/supports.ts";
import { loadingLines } from "../../loading-lines.ts";
import { peerTitle } from "../../peer-title.ts";
import { secretVariables } from "../../secret-variables.ts";
import { FAMILY_WORDS } from "./family-words.ts";
import {
  asPathSetViews,
  communitySetView,
  placesLooked,
  prefixSetView,
  type SetView,
} from "./list-view.ts";
import { neighborView, type NeighborView } from "./neighbor-view.ts";
import { policyView, type PolicyView } from "./policy-view.ts";
import { removalLines } from "./removal-lines.ts";
import { operations } from "../operations.ts";
import { quoteComment, quoteName } from "../quote.ts";
import { purgeTime } from "../rpki-times.ts";
import { supports } from "../supports.ts";

/** A router's file, ready to print: every decision made, every text quoted. */
export interface View {
  readonly header: {
    readonly router: string;
    readonly network: string;
    readonly asn: number;
    readonly version: string;
    readonly site: string | null;
    /** Rules that the policies lack; null if there are none. */
    readonly waived: string | null;
    /** What the router must have in addition: lines for a comment. */
    readonly needs: readonly string[];
    /** The variables of the secrets, without `$`: `envsubst` replaces in comments too. */
    readonly secrets: string | null;
    /** How the file is loaded and taken back. */
    readonly loading: readonly string[];
  };
  readonly prefixLists: readonly SetView[];
  readonly asnLists: readonly SetView[];
  readonly communityLists: readonly SetView[];
  readonly policies: readonly PolicyView[];
  readonly asn: number;
  readonly routerId: string;
  /** The log setting for all neighbors: one line, or none. */
  readonly log: readonly string[];
  /** Neighbors that are removed, and then policies and sets; null if there are none. */
  readonly removal: {
    readonly neighbors: readonly { readonly address: string; readonly asn: number }[];
    readonly lines: readonly string[];
  } | null;
  readonly rpki: readonly RtrCacheView[];
  readonly families: readonly { readonly words: string; readonly validated: boolean }[];
  readonly peers: readonly PeerView[];
}

/** An RTR cache. */
export interface RtrCacheView {
  readonly address: string;
  readonly port: number;
  readonly preference: number;
  readonly refresh: number;
  readonly purge: number;
}

/** A peer's neighbors under its name. */
export interface PeerView {
  readonly about: string;
  readonly neighbors: readonly NeighborView[];
}

/** A session's policies and its neighbor. */
interface SessionView {
  readonly policies: readonly PolicyView[];
  readonly neighbor: NeighborView;
}

/** Converts a plan for which `limits` found no error to its view. Throws for what `limits` refuses. */
export function view(plan: RouterPlan, listOf = prefixSetView, sessionOf = sessionView): View {
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  const policies = sessions.flatMap((session) => [session.import, session.export]);
  const looked = placesLooked(policies);
  const version = plan.version.join(".");
  const views = new Map(
    sessions.map((session) => [session, sessionOf(session, plan.version)] as const),
  );
  const of = (some: readonly SessionPlan[]) => some.flatMap((one) => views.get(one) ?? []);
  const used = (family: Family): boolean => sessions.some((session) => session.family === family);
  return {
    header: {
      router: quoteComment(plan.name),
      network: quoteComment(plan.networkName),
      asn: plan.asn,
      version,
      site: plan.site === null ? null : quoteComment(plan.site),
      waived: plan.waived.length > 0 ? quoteComment(plan.waived.join(", ")) : null,
      needs: needs(plan),
      secrets: secrets(plan),
      loading: loadingLines(operations, plan),
    },
    prefixLists: plan.lists.prefixes.map((list) => listOf(list)),
    asnLists: plan.lists.asns.flatMap((list) => asPathSetViews(list, looked)),
    communityLists: plan.lists.communities.map(communitySetView),
    policies: of(sessions).flatMap((session) => session.policies),
    asn: plan.asn,
    routerId: formatAddress(plan.routerId),
    log: logLines(plan, sessions),
    removal: removalView(plan),
    rpki: plan.rpki.map(rtrCacheView),
    families: (["ipv4", "ipv6"] as const)
      .filter(used)
      .map((family) => ({ words: FAMILY_WORDS[family], validated: plan.rpki.length > 0 })),
    peers: plan.peers.map((peer) => ({
      about: quoteComment(`${peerTitle(peer)}, ${peer.relation}`),
      neighbors: of(peer.sessions).map(({ neighbor }) => neighbor),
    })),
  };
}

function removalView({ removed, removedObjects }: RouterPlan): View["removal"] {
  const lines = removalLines(removedObjects);
  if (removed.length === 0 && lines.length === 0) return null;
  return {
    neighbors: removed.map(({ remote, asn }) => ({ address: formatAddress(remote), asn })),
    lines,
  };
}

/** The policies of a session, and its neighbor. */
export function sessionView(session: SessionPlan, version: Version): SessionView {
  return {
    policies: [session.import, session.export].map(policyView),
    neighbor: neighborView(session, version),
  };
}

/**
 * Changes are logged unless all neighbors are excluded, so that setting is removed if a session should log; a version
 * that cannot exclude single neighbors excludes all of them, which `limits` accepts only if all should be excluded.
 */
function logLines(plan: RouterPlan, sessions: readonly SessionPlan[]): readonly string[] {
  const line = "bgp log neighbor changes disable";
  if (sessions.some(({ options }) => options.logChanges === true)) return [`no ${line}`];
  const isSilent = sessions.some(({ options }) => options.logChanges === false);
  return isSilent && !isSupported(supports, "log-changes-of-one", plan.version) ? [line] : [];
}

/** What sessions and policies depend on, and this file does not contain. */
function needs(plan: RouterPlan): readonly string[] {
  const interfaces = plan.peers
    .flatMap((peer) => peer.sessions)
    .flatMap(({ options }) => options.updateSource ?? []);
  return [
    ...[...new Set(interfaces)].sort().map((name) => `interface ${quoteComment(name)}`),
    ...keyChainsOf(plan).map((name) => `key chain ${quoteComment(name)}`),
    ...(announces(plan)
      ? [`router bgp ${plan.asn}: network or redistribute, for the routes of our own`]
      : []),
  ];
}

function secrets(plan: RouterPlan): string | null {
  const names = secretVariables(plan).map((name) => quoteName("variable", name));
  return names.length === 0 ? null : names.join(" ");
}

function rtrCacheView(cache: RtrCache): RtrCacheView {
  return {
    address: formatAddress(cache.address),
    port: cache.port,
    preference: cache.preference,
    refresh: cache.refresh,
    purge: purgeTime(cache),
  };
}
