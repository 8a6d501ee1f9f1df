import {
  defaultRoute,
  firstPrefix,
  intersect,
  orLonger,
  PrefixSet,
  subtract,
  type CanonicalSet,
  type Family,
  type Prefix,
} from "../../net/index.ts";

/** A prefix list, and whether a prefix is in it. */
export interface PrefixFact {
  readonly set: PrefixSet;
  readonly holds: boolean;
}

/**
 * Prefixes that are in some lists and not in others. Branches of a filter share their beginnings, so the result for
 * the first lists is computed once for all that continue from there.
 */
export class PrefixRegions {
  readonly #regions = new Map<string, CanonicalSet>();
  readonly #numbers = new WeakMap<PrefixSet, number>();
  #next = 0;

  /** A prefix of a family for which all facts hold: `usual` if possible; null if there is none. */
  find(family: Family, facts: readonly PrefixFact[], usual: Prefix): Prefix | null {
    const isSuch = (prefix: Prefix) => facts.every(({ set, holds }) => set.has(prefix) === holds);
    if (isSuch(usual)) return usual;
    // The first prefix of a list is the first one of all that are in it and of which the rest is true, if it is one.
    for (const { set, holds } of facts) {
      if (!holds || set.isEmpty || set.family !== family) continue;
      const { prefix, min } = set.packed.at(0);
      const first = { ...prefix, length: min };
      if (isSuch(first)) return first;
    }
    return firstPrefix(this.region(family, facts));
  }

  /** All prefixes of a family for which all facts hold. */
  region(family: Family, facts: readonly PrefixFact[]): CanonicalSet {
    let key: string = family;
    const all = this.#once(
      key,
      () => PrefixSet.of(family, [orLonger(defaultRoute(family))]).canonical,
    );
    let region = all;
    // What is inside a list is small, and what is left of everything without one is large. What is left of a long list
    // without another long one, most often a list of the same name at another time, is small again.
    const inside = facts.filter(({ holds }) => holds);
    const outside = facts.filter(({ holds }) => !holds);
    if (inside.length > 0) outside.sort((a, b) => b.set.packed.size - a.set.packed.size);
    for (const { set, holds } of [...inside, ...outside]) {
      if (region.isEmpty) break;
      // A list of the other family contains none of them.
      if (set.family !== family && !holds) continue;
      key += `${holds ? "+" : "-"}${this.#number(set)}`;
      const before = region;
      region = this.#once(key, () => {
        const { canonical } = set.family === family ? set : PrefixSet.of(family, []);
        if (holds) return before === all ? canonical : intersect(before, canonical);
        return subtract(before, canonical);
      });
    }
    return region;
  }

  #once(key: string, make: () => CanonicalSet): CanonicalSet {
    let region = this.#regions.get(key);
    if (!region) this.#regions.set(key, (region = make()));
    return region;
  }

  #number(set: PrefixSet): number {
    let number = this.#numbers.get(set);
    if (number === undefined) this.#numbers.set(set, (number = this.#next++));
    return number;
  }
}
