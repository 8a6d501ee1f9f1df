import { child } from "../../document/index.ts";
import type { EditKind } from "./edit-kind.ts";
import { matchesPattern, type CommunityPattern } from "./matches-pattern.ts";

/** Removes communities of one kind: those of our own ASN, or all extended ones. */
export interface RemoveCommunitiesDefinition {
  readonly kind: "remove-communities";
  readonly what: CommunityPattern["kind"];
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
      large: { const: "own" },
      extended: { const: "all" },
    },
  },
  read: (node) =>
    (["standard", "large", "extended"] as const)
      .filter((what) => child(node, what))
      .map((what) => ({ kind: "remove-communities", what })),
  settings: () => [],
  resolve({ kind, what }, { ownAsn }) {
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
  describe: ({ pattern }) =>
    pattern.kind === "extended"
      ? "remove route targets"
      : `remove ${pattern.asn}:${pattern.kind === "large" ? "*:*" : "*"}`,
};
