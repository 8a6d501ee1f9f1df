import type { FilterNode } from "../../../policy/index.ts";

/** Whether a filter sends any route to the discard address. */
export function discards(start: FilterNode): boolean {
  const seen = new Set<FilterNode>();
  const open = [start];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === "test") open.push(node.then, node.otherwise);
    if (node.kind !== "edit") continue;
    if (node.edit.kind === "set-next-hop" && node.edit.to === "discard") return true;
    open.push(node.next);
  }
  return false;
}
