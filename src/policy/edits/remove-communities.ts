import type { Report } from "../../diagnostics/index.ts";
import { child, items, type Node } from "../../document/index.ts";
import {
  formatPattern,
  kindOfPattern,
  matchesPattern,
  patternsOverlap,
  type Community,
  type CommunityPattern,
} from "../../net/index.ts";
import { kindOfDefinition, type PatternDefinition } from "../community-definition.ts";
import { patternList } from "../community-list.ts";
import { readSettingReference, settingsOfCommunities } from "../list-reference.ts";
import { readPatterns } from "../reading/read-pattern.ts";
import { communities } from "../reading/schema-parts.ts";
import type { Resolver, Shareable } from "../resolver.ts";
import type { SettingReference } from "../setting-value.ts";
import type { EditKind } from "./edit-kind.ts";

type Kind = Community["kind"];

/** Which communities are removed. */
export type RemoveCommunitiesDefinition = { readonly kind: "remove-communities" } & (
  | /** All of one kind that belong to our ASN; of route targets, all. */ { readonly all: Kind }
  | /** Some of one kind. */ { readonly some: readonly PatternDefinition[] }
  | /** Those of a setting. */ { readonly some: SettingReference }
);

/**
 * Removes what the patterns match: at least one, all of one kind, none of which overlap. All route targets, whoever set
 * them, are those with an IP address as well. Route origins are not included: IOS-XR documents no way to delete them.
 * FRR can only remove all extended communities, including kinds that are not modelled.
 */
export interface RemoveCommunities {
  readonly kind: "remove-communities";
  readonly patterns: readonly CommunityPattern[];
}

const KINDS = ["standard", "large", "extended"] as const satisfies readonly Kind[];

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
            items: { type: "string", pattern: "^\\$own:(0|[1-9]\\d{0,9}):\\*$" },
          },
        ],
      },
      extended: { const: "all" },
      communities,
    },
  },
  read: (node, report) => [
    ...KINDS.flatMap((all): readonly RemoveCommunitiesDefinition[] => {
      const value = child(node, all);
      if (!value) return [];
      return value.kind === "list"
        ? readListed(value, report)
        : [{ kind: "remove-communities", all }];
    }),
    ...readListed(child(node, "communities"), report),
  ],
  settings: (edit) => ("some" in edit ? settingsOfCommunities(edit.some) : []),
  resolve(edit, resolver) {
    if ("all" in edit) return resolveAll(edit.all, resolver);
    if ("setting" in edit.some) {
      const removed = resolver.settingCommunities(edit.some.setting);
      return removed && { from: removed, make: () => ofEachKind(removed) };
    }
    const list = resolver.patternList(edit.some);
    return (
      list && {
        from: list,
        make: () => [{ kind: "remove-communities", patterns: list.communities }],
      }
    );
  },
  apply: (route, { patterns }) => ({
    ...route,
    communities: route.communities.filter((c) => !patterns.some((p) => matchesPattern(c, p))),
  }),
  changes({ patterns }, tested) {
    if (tested.attribute === "community-count") {
      return patterns.some((pattern) => kindOfPattern(pattern) !== "extended");
    }
    if (tested.attribute !== "communities") return false;
    return tested.communities.some((c) => patterns.some((p) => patternsOverlap(c, p)));
  },
  describe: ({ patterns }) => `remove ${patterns.map(describePattern).join(", ")}`,
};

function describePattern(pattern: CommunityPattern): string {
  const isAll = pattern.kind === "range" && pattern.fixed.length === 0;
  return isAll && pattern.of === "extended" ? "route targets" : formatPattern(pattern);
}

/** A setting, or one definition for each kind that occurs: platforms keep the kinds apart. */
function readListed(node: Node | null, report: Report): readonly RemoveCommunitiesDefinition[] {
  const kind = "remove-communities";
  const setting = readSettingReference(node);
  if (setting) return [{ kind, some: setting }];
  const read = readPatterns(items(node), report);
  return KINDS.map((of) => read.filter((one) => kindOfDefinition(one) === of))
    .filter((some) => some.length > 0)
    .map((some) => ({ kind, some }));
}

function resolveAll(
  of: Kind,
  { ownAsn }: Resolver,
): Shareable<readonly RemoveCommunities[]> | null {
  // An ASN of more than 16 bits has no standard communities to remove.
  if (of === "standard" && ownAsn > 65535) return null;
  const fixed = of === "extended" ? [] : [ownAsn];
  const pattern = { kind: "range", of, fixed, last: null } as const;
  return { from: null, make: () => [{ kind: "remove-communities", patterns: [pattern] }] };
}

/** One edit for each kind that occurs. */
function ofEachKind(all: readonly Community[]): readonly RemoveCommunities[] {
  return KINDS.map((of) => all.filter((one) => kindOfPattern(one) === of))
    .filter((same) => same.length > 0)
    .map((same) => ({ kind: "remove-communities", patterns: patternList(same).communities }));
}
