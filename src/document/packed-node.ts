import type { Source } from "../diagnostics/index.ts";
import type { Node } from "./node.ts";

/** A tree without its source, as plain data: value, items or entries, and start and end offsets in the text. */
export type PackedNode =
  | readonly ["scalar", value: string | number | boolean | null, start: number, end: number]
  | readonly ["list", items: readonly PackedNode[], start: number, end: number]
  | readonly ["map", entries: readonly PackedEntry[], start: number, end: number];

type PackedEntry = readonly [key: string, start: number, end: number, node: PackedNode];

/** The tree of a document without its source; `unpackNode` reverses it. */
export function packNode(node: Node): PackedNode {
  const { start, end } = node.span;
  switch (node.kind) {
    case "scalar":
      return ["scalar", node.value, start, end];
    case "list":
      return ["list", node.items.map(packNode), start, end];
    case "map": {
      const entries = [...node.entries].map(([key, { keySpan, node: value }]): PackedEntry => [
        key,
        keySpan.start,
        keySpan.end,
        packNode(value),
      ]);
      return ["map", entries, start, end];
    }
  }
}

/** Restores the tree of a document with its source. */
export function unpackNode(packed: PackedNode, source: Source): Node {
  const [kind, content, start, end] = packed;
  const span = { source, start, end };
  switch (kind) {
    case "scalar":
      return { kind, value: content, span };
    case "list":
      return { kind, items: content.map((item) => unpackNode(item, source)), span };
    case "map": {
      const entries = content.map(
        ([key, from, to, node]) =>
          [
            key,
            { keySpan: { source, start: from, end: to }, node: unpackNode(node, source) },
          ] as const,
      );
      return { kind, entries: new Map(entries), span };
    }
  }
}
