import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { formatObjectName, type ObjectName } from "../../net/index.ts";
import type { Located } from "../declaration.ts";
import type { Rule } from "./rule.ts";
import { suggestName } from "./suggest-name.ts";

/** IRR objects must be in a known registry, be listed only once, and not mean everything. */
export const checkAsSets: Rule = ({ network, irr, peers }, report) => {
  const sources = irr?.sources ?? [];
  checkList(network?.asSets ?? [], sources, report);
  for (const { peer } of peers) checkList(peer.asSets, sources, report);
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
