import { items } from "../../document/index.ts";
import { compareCommunities, formatCommunity } from "../../net/index.ts";
import type { CommunityDefinition } from "../community-definition.ts";
import { readSettingReference, settingsOfCommunities } from "../list-reference.ts";
import type { CommunityList } from "../lists.ts";
import type { SettingReference } from "../setting-value.ts";
import { readCommunities } from "../reading/read-community.ts";
import { communities } from "../reading/schema-parts.ts";
import type { ConditionKind } from "./condition-kind.ts";
import { readOperand } from "./read-operand.ts";

/** The route carries one of these communities. */
export interface CommunityConditionDefinition {
  readonly kind: "community";
  readonly communities: readonly CommunityDefinition[] | SettingReference;
}

/** The route carries at least one community of the list. The list is never empty. */
export interface CommunityTest {
  readonly kind: "community";
  readonly list: CommunityList;
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
    const communities = readSettingReference(value) ?? readCommunities(items(value), report);
    return { negated, test: { kind: "community", communities } };
  },
  list: () => null,
  settings: ({ communities }) => settingsOfCommunities(communities),
  resolve(test, resolver) {
    const list = resolver.communityList(test.communities);
    if (!list) return null;
    return list.communities.length > 0 && { from: list, make: () => ({ kind: "community", list }) };
  },
  holds: (route, { list }) =>
    list.communities.some((wanted) =>
      route.communities.some((carried) => compareCommunities(carried, wanted) === 0),
    ),
  tested: ({ list }) => ({ attribute: "communities", communities: list.communities }),
  describe({ list }, route, holds) {
    const wanted = list.communities.map(formatCommunity).join(", ");
    const carries = route.communities.map(formatCommunity).join(", ") || "none";
    return `communities (${carries}): ${holds ? "one" : "none"} of ${wanted}`;
  },
};
