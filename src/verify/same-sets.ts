import type { PrefixSet } from "../net/index.ts";

/**
 * Which prefix sets of one router are equal, found out once for each pair: a list that a thousand sessions share is
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
}
