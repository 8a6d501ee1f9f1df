import { items } from "../../document/index.ts";
import {
  compareCommunities,
  formatCommunity,
  matchesPattern,
  type Community,
} from "../../net/index.ts";
import type { CommunityDefinition } from "../community-definition.ts";
import { communityList } from "../community-list.ts";
import { readSettingReference, settingsOfCommunities } from "../list-reference.ts";
import type { CommunityList } from "../lists.ts";
import type { SettingReference } from "../setting-value.ts";
import { readCommunities } from "../reading/read-community.ts";
import { communities } from "../reading/schema-parts.ts";
import type { EditKind } from "./edit-kind.ts";

/** Adds these communities, or those of a setting: `communities`, or one that the policy declares. */
export interface AddCommunitiesDefinition {
  readonly kind: "add-communities";
  readonly communities: readonly CommunityDefinition[] | SettingReference;
}

/** Adds communities; those already present are not duplicated. All of one kind within one edit. */
export interface AddCommunities {
  readonly kind: "add-communities";
  readonly list: CommunityList;
}

/** Adds communities to the route. */
export const addCommunities: EditKind<AddCommunitiesDefinition, AddCommunities> = {
  schema: communities,
  read(node, report) {
    const added = readSettingReference(node) ?? readCommunities(items(node), report);
    return [{ kind: "add-communities", communities: added }];
  },
  settings: ({ communities: added }) => settingsOfCommunities(added),
  resolve(edit, resolver) {
    if ("setting" in edit.communities) {
      const added = resolver.settingCommunities(edit.communities.setting);
      return added && { from: added, make: () => ofEachKind(added) };
    }
    const list = resolver.communityList(edit.communities);
    return list && { from: list, make: () => [{ kind: "add-communities", list }] };
  },
  apply(route, { list }) {
    const added = list.communities.filter((c) => !isAmong(c, route.communities));
    return { ...route, communities: [...route.communities, ...added].sort(compareCommunities) };
  },
  changes({ list }, tested) {
    if (tested.attribute === "community-count") {
      return list.communities.some(({ kind }) => kind !== "extended");
    }
    if (tested.attribute !== "communities") return false;
    return list.communities.some((c) => tested.communities.some((p) => matchesPattern(c, p)));
  },
  describe: ({ list }) => `add ${list.communities.map(formatCommunity).join(", ")}`,
};

/** One edit for each kind that occurs: platforms keep the kinds in separate lists. */
function ofEachKind(all: readonly Community[]): readonly AddCommunities[] {
  return (["standard", "extended", "large"] as const)
    .map((kind) => all.filter((community) => community.kind === kind))
    .filter((same) => same.length > 0)
    .map((same) => ({ kind: "add-communities", list: communityList(same) }));
}

function isAmong(community: Community, all: readonly Community[]): boolean {
  return all.some((other) => compareCommunities(other, community) === 0);
}
