import type { CommunitySet } from "../../net/index.ts";
import type { Fact, Facts } from "../algebra/facts.ts";
import type { Asked } from "./filter-reach.ts";

/**
 * Of the facts known of a route on the way to a place, those that have a part in what can happen from there on. The attributes of
 * a route are independent of each other, so what is known of one that nothing asks for any more decides nothing; what
 * is known of the prefix always counts. `tellsEffects`: what is known of communities and next hops counts
 * too, since it decides whether two ways to edit a route come to the same.
 */
export function factsThatMatter(
  facts: Facts,
  asked: Asked,
  tellsEffects: boolean,
): readonly Fact[] {
  const all: Fact[] = [];
  for (let at = facts; at; at = at.before) all.push(at.fact);
  const communities = tellsEffects ? null : connected(all, asked.communities);
  return all.filter(({ test }) => {
    switch (test.kind) {
      case "prefix":
        return true;
      case "as-path":
        return asked.paths;
      case "value":
        return asked.values.includes(test.attribute);
      case "next-hop":
        return asked.nextHops || tellsEffects;
      case "community":
        return communities === null || !communities.intersect(test.set).isEmpty;
    }
  });
}

/** The communities asked for, with those of every fact that has some in common with them, or with such a fact. */
function connected(facts: readonly Fact[], asked: CommunitySet): CommunitySet {
  let found = asked;
  let left = facts.flatMap(({ test }) => (test.kind === "community" ? [test.set] : []));
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
