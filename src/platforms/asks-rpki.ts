import type { FilterNode } from "../policy/index.ts";

/** Whether a filter tests an RPKI state anywhere. */
export function asksRpki(start: FilterNode): boolean {
  const seen = new Set<FilterNode>([start]);
  for (const node of seen) {
    if (node.kind === "test") {
      if (node.test.kind === "value" && node.test.attribute === "rpki") return true;
      seen.add(node.then).add(node.otherwise);
    } else if (node.kind === "edit") seen.add(node.next);
  }
  return false;
}
