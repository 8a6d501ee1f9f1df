import type { CommunitySet } from "../../net/index.ts";
import type { Fact, Facts } from "../algebra/facts.ts";
import type { ReachedTests } from "./filter-reach.ts";

/**
 * Of the facts known about a route on the way to a place, those that affect what can happen from there on. A route's
 * attributes are independent of each other, so facts about an attribute that is not tested any more decide nothing;
 * facts about the prefix always count. `tellsEffects`: facts about communities and next hops count too, because they
 * decide whether two sequences of edits have the same result.
 */
export function factsThatMatter(
  facts: Facts,
  reached: ReachedTests,
  tellsEffects: boolean,
): readonly Fact[] {
  const all: Fact[] = [];
  for (let at = facts; at; at = at.before) all.push(at.fact);
  const communities = tellsEffects ? null : connected(all, reached.communities);
  return all.filter(({ test }) => {
    switch (test.kind) {
      case "prefix":
        return true;
      case "as-path":
        return reached.paths;
      case "value":
        return reached.values.includes(test.attribute);
      case "next-hop":
        return reached.nextHops || tellsEffects;
      case "med":
        return reached.med || tellsEffects;
      case "community":
        return communities === null || !communities.intersect(test.set).isEmpty;
      case "community-count":
        return communities === null || !communities.intersect(test.of).isEmpty;
    }
  });
}

/** The communities that are tested, with those of every fact that shares some with them, or with such a fact. */
function connected(facts: readonly Fact[], tested: CommunitySet): CommunitySet {
  let found = tested;
  let left = facts.flatMap(({ test }) =>
    test.kind === "community" ? [test.set] : test.kind === "community-count" ? [test.of] : [],
  );
  for (let before = -1; before !== left.length;) {
    before = left.length;
    left = left.filter((set) => {
      if (found.intersect(set).isEmpty) return true;
      found = found.unite(set);
      return false;
    });
  }
  return found;
}
