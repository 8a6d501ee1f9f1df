import type { Span } from "../diagnostics/index.ts";

/** A value of a YAML document with its location. */
export type Node = ScalarNode | ListNode | MapNode;

/** A text, a number, true, false or null. */
export interface ScalarNode {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly span: Span;
}

/** A sequence. */
export interface ListNode {
  readonly kind: "list";
  readonly items: readonly Node[];
  readonly span: Span;
}

/** A mapping with text keys. */
export interface MapNode {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, { readonly keySpan: Span; readonly node: Node }>;
  readonly span: Span;
}

/** A path into a document: keys and indexes from the root. */
export type Path = readonly (string | number)[];

/** The node at a path, or null if there is none. */
export function nodeAt(root: Node, path: Path): Node | null {
  let node: Node | undefined = root;
  for (const step of path) {
    if (node.kind === "list" && typeof step === "number") node = node.items[step];
    else if (node.kind === "map") node = node.entries.get(String(step))?.node;
    else return null;
    if (!node) return null;
  }
  return node;
}

/** The location of the value at a path, or of the nearest value around it if there is none. */
export function spanAt(root: Node, path: Path): Span {
  for (let length = path.length; length > 0; length--) {
    const node = nodeAt(root, path.slice(0, length));
    if (node) return node.span;
  }
  return root.span;
}

/** The location of the key at the end of a path; the value's location if it is not in a mapping. */
export function keySpanAt(root: Node, path: Path): Span {
  const parent = nodeAt(root, path.slice(0, -1));
  const key = path.at(-1);
  const entry = parent?.kind === "map" ? parent.entries.get(String(key)) : undefined;
  return entry?.keySpan ?? spanAt(root, path);
}

/**
 * The node as plain data, for checking with a schema. Mappings have no prototype: `__proto__` is a key like any
 * other.
 */
export function toPlain(node: Node): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(toPlain);
    case "map": {
      const plain = Object.create(null) as Record<string, unknown>;
      for (const [key, entry] of node.entries) plain[key] = toPlain(entry.node);
      return plain;
    }
  }
}
