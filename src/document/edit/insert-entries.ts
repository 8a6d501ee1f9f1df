import type { MapNode, Node } from "../node.ts";
import type { Patch } from "./patch.ts";

/**
 * The change that adds entries (`name: value`, without line ends) to a mapping: after the first of the keys in
 * `after` that it can be, otherwise after the first other entry that it can be, or why it cannot be made.
 */
export function insertEntries(
  text: string,
  map: MapNode,
  entries: readonly string[],
  after: readonly string[],
): readonly Patch[] | string {
  const named = after.flatMap((key) => map.entries.get(key)?.node ?? []);
  const all = [...named, ...[...map.entries.values()].map(({ node }) => node)];
  if (text[map.span.start] === "{") return inFlow(map, entries, all);
  const indent = indentOf(text, map);
  if (indent === null) return "its keys are not at the beginnings of lines";
  const lineEnd = lineEndOf(text);
  for (const node of all) {
    const end = endOfLine(text, node);
    if (end === null) continue;
    const isLast = end === text.length && !text.endsWith("\n");
    const lines = entries.map((entry) => indent + entry);
    const added = isLast
      ? lines.map((line) => lineEnd + line)
      : lines.map((line) => line + lineEnd);
    return [{ start: end, end, text: added.join("") }];
  }
  // Every value takes lines of its own: the entries come first.
  const { start } = map.span;
  return [{ start, end: start, text: entries.map((entry) => entry + lineEnd + indent).join("") }];
}

function inFlow(
  map: MapNode,
  entries: readonly string[],
  values: readonly Node[],
): readonly Patch[] {
  const last = values.find((node) => node.span.end > node.span.start);
  if (last) {
    const { end } = last.span;
    return [{ start: end, end, text: `, ${entries.join(", ")}` }];
  }
  const start = map.span.start + 1;
  return [{ start, end: start, text: ` ${entries.join(", ")} ` }];
}

/** Where the line after a value begins; null unless the value ends on its last line, with nothing but a comment after it. */
function endOfLine(text: string, { kind, span, ...rest }: Node): number | null {
  const first = text[span.start] ?? "";
  const isEmpty = span.end === span.start || ("value" in rest && rest.value === null);
  const isBlock = kind === "scalar" ? /[|>]/.test(first) : !/[{[*]/.test(first);
  if (isEmpty || isBlock) return null;
  const found = /[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?:\r?\n|$)/y;
  found.lastIndex = span.end;
  return found.test(text) ? found.lastIndex : null;
}

/** The blanks before the keys of a mapping in block style; null if there is anything else. */
function indentOf(text: string, map: MapNode): string | null {
  const before = [...map.entries.values()].map(({ keySpan }) => {
    const lineStart = text.lastIndexOf("\n", keySpan.start - 1) + 1;
    return text.slice(lineStart, keySpan.start);
  });
  const blanks = before.find((each) => /^ *$/.test(each));
  if (blanks !== undefined) return blanks;
  const [first = ""] = before;
  return /^[ -]*$/.test(first) ? " ".repeat(first.length) : null;
}

/** The line end of a text: that of its first line. */
function lineEndOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? "\n";
}
