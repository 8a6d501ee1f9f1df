import { items, type Node } from "../document/index.ts";

/** The values of a key that accepts one or a list of them. */
export function oneOrMany(node: Node | null): readonly Node[] {
  if (node === null) return [];
  return node.kind === "list" ? items(node) : [node];
}
