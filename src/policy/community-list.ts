import { compareCommunities, type Community } from "../net/index.ts";
import { communityListName } from "./list-names.ts";
import type { CommunityList } from "./lists.ts";

/** A list of communities in their order, named for what it holds. */
export function communityList(communities: readonly Community[]): CommunityList {
  const sorted = [...communities].sort(compareCommunities);
  return { name: communityListName(sorted), communities: sorted };
}
