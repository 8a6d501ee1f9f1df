import { nodeAt, type MapNode, type Node, type Path } from "../node.ts";

/** Why a value cannot be edited that the text only refers to. */
export const ALIAS = "it comes from an anchor, through an alias";
/** Why an edit is refused whose result differs in more than the edited places. */
export const SHARED = "changing the text here would change more than this: an alias repeats it";

/** Whether a node stands in the text as an alias: it is the content of an anchor elsewhere. */
export function isAlias(text: string, { span }: Node): boolean {
  return text[span.start] === "*";
}

/** The mapping at a path that is to be edited, or why it cannot be: no part of the way to it may be an alias. */
export function ownerAt(text: string, root: Node, path: Path): MapNode | string {
  let node: Node = root;
  for (const step of path) {
    const next = nodeAt(node, [step]);
    if (!next) return "it is not there";
    if (isAlias(text, next)) return ALIAS;
    node = next;
  }
  return node.kind === "map" ? node : "it is not in a mapping";
}
