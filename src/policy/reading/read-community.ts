import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import { textOf, type Node } from "../../document/index.ts";
import { MAX_ASN, parseCommunity } from "../../net/index.ts";
import type { CommunityDefinition, CommunityPart } from "../community-definition.ts";

/**
 * Reads one community of a policy file: `no-export`, `65535:666`, `52580:1:2`, `rt:52580:7`, `$own:200`,
 * `$own:0:$peer`.
 */
export function readCommunity(node: Node, report: Report): CommunityDefinition | null {
  const text = textOf(node);
  // A structure that the schema has already refused.
  if (text === null) return null;
  if (text.includes("$")) {
    const words = text.split(":");
    const largest = words.length === 2 ? 65_535 : MAX_ASN;
    const parts = words.flatMap((word) => readPart(word, largest, node.span) ?? []);
    const isWhole = parts.length === words.length && (parts.length === 2 || parts.length === 3);
    if (isWhole) return { parts, span: node.span };
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

/** Reads `$own`, `$peer`, a setting or a number. */
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
  const kinds = new Set(read.map(kindOf));
  const first = nodes[0];
  if (kinds.size > 1 && first) {
    report(
      diagnostic("mixed-communities", { kinds: [...kinds].join(" and ") }, { span: first.span }),
    );
  }
  return read;
}

function kindOf(definition: CommunityDefinition): string {
  if (!definition.parts) return definition.community.kind;
  return definition.parts.length === 2 ? "standard" : "large";
}
