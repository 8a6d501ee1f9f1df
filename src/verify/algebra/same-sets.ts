import type { PrefixSet } from "../../net/index.ts";
import type { FilterTest } from "../../policy/index.ts";

/**
 * Which prefix sets of one router are equal, computed once for each pair: a list that a thousand sessions share is
 * compared once.
 */
export class SameSets {
  readonly #known = new Map<PrefixSet, Map<PrefixSet, boolean>>();

  /** Whether two sets have the same prefixes. */
  same(a: PrefixSet, b: PrefixSet): boolean {
    if (a === b) return true;
    let known = this.#known.get(a);
    if (!known) this.#known.set(a, (known = new Map<PrefixSet, boolean>()));
    let same = known.get(b);
    if (same === undefined) known.set(b, (same = a.equals(b)));
    return same;
  }

  /** Whether two unique tests of the received route (`DistinctTests`) are equivalent. */
  sameQuestion(a: FilterTest, b: FilterTest): boolean {
    return a === b || (a.kind === "prefix" && b.kind === "prefix" && this.same(a.set, b.set));
  }
}
