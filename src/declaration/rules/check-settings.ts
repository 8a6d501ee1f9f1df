import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { child, keySpanAt, nodeAt, type Node } from "../../document/index.ts";
import { FAMILIES } from "../../net/index.ts";
import type { Settings } from "../../policy/index.ts";
import type { Relation } from "../../model/index.ts";
import type { Peer, SettingsGiven } from "../declaration.ts";
import { isRemoved } from "../session-states.ts";
import type { Rule } from "./rule.ts";

/** Why blackhole routes from such a neighbor are not allowed, or null if they are. */
const NO_BLACKHOLE = {
  peer: null,
  customer: null,
  transit: "it could take any address off the Internet for us",
  "route-server": "blackholes of all its members would pass",
  "route-collector": "nothing is accepted from it",
} as const satisfies Record<Relation, string | null>;

/** Why blackhole routes of many neighbors are not allowed at once. */
const OF_EACH = "set it for each peer separately";

/** Settings must fit the relation and each other, and blackholes need a discard address. */
export const checkSettings: Rule = (draft, report) => {
  const { network, peers, sessions, defaults, routers, exchanges, root } = draft;
  const wide = (owner: Node | null, { settings }: SettingsGiven) => {
    if (owner) checkOne(settings, { relation: "group of sessions", why: OF_EACH }, owner, report);
  };
  wide(nodeAt(root, ["defaults"]), defaults);
  for (const { name, defaults: own } of routers)
    wide(nodeAt(root, ["routers", name, "defaults"]), own);
  for (const exchange of exchanges) wide(nodeAt(root, ["exchanges", exchange.id]), exchange);
  for (const { peer, node } of peers) checkOne(peer.settings, relationOf(peer), node, report);
  for (const { session, peer, node } of sessions) {
    if (peer) checkOne(session.settings, relationOf(peer), node, report);
  }
  for (const { session, peer, node, peerNode } of sessions) {
    const own = session.settings.blackhole;
    const blackhole = own ?? peer?.settings.blackhole ?? false;
    if (!blackhole || isRemoved(session) || !network || network.discard[session.family]) continue;
    const span = keySpanAt(own === undefined ? peerNode : node, ["settings", "blackhole"]);
    report(diagnostic("discard-missing", { family: session.family }, { span }));
  }
};

/** Why blackhole routes are not allowed and whose, or null if they are. */
interface Unwanted {
  readonly relation: string;
  readonly why: string | null;
}

function relationOf({ relation }: Peer): Unwanted {
  return { relation: relation.replace("-", " "), why: NO_BLACKHOLE[relation] };
}

function checkOne(
  settings: Partial<Settings>,
  { relation, why }: Unwanted,
  owner: Node,
  report: Report,
): void {
  if (settings.blackhole === true && why !== null) {
    const span = keySpanAt(owner, ["settings", "blackhole"]);
    const params = { setting: "blackhole", relation, why };
    report(diagnostic("setting-without-meaning", params, { span }));
  }
  const { min_length: min, max_length: max } = settings;
  if (!min || !max || !child(owner, "settings")) return;
  for (const family of FAMILIES) {
    if (min[family] <= max[family]) continue;
    const params = { family, min: min[family], max: max[family] };
    const span = keySpanAt(owner, ["settings", "min_length"]);
    report(diagnostic("lengths-contradict", params, { span }));
  }
}
