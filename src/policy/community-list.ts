import { compareCommunities, type Community } from "../net/index.ts";
import { communityListName } from "./list-names.ts";
import type { CommunityList } from "./lists.ts";

/** A list of communities in order, named for its contents. */
export function communityList(communities: readonly Community[]): CommunityList {
  const sorted = [...communities].sort(compareCommunities);
  return { name: communityListName(sorted), communities: sorted };
}
