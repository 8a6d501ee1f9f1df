import type { FilterNode } from "../../policy/index.ts";
import type { Prover } from "../../verify/index.ts";

/** Whether a filter tests anywhere whether the AS_PATH has an AS_SET. */
export function asksForSets(start: FilterNode, prover: Prover): boolean {
  const { withSet } = prover.languages;
  const test = prover.tests.of({ kind: "as-path", paths: withSet, sees: "original" });
  const seen = new Set<FilterNode>();
  const open = [start];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    switch (node.kind) {
      case "verdict":
        break;
      case "edit":
        open.push(node.next);
        break;
      case "test":
        if (node.test.kind === "as-path" && prover.tests.of(node.test) === test) return true;
        open.push(node.then, node.otherwise);
        break;
    }
  }
  return false;
}
