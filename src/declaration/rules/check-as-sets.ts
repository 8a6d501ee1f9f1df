import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { formatObjectName, type ObjectName } from "../../net/index.ts";
import type { Relation } from "../../policy/index.ts";
import type { Located } from "../declaration.ts";
import type { Rule } from "./rule.ts";
import { suggestName } from "./suggest-name.ts";

/** Whether what a neighbor announces is held against what it has registered. */
const IS_FILTERED = {
  peer: true,
  customer: true,
  "route-server": true,
  transit: false,
  "route-collector": false,
} as const satisfies Record<Relation, boolean>;

/** IRR objects are there where they are needed, are in a known registry, stand once, and do not mean everything. */
export const checkAsSets: Rule = ({ network, irr, peers }, report) => {
  const sources = irr?.sources ?? [];
  checkList(network?.asSets ?? [], sources, report);
  for (const { peer, node } of peers) {
    const written = node.kind === "map" && node.entries.has("as_sets");
    if (IS_FILTERED[peer.relation] && !written) {
      const params = { asn: peer.asn, relation: peer.relation.replace("-", " ") };
      report(diagnostic("as-sets-missing", params, { span: peer.asnSpan }));
    }
    checkList(peer.asSets, sources, report);
  }
};

function checkList(
  objects: readonly Located<ObjectName>[],
  sources: readonly string[],
  report: Report,
): void {
  const seen = new Set<string>();
  for (const { value, span } of objects) {
    const name = formatObjectName(value);
    if (seen.has(name)) report(diagnostic("listed-twice", { name }, { span }));
    seen.add(name);
    if (value.name.split(":").some((part) => part === "AS-ANY" || part === "RS-ANY")) {
      report(diagnostic("reserved-set-name", { name }, { span }));
    }
    if (value.source !== null && sources.length > 0 && !sources.includes(value.source)) {
      const hint = suggestName(value.source, sources);
      report(diagnostic("unknown-source", { name: value.source }, { span, hint }));
    }
  }
}
