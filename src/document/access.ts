import type { MapNode, Node } from "./node.ts";

/** The value of a key; null if the node is not a mapping or lacks the key. */
export function child(node: Node, key: string): Node | null {
  return node.kind === "map" ? (node.entries.get(key)?.node ?? null) : null;
}

/** The entries of a mapping, in file order; none for anything else. */
export function entries(node: Node | null): readonly (readonly [string, Node])[] {
  if (node?.kind !== "map") return [];
  return [...node.entries].map(([key, entry]) => [key, entry.node] as const);
}

/** The items of a list; none for anything else. */
export function items(node: Node | null): readonly Node[] {
  return node?.kind === "list" ? node.items : [];
}

/** A scalar as text, or null. */
export function textOf(node: Node | null): string | null {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : null;
}

/** A scalar as a number, or null. */
export function numberOf(node: Node | null): number | null {
  return node?.kind === "scalar" && typeof node.value === "number" ? node.value : null;
}

/** Whether a scalar is `true`. */
export function isTrue(node: Node | null): boolean {
  return node?.kind === "scalar" && node.value === true;
}

/** A scalar that is `true` or `false`, or null. */
export function booleanOf(node: Node | null): boolean | null {
  return node?.kind === "scalar" && typeof node.value === "boolean" ? node.value : null;
}

/** Whether a node is a mapping. */
export function isMap(node: Node | null): node is MapNode {
  return node?.kind === "map";
}
