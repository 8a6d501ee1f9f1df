import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import { textOf, type Node } from "../../document/index.ts";
import { MAX_ASN, parseCommunity, type Community } from "../../net/index.ts";
import {
  kindOfDefinition,
  type CommunityDefinition,
  type CommunityPart,
  type PatternDefinition,
} from "../community-definition.ts";

/**
 * Reads one community of a policy file: `no-export`, `65535:666`, `52580:1:2`, `rt:52580:7`, `$own:200`,
 * `$own:0:$peer`, `rt:$own:7`.
 */
export function readCommunity(node: Node, report: Report): CommunityDefinition | null {
  const text = textOf(node);
  // A structure that the schema has already refused.
  if (text === null) return null;
  if (text.includes("$")) {
    const { of, words } = wordsOf(text);
    const parts = readParts(words, of, node.span);
    if (parts && words.length === partsOf(of)) return { parts, of, span: node.span };
  }
  const community = parseCommunity(text);
  if (community) return { parts: null, community };
  report(
    diagnostic(
      "invalid-value",
      {
        value: text,
        expected: "a community, like 65535:666, no-export, 52580:1:2, rt:52580:7 or $own:1:2",
      },
      { span: node.span },
    ),
  );
  return null;
}

/** The kind of communities with this many words, and the words of its numbers. */
export function wordsOf(text: string): {
  readonly of: Community["kind"];
  readonly words: readonly string[];
} {
  const words = text.split(":");
  if (words[0] === "rt") return { of: "extended", words: words.slice(1) };
  return { of: words.length === 2 ? "standard" : "large", words };
}

/** How many numbers a community of a kind has. */
export function partsOf(of: Community["kind"]): number {
  return of === "large" ? 3 : 2;
}

/** Reads `$own`, `$peer`, settings and numbers; null if one is none of these, or too large. */
export function readParts(
  words: readonly string[],
  of: Community["kind"],
  span: Span,
): readonly CommunityPart[] | null {
  const largest = of === "standard" ? 65_535 : MAX_ASN;
  const parts = words.flatMap((word) => readPart(word, largest, span) ?? []);
  return parts.length === words.length ? parts : null;
}

function readPart(word: string, largest: number, span: Span): CommunityPart | null {
  if (word === "$own") return "own";
  if (word === "$peer") return "peer";
  if (/^\$[a-z][a-z0-9_]{0,31}$/.test(word)) return { setting: word.slice(1), span };
  return /^(?:0|[1-9]\d{0,9})$/.test(word) && Number(word) <= largest ? Number(word) : null;
}

/** Reads a list of communities, which must be of one kind. */
export function readCommunities(
  nodes: readonly Node[],
  report: Report,
): readonly CommunityDefinition[] {
  const read = nodes.flatMap((node) => readCommunity(node, report) ?? []);
  refuseKinds(read, nodes, report);
  return read;
}

/** Reports communities of several kinds. */
export function refuseKinds(
  read: readonly PatternDefinition[],
  nodes: readonly Node[],
  report: Report,
): void {
  const kinds = new Set(read.map(kindOfDefinition));
  const first = nodes[0];
  if (kinds.size > 1 && first) {
    report(
      diagnostic("mixed-communities", { kinds: [...kinds].join(" and ") }, { span: first.span }),
    );
  }
}
