import { isDeepStrictEqual } from "node:util";

import { diagnostic, type Report, type Source } from "../../diagnostics/index.ts";
import { nodeAt, toPlain, type ListNode, type Node, type Path } from "../node.ts";
import { parseYaml } from "../yaml.ts";
import { changedAt } from "./changed-at.ts";
import { applyPatches, type Patch } from "./patch.ts";
import { readToEdit } from "./read-to-edit.ts";

/** An item for a list, as text. No text has a line end. */
export interface NewItem {
  /** Comments for the lines above it, with their `#`. */
  readonly comments: readonly string[];
  /** Its lines in block style, without the `- ` of the first. Blanks at their beginnings are relative to each other. */
  readonly lines: readonly string[];
  /** The same on one line; null if it cannot be in a list in brackets. */
  readonly flow: string | null;
}

/**
 * Appends items to a list of a YAML text and leaves every other character as it is, in the indentation that the list
 * has. Reads the result back: it must have the new items and be the same everywhere else. Otherwise it is reported
 * where that is, and the result is null.
 */
export function appendItems(
  source: Source,
  path: Path,
  added: readonly NewItem[],
  report: Report,
): string | null {
  const read = readToEdit(source, report);
  if (!read) return null;
  const { text, root } = read;
  const span = read.spanAt(path);
  const refuse = (why: string): null => {
    report(diagnostic("yaml-not-appended", { key: String(path.at(-1)), why }, { span }));
    return null;
  };
  const list = nodeAt(root, path);
  if (list?.kind !== "list") return refuse("it is not a list");
  const patch = patchFor(text, list, added);
  if (typeof patch === "string") return refuse(patch);
  const edited = applyPatches(text, [patch]);
  const wanted = withItems(toPlain(root), path, added.map(plainOf));
  const after = parseYaml({ path: "", text: edited }, () => undefined);
  if (after === null || !isDeepStrictEqual(toPlain(after), wanted)) {
    return refuse("appending here would change more than this");
  }
  return read.mark + edited;
}

/** An item as plain data. Throws if it is no YAML. */
function plainOf({ lines }: NewItem): unknown {
  const root = parseYaml({ path: "", text: `${lines.join("\n")}\n` }, (problem) => {
    throw new Error(`not an item: ${problem.message}`);
  });
  return root && toPlain(root);
}

function withItems(data: unknown, path: Path, added: readonly unknown[]): unknown {
  return changedAt(data, path, (list) => [...(list as readonly unknown[]), ...added]);
}

/** The change of the text, or why there is none. */
function patchFor(text: string, list: ListNode, added: readonly NewItem[]): Patch | string {
  if (text[list.span.start] === "*") return "it comes from an anchor, through an alias";
  if (text[list.span.start] === "[") return inBrackets(list, added);
  const last = list.items.at(-1);
  if (!last) return "it is empty";
  const dash = dashBefore(text, list.items);
  if (!dash) return "its dashes are not at the beginnings of lines";
  const end = endAfter(text, last, dash.indent.length);
  if (end === null) return "its last item ends with something after which nothing can be added";
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? "\n";
  const inner = " ".repeat(dash.indent.length + 1 + dash.gap.length);
  const blank = hasBlankLines(text, list) ? [""] : [];
  const lines = added.flatMap(({ comments, lines: [first = "", ...others] }) => [
    ...blank,
    ...comments.map((comment) => dash.indent + comment),
    `${dash.indent}-${dash.gap}${first}`,
    ...others.map((line) => (line === "" ? "" : inner + line)),
  ]);
  const isCut = end > 0 && text[end - 1] !== "\n";
  const block = isCut
    ? lines.map((line) => lineEnd + line).join("")
    : lines.map((line) => line + lineEnd).join("");
  return { start: end, end, text: block };
}

function inBrackets(list: ListNode, added: readonly NewItem[]): Patch | string {
  const flows = added.flatMap(({ flow }) => flow ?? []);
  if (flows.length < added.length) return "it is in brackets, which leave no room for comments";
  const last = list.items.at(-1);
  const at = last ? last.span.end : list.span.start + 1;
  return { start: at, end: at, text: (last ? ", " : "") + flows.join(", ") };
}

/** The blanks before and after the dashes of a list: those of its last item that has them. */
function dashBefore(
  text: string,
  list: readonly Node[],
): { readonly indent: string; readonly gap: string } | null {
  for (const { span } of [...list].reverse()) {
    const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
    const match = /^( *)-( +)$/.exec(text.slice(lineStart, span.start));
    if (match) return { indent: match[1] ?? "", gap: match[2] ?? " " };
  }
  return null;
}

/**
 * Where the line after an item begins, and after comments that follow it at once and are indented at least as its dash.
 * Null if that is not known.
 */
function endAfter(text: string, item: Node, indent: number): number | null {
  const { span } = deepestLast(text, item);
  if (span.end === span.start) return null;
  let end = span.end;
  if (text[end - 1] !== "\n") {
    const rest = /[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?:\r?\n|$)/y;
    rest.lastIndex = end;
    if (!rest.test(text)) return null;
    end = rest.lastIndex;
  }
  const comment = /( *)#[^\r\n]*(?:\r?\n|$)/y;
  for (;;) {
    comment.lastIndex = end;
    const match = comment.exec(text);
    if (!match || (match[1] ?? "").length < indent) return end;
    end = comment.lastIndex;
  }
}

/** The last value in an item, as deep as block style goes. */
function deepestLast(text: string, node: Node): Node {
  if (node.kind === "scalar" || /[{[*]/.test(text[node.span.start] ?? "")) return node;
  const inside =
    node.kind === "list" ? node.items : [...node.entries.values()].map((entry) => entry.node);
  const last = [...inside].sort((a, b) => a.span.start - b.span.start).at(-1);
  return last ? deepestLast(text, last) : node;
}

/** Whether items of a list have blank lines between them: whether the first two do. */
function hasBlankLines(text: string, { items }: ListNode): boolean {
  const [first, second] = items;
  if (!first || !second) return false;
  const lines = text.slice(first.span.start, second.span.start).split(/\r?\n/).slice(0, -1);
  return lines.findLast((line) => !/^\s*#/.test(line))?.trim() === "";
}
