import type { MapNode } from "../node.ts";
import type { Patch } from "./patch.ts";

/**
 * The change that removes an entry from a mapping that has others: its lines in block style, with a comment after it, or
 * its part of a mapping in braces. Or why it cannot be made.
 */
export function removeEntry(text: string, map: MapNode, key: string): readonly Patch[] | string {
  const inOrder = [...map.entries].sort(([, a], [, b]) => a.keySpan.start - b.keySpan.start);
  const at = inOrder.findIndex(([name]) => name === key);
  const entry = inOrder[at]?.[1];
  if (!entry) throw new Error("unreachable: it is there");
  const [before, next] = [inOrder[at - 1]?.[1], inOrder[at + 1]?.[1]];
  if (text.slice(entry.keySpan.end, entry.node.span.start).includes("&")) {
    return "its value has an anchor";
  }
  if (text[map.span.start] === "{") {
    const { start } = entry.keySpan;
    const { end } = entry.node.span;
    const gap = next
      ? { start, end: next.keySpan.start }
      : { start: before?.node.span.end ?? start, end };
    const around = next
      ? text.slice(end, next.keySpan.start)
      : text.slice(before?.node.span.end ?? start, start);
    const isCommented = around.includes("#");
    return isCommented ? "there are comments around it" : [{ ...gap, text: "" }];
  }
  const lineStart = text.lastIndexOf("\n", entry.keySpan.start - 1) + 1;
  const end = endOfEntry(text, entry.node.span);
  if (end === null) return "something stands after it on its line";
  if (/^ *$/.test(text.slice(lineStart, entry.keySpan.start))) {
    return [{ start: lineStart, end, text: "" }];
  }
  // The first entry of an item, after its dash: the next one takes its place.
  const isNextBelow = next && /^[ ]*$/.test(text.slice(end, next.keySpan.start));
  return isNextBelow
    ? [{ start: entry.keySpan.start, end: next.keySpan.start, text: "" }]
    : "it is the first entry of an item, with comments below it";
}

/** Where the line after a value begins; null if something but a comment stands after the value. */
function endOfEntry(
  text: string,
  { start, end: spanEnd }: { readonly start: number; readonly end: number },
): number | null {
  // A block ends before the line of what follows.
  const end = start + text.slice(start, spanEnd).trimEnd().length;
  const rest = /[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?:\r?\n|$)/y;
  rest.lastIndex = end;
  return rest.test(text) ? rest.lastIndex : null;
}
