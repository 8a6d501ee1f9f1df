import { formatAddress } from "../../../net/index.ts";
import type { PeerPlan, RouterPlan, SessionPlan, Version } from "../../../model/index.ts";
import { conditionsOf } from "../../../policy/index.ts";
import { announces } from "../../announces.ts";
import { keyChainsOf } from "../../key-chains-of.ts";
import { loadingLines } from "../../loading-lines.ts";
import { secretVariables } from "../../secret-variables.ts";
import { operations } from "../operations.ts";
import { communityViews, type CommunityView } from "./community-view.ts";
import {
  asnListView,
  prefixListView,
  rangedLists,
  singleAsns,
  type AsnListView,
  type PrefixListView,
} from "./list-view.ts";
import { neighborView, type NeighborView } from "./neighbor-view.ts";
import { policyView } from "./policy-view.ts";
import { commentText } from "../quote.ts";
import { rpkiView, type RpkiView } from "./rpki-view.ts";
import { Subroutines, type PolicyView } from "./subroutines.ts";
import { keyChainViews, type KeyChainView } from "./tcp-ao-view.ts";

/** Everything that the templates print for one router. */
export interface JunosView {
  readonly router: string;
  readonly network: string;
  readonly version: string;
  /** `reject-as-set`: rules that the policies lack; null if there are none. */
  readonly waived: string | null;
  /** What the router must have outside of the group: lines for a comment. */
  readonly needs: readonly string[];
  /** The variables of the secrets, without `$`: `envsubst` replaces in comments too. Null if there are none. */
  readonly secrets: string | null;
  /** How the file is loaded and taken back. */
  readonly loading: readonly string[];
  readonly prefixLists: readonly PrefixListView[];
  readonly asnLists: readonly AsnListView[];
  readonly singleAsns: readonly { readonly name: string; readonly asn: number }[];
  readonly communities: readonly CommunityView[];
  readonly policies: readonly PolicyView[];
  readonly keyChains: readonly KeyChainView[];
  readonly rpki: readonly RpkiView[];
  readonly neighbors: readonly NeighborView[];
}

/** A session: its policies, those that they test, and its neighbor. */
interface SessionView {
  readonly policies: readonly PolicyView[];
  readonly subroutines: readonly PolicyView[];
  readonly neighbor: NeighborView;
}

/** A router's plan as plain data for the templates; all decisions are made here. */
export function junosView(
  plan: RouterPlan,
  listOf = prefixListView,
  sessionOf = sessionView,
): JunosView {
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  const policies = sessions.flatMap((session) => [session.import, session.export]);
  const prefixLists = plan.lists.prefixes.map((list) => listOf(list));
  const ranged = rangedLists(prefixLists);
  const views = plan.peers.flatMap(({ asn, name, relation, sessions: own }) =>
    own.map((session) => {
      const lists = listsOf(session).filter((list) => ranged.has(list));
      return sessionOf(session, { asn, name, relation }, plan.version, lists);
    }),
  );
  // A policy that several sessions use is the same for all: its name is made from its content.
  const subroutines = new Map(
    views.flatMap((view) => view.subroutines.map((one) => [one.name, one] as const)),
  );
  const secrets = secretVariables(plan);
  const site = plan.site === null ? "" : ` (${plan.site})`;
  return {
    router: commentText(`${plan.name}${site}`),
    network: commentText(`${plan.networkName}, AS${plan.asn}`),
    version: plan.version.join("."),
    waived: plan.waived.length > 0 ? commentText(plan.waived.join(", ")) : null,
    needs: needs(plan),
    secrets: secrets.length > 0 ? secrets.join(" ") : null,
    loading: loadingLines(operations, plan),
    prefixLists,
    asnLists: plan.lists.asns.map(asnListView),
    singleAsns: singleAsns(policies),
    communities: communityViews(policies),
    policies: unique([
      ...[...subroutines.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
      ...views.flatMap((view) => view.policies),
    ]),
    keyChains: keyChainViews(plan),
    rpki: plan.rpki.map(rpkiView),
    neighbors: views.map(({ neighbor }) => neighbor),
  };
}

/** The statements that the group depends on but does not contain. */
function needs(plan: RouterPlan): readonly string[] {
  const routerId = formatAddress(plan.routerId);
  return [
    `routing-options router-id ${routerId}, autonomous-system ${plan.asn}`,
    ...(announces(plan) ? ["routing-options static or aggregate: the routes of our own"] : []),
    "interfaces: the local addresses of the sessions",
    ...keyChainsOf(plan).map(
      (name) => `security authentication-key-chains key-chain ${commentText(name)}`,
    ),
  ];
}

/** The view of a session of a peer, on a router of a version; `ranged` are its prefix lists with ranges. */
export function sessionView(
  session: SessionPlan,
  peer: Omit<PeerPlan, "sessions">,
  version: Version,
  ranged: readonly string[],
): SessionView {
  const subroutines = new Subroutines(new Set(ranged));
  const policies = [session.import, session.export].map((one) => policyView(one, subroutines));
  return { policies, subroutines: subroutines.all, neighbor: neighborView(session, peer, version) };
}

/** The names of the prefix lists that a session's policies test. */
function listsOf(session: SessionPlan): readonly string[] {
  const terms = [...session.import.terms, ...session.export.terms];
  return terms.flatMap((term) =>
    conditionsOf(term).flatMap(({ test }) => (test.kind === "prefix" ? [test.list.name] : [])),
  );
}

/** The policies, checked for names: the router would merge two with the same name into a third one. */
function unique(policies: readonly PolicyView[]): readonly PolicyView[] {
  const names = new Set(policies.map((policy) => policy.name));
  if (names.size < policies.length) throw new Error("two policies of one name");
  return policies;
}
