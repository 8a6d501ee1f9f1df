import type { RouterPlan } from "../../policy/index.ts";
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
import { commentText } from "./quote.ts";
import { rpkiView, type RpkiView } from "./rpki-view.ts";
import { secretsOf } from "./secrets-of.ts";
import { Subroutines, type PolicyView } from "./subroutines.ts";
import { keyChainViews, type KeyChainView } from "./tcp-ao-view.ts";

/** All that the templates print of one router. */
export interface JunosView {
  readonly router: string;
  readonly network: string;
  readonly version: string;
  /** `${A} ${B}`, or null where there are none. */
  readonly secrets: string | null;
  readonly prefixLists: readonly PrefixListView[];
  readonly asnLists: readonly AsnListView[];
  readonly singleAsns: readonly { readonly name: string; readonly asn: number }[];
  readonly communities: readonly CommunityView[];
  readonly policies: readonly PolicyView[];
  readonly keyChains: readonly KeyChainView[];
  readonly rpki: readonly RpkiView[];
  readonly neighbors: readonly NeighborView[];
}

/** A router's plan as plain data for the templates; everything that is decided is decided here. */
export function junosView(plan: RouterPlan): JunosView {
  const sessions = plan.peers.flatMap((peer) => peer.sessions);
  const policies = sessions.flatMap((session) => [session.import, session.export]);
  const prefixLists = plan.lists.prefixes.map(prefixListView);
  const subroutines = new Subroutines(rangedLists(prefixLists));
  const ours = policies.map((policy) => policyView(policy, subroutines));
  const secrets = secretsOf(plan);
  const site = plan.site === null ? "" : ` (${plan.site})`;
  return {
    router: commentText(`${plan.name}${site}`),
    network: commentText(`${plan.networkName}, AS${plan.asn}`),
    version: plan.version.join("."),
    secrets: secrets.length > 0 ? secrets.join(" ") : null,
    prefixLists,
    asnLists: plan.lists.asns.map(asnListView),
    singleAsns: singleAsns(policies),
    communities: communityViews(policies),
    policies: unique([...subroutines.all, ...ours]),
    keyChains: keyChainViews(plan),
    rpki: plan.rpki.map(rpkiView),
    neighbors: plan.peers.flatMap((peer) =>
      peer.sessions.map((session) => neighborView(plan, peer, session)),
    ),
  };
}

/** The policies as they are: two of one name would be merged by the router into a third one. */
function unique(policies: readonly PolicyView[]): readonly PolicyView[] {
  const names = new Set(policies.map((policy) => policy.name));
  if (names.size < policies.length) throw new Error("two policies of one name");
  return policies;
}
