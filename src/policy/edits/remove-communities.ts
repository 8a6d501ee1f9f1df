import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { child, items, textOf, type Node } from "../../document/index.ts";
import type { EditKind } from "./edit-kind.ts";
import { formatPattern, matchesPattern, type CommunityPattern } from "./matches-pattern.ts";

const LISTED = /^\$own:(0|[1-9]\d{0,9}):\*$/;

/** Removes communities of one kind: of our own ASN, large ones also by their second number, or all extended ones. */
export interface RemoveCommunitiesDefinition {
  readonly kind: "remove-communities";
  readonly what: CommunityPattern["kind"];
  /** The second number; null: any. */
  readonly local1: number | null;
}

/** Removes what the pattern matches. */
export interface RemoveCommunities {
  readonly kind: "remove-communities";
  readonly pattern: CommunityPattern;
}

/** Removes communities from the route. */
export const removeCommunities: EditKind<RemoveCommunitiesDefinition, RemoveCommunities> = {
  schema: {
    type: "object",
    additionalProperties: false,
    minProperties: 1,
    properties: {
      standard: { const: "own" },
      large: {
        expected: "own, or a list like [$own:1:*]",
        anyOf: [
          { const: "own" },
          {
            type: "array",
            minItems: 1,
            uniqueItems: true,
            items: { type: "string", pattern: LISTED.source },
          },
        ],
      },
      extended: { const: "all" },
    },
  },
  read: (node, report) =>
    (["standard", "large", "extended"] as const).flatMap((what): RemoveCommunitiesDefinition[] => {
      const value = child(node, what);
      if (!value) return [];
      const kind = "remove-communities";
      if (value.kind !== "list") return [{ kind, what, local1: null }];
      return items(value).flatMap((item) => {
        const local1 = readListed(item, report);
        return local1 === null ? [] : [{ kind, what, local1 }];
      });
    }),
  settings: () => [],
  resolve({ kind, what, local1 }, { ownAsn }) {
    if (local1 !== null) {
      return {
        from: null,
        make: () => [{ kind, pattern: { kind: "large", asn: ownAsn, local1 } }],
      };
    }
    if (what === "extended") return { from: null, make: () => [{ kind, pattern: { kind: what } }] };
    // An ASN of more than 16 bits has no standard communities to remove.
    if (what === "standard" && ownAsn > 65535) return null;
    return { from: null, make: () => [{ kind, pattern: { kind: what, asn: ownAsn } }] };
  },
  apply: (route, { pattern }) => ({
    ...route,
    communities: route.communities.filter((c) => !matchesPattern(c, pattern)),
  }),
  changes: ({ pattern }, tested) =>
    tested.attribute === "communities" &&
    tested.communities.some((c) => matchesPattern(c, pattern)),
  describe: ({ pattern }) => `remove ${formatPattern(pattern)}`,
};

/** Reads `$own:1:*`. */
function readListed(node: Node, report: Report): number | null {
  const text = textOf(node) ?? "";
  const local1 = Number(LISTED.exec(text)?.[1]);
  if (local1 <= 4_294_967_295) return local1;
  const expected = "large communities of our own by their second number, like $own:1:*";
  report(diagnostic("invalid-value", { value: text, expected }, { span: node.span }));
  return null;
}
