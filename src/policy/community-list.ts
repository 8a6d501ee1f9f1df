import {
  compareCommunities,
  disjointPatterns,
  type Community,
  type CommunityPattern,
} from "../net/index.ts";
import { communityListName } from "./list-names.ts";
import type { CommunityList, PatternList } from "./lists.ts";

/** A list of communities in order, each once, named for its contents. */
export function communityList(communities: readonly Community[]): CommunityList {
  const sorted = [...communities].sort(compareCommunities);
  const different = sorted.filter((one, i) => {
    const before = sorted[i - 1];
    return !before || compareCommunities(before, one) !== 0;
  });
  return { name: communityListName(different), communities: different };
}

/** A list of what some patterns match, without overlaps, named for its contents. */
export function patternList(patterns: readonly CommunityPattern[]): PatternList {
  const communities = disjointPatterns(patterns);
  return { name: communityListName(communities), communities };
}
