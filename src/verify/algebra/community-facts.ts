import { CommunitySet, type Community } from "../../net/index.ts";
import { solveCounts, type Bound } from "./solve-counts.ts";

/** Whether a route carries at least so many communities of a set. */
export interface CommunityFact {
  readonly of: CommunitySet;
  readonly atLeast: number;
  readonly holds: boolean;
}

/**
 * Communities of a route for which all facts hold, sorted, as few as are easily found; null if there are none. Throws
 * `TooComplex`.
 */
export function communitiesWith(facts: readonly CommunityFact[]): readonly Community[] | null {
  let absent = CommunitySet.none;
  for (const { of, atLeast, holds } of facts) {
    if (holds) continue;
    if (atLeast <= 0) return null;
    if (atLeast === 1) absent = absent.unite(of);
  }
  const least = facts
    .filter(({ holds, atLeast }) => holds && atLeast > 0)
    .map(({ of, atLeast }): Bound => ({ of: of.without(absent), number: atLeast }));
  const most = facts
    .filter(({ holds, atLeast }) => !holds && atLeast > 1)
    .map(({ of, atLeast }): Bound => ({ of: of.without(absent), number: atLeast - 1 }));
  const found = unbounded(least);
  if (found === null) return null;
  const communities = most.every((bound) => isWithin(bound, found))
    ? found
    : solveCounts(least, most);
  return communities && (CommunitySet.of(communities).list(communities.length) ?? communities);
}

/** With nothing that limits them, the sets are filled one after the other; null if one has too few members. */
function unbounded(least: readonly Bound[]): readonly Community[] | null {
  const found: Community[] = [];
  for (const { of, number } of least) {
    const counted = found.filter((community) => of.has(community));
    const lacking = number - counted.length;
    if (lacking <= 0) continue;
    const more = of.without(CommunitySet.of(counted)).some(lacking);
    if (more.length < lacking) return null;
    found.push(...more);
  }
  return found;
}

function isWithin({ of, number }: Bound, communities: readonly Community[]): boolean {
  return communities.filter((community) => of.has(community)).length <= number;
}
