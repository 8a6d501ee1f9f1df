import { items } from "../../document/index.ts";
import { formatCommunity, formatPattern, matchesPattern } from "../../net/index.ts";
import type { PatternDefinition } from "../community-definition.ts";
import { readSettingReference, settingsOfCommunities } from "../list-reference.ts";
import type { PatternList } from "../lists.ts";
import type { SettingReference } from "../setting-value.ts";
import { refuseKinds } from "../reading/read-community.ts";
import { readPatterns } from "../reading/read-pattern.ts";
import { communities } from "../reading/schema-parts.ts";
import type { ConditionKind } from "./condition-kind.ts";
import { readOperand } from "./read-operand.ts";

/** The route carries one of these communities. */
export interface CommunityConditionDefinition {
  readonly kind: "community";
  readonly communities: readonly PatternDefinition[] | SettingReference;
}

/** The route carries at least one community that the list matches. The list is never empty. */
export interface CommunityTest {
  readonly kind: "community";
  readonly list: PatternList;
}

/** The communities of the route. */
export const community: ConditionKind<CommunityConditionDefinition, CommunityTest> = {
  title: "a test for communities",
  schema: {
    type: "object",
    additionalProperties: false,
    minProperties: 1,
    properties: { any: communities, none: communities },
    description:
      "The route carries one of these communities, or none of them. With both, one of the first and none of the second.",
  },
  read(node, report) {
    const { value, negated } = readOperand(node);
    const setting = readSettingReference(value);
    if (setting) return { negated, test: { kind: "community", communities: setting } };
    const communities = readPatterns(items(value), report);
    refuseKinds(communities, items(value), report);
    return { negated, test: { kind: "community", communities } };
  },
  list: () => null,
  settings: ({ communities }) => settingsOfCommunities(communities),
  resolve(test, resolver) {
    const list = resolver.patternList(test.communities);
    if (!list) return null;
    return list.communities.length > 0 && { from: list, make: () => ({ kind: "community", list }) };
  },
  holds: (route, { list }) =>
    list.communities.some((wanted) =>
      route.communities.some((carried) => matchesPattern(carried, wanted)),
    ),
  tested: ({ list }) => ({ attribute: "communities", communities: list.communities }),
  describe({ list }, route, holds) {
    const wanted = list.communities.map(formatPattern).join(", ");
    const carries = route.communities.map(formatCommunity).join(", ") || "none";
    return `communities (${carries}): ${holds ? "one" : "none"} of ${wanted}`;
  },
};
