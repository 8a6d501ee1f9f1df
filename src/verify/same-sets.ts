import type { PrefixSet } from "../net/index.ts";

/**
 * Which prefix sets of one router are equal, found out once for each pair: a list that a thousand sessions share is
 * compared once.
 */
export class SameSets {
  readonly #numbers = new WeakMap<PrefixSet, number>();
  readonly #known = new Map<string, boolean>();
  #next = 0;

  /** Whether two sets have the same prefixes. */
  same(a: PrefixSet, b: PrefixSet): boolean {
    if (a === b) return true;
    const pair = `${this.#number(a)} ${this.#number(b)}`;
    let same = this.#known.get(pair);
    if (same === undefined) this.#known.set(pair, (same = a.equals(b)));
    return same;
  }

  #number(set: PrefixSet): number {
    let number = this.#numbers.get(set);
    if (number === undefined) this.#numbers.set(set, (number = this.#next++));
    return number;
  }
}
