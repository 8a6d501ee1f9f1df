import { diagnostic, type Report } from "../diagnostics/index.ts";
import { textOf, type Node } from "../document/index.ts";
import { MAX_ASN, parseCommunity } from "../net/index.ts";
import type { CommunityDefinition } from "./community-definition.ts";

const OWN = /^\$own((?::(?:0|[1-9]\d{0,9})){1,2})$/;

/** Reads one community of a policy file: `no-export`, `65535:666`, `52580:1:2`, `rt:52580:7`, `$own:200`, `$own:1:2`. */
export function readCommunity(node: Node, report: Report): CommunityDefinition | null {
  const text = textOf(node);
  // A shape that the schema has refused already.
  if (text === null) return null;
  const own = OWN.exec(text);
  if (own) {
    const numbers = (own[1] ?? "").slice(1).split(":").map(Number);
    if (numbers.every((n) => n <= (numbers.length === 1 ? 65535 : MAX_ASN))) {
      return { own: true, numbers, span: node.span };
    }
  }
  const community = parseCommunity(text);
  if (community) return { own: false, community };
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
  if (!definition.own) return definition.community.kind;
  return definition.numbers.length === 1 ? "standard" : "large";
}
