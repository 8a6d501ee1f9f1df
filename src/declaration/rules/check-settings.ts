import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { child, keySpanAt, type Node } from "../../document/index.ts";
import { FAMILIES } from "../../net/index.ts";
import type { Settings } from "../../policy/index.ts";
import type { Relation } from "../../model/index.ts";
import type { Rule } from "./rule.ts";

/** Why blackhole routes of such a neighbor are not wanted, or null where they can be. */
const NO_BLACKHOLE = {
  peer: null,
  customer: null,
  transit: "it could take any address off the Internet for us",
  "route-server": "blackholes of all its members would pass",
  "route-collector": "nothing is accepted from it",
} as const satisfies Record<Relation, string | null>;

/** Settings fit the relation and each other, and blackholes have an address to go to. */
export const checkSettings: Rule = ({ network, peers, sessions }, report) => {
  for (const { peer, node } of peers) checkOne(peer.settings, peer.relation, node, report);
  for (const { session, peer, node } of sessions) {
    if (peer) checkOne(session.settings, peer.relation, node, report);
  }
  for (const { session, peer, node, peerNode } of sessions) {
    const own = session.settings.blackhole;
    const blackhole = own ?? peer?.settings.blackhole ?? false;
    if (!blackhole || session.removed || !network || network.discard[session.family]) continue;
    const span = keySpanAt(own === undefined ? peerNode : node, ["settings", "blackhole"]);
    report(diagnostic("discard-missing", { family: session.family }, { span }));
  }
};

function checkOne(
  settings: Partial<Settings>,
  relation: Relation,
  owner: Node,
  report: Report,
): void {
  const why = NO_BLACKHOLE[relation];
  if (settings.blackhole === true && why !== null) {
    const span = keySpanAt(owner, ["settings", "blackhole"]);
    const params = { setting: "blackhole", relation: relation.replace("-", " "), why };
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
