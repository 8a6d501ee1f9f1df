import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { textOf, type Node } from "../../document/index.ts";
import { MAX_ASN } from "../../net/index.ts";
import type { PatternDefinition } from "../community-definition.ts";
import { partsOf, readCommunity, readParts, wordsOf } from "./read-community.ts";

/**
 * Reads what a term tests for or removes: one community as in `readCommunity`, or some: `64500:*`, `$own:*:*`,
 * `$own:1:*`, `rt:$peer:*`, `64500:100-199`, `$own:1:100-199`. Only after all other numbers are given may the last one
 * be a range, of standard and large communities.
 */
export function readPattern(node: Node, report: Report): PatternDefinition | null {
  const text = textOf(node);
  if (text === null || !/[*-]/.test(text.replace(/^[a-z][a-z-]*$/, ""))) {
    return readCommunity(node, report);
  }
  const { of, words } = wordsOf(text);
  const wild = words.findIndex((word) => !isPart(word));
  const parts = readParts(words.slice(0, wild), of, node.span);
  const rest = words.slice(wild);
  if (parts && parts.length > 0 && words.length === partsOf(of)) {
    if (rest.every((word) => word === "*")) return { parts, of, last: null, span: node.span };
    const [, first, last] =
      (rest.length === 1 && /^(\d{1,10})-(\d{1,10})$/.exec(rest[0] ?? "")) || [];
    const range = { first: Number(first), last: Number(last) };
    const most = of === "standard" ? 65_535 : MAX_ASN;
    const isRange = first !== undefined && range.first < range.last && range.last <= most;
    if (isRange && of !== "extended") {
      const isAll = range.first === 0 && range.last === most;
      return { parts, of, last: isAll ? null : range, span: node.span };
    }
  }
  const expected =
    "a community, or some of them like 64500:*, 64500:100-199, $own:1:*, $own:1:100-199 or rt:64500:*";
  report(diagnostic("invalid-value", { value: text, expected }, { span: node.span }));
  return null;
}

function isPart(word: string): boolean {
  return word !== "*" && !/^\d+-\d+$/.test(word);
}

/** Reads a list of what a term tests for or removes, of any kinds. */
export function readPatterns(nodes: readonly Node[], report: Report): readonly PatternDefinition[] {
  return nodes.flatMap((node) => readPattern(node, report) ?? []);
}
