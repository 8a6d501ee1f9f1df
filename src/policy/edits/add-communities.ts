import { items, textOf } from "../../document/index.ts";
import { compareCommunities, formatCommunity, type Community } from "../../net/index.ts";
import type { CommunityDefinition } from "../community-definition.ts";
import { communityList } from "../community-list.ts";
import type { CommunityList } from "../lists.ts";
import { readCommunities } from "../read-community.ts";
import { communities } from "../schema-parts.ts";
import type { EditKind } from "./edit-kind.ts";

/** Adds these communities, or those of the session. */
export interface AddCommunitiesDefinition {
  readonly kind: "add-communities";
  readonly communities: readonly CommunityDefinition[] | { readonly setting: "communities" };
}

/** Adds communities; those already there stay, once. Same kind within one edit. */
export interface AddCommunities {
  readonly kind: "add-communities";
  readonly list: CommunityList;
}

/** Puts communities on the route. */
export const addCommunities: EditKind<AddCommunitiesDefinition, AddCommunities> = {
  schema: {
    expected: "a list of communities, or $communities",
    anyOf: [communities, { const: "$communities" }],
  },
  read(node, report) {
    const isSetting = textOf(node) !== null;
    const added = isSetting
      ? ({ setting: "communities" } as const)
      : readCommunities(items(node), report);
    return [{ kind: "add-communities", communities: added }];
  },
  settings: (edit) => ("setting" in edit.communities ? [edit.communities.setting] : []),
  resolve(edit, resolver) {
    if ("setting" in edit.communities) {
      const { sessionCommunities } = resolver;
      return { from: sessionCommunities, make: () => ofEachKind(sessionCommunities) };
    }
    const list = resolver.communityList(edit.communities);
    return { from: list, make: () => [{ kind: "add-communities", list }] };
  },
  apply(route, { list }) {
    const added = list.communities.filter((c) => !isAmong(c, route.communities));
    return { ...route, communities: [...route.communities, ...added].sort(compareCommunities) };
  },
  changes: ({ list }, tested) =>
    tested.attribute === "communities" &&
    tested.communities.some((c) => isAmong(c, list.communities)),
  describe: ({ list }) => `add ${list.communities.map(formatCommunity).join(", ")}`,
};

/** One edit for each kind that is there: platforms keep each in lists of its own. */
function ofEachKind(all: readonly Community[]): readonly AddCommunities[] {
  return (["standard", "extended", "large"] as const)
    .map((kind) => all.filter((community) => community.kind === kind))
    .filter((same) => same.length > 0)
    .map((same) => ({ kind: "add-communities", list: communityList(same) }));
}

function isAmong(community: Community, all: readonly Community[]): boolean {
  return all.some((other) => compareCommunities(other, community) === 0);
}
