import type { Family, PathLanguage, PrefixSet } from "../../net/index.ts";
import type { FilterTest } from "../../policy/index.ts";
import type { PathLanguages } from "./path-languages.ts";

type TestOf<K extends FilterTest["kind"]> = Extract<FilterTest, { readonly kind: K }>;

/**
 * One object for each test of received routes: of equivalent tests, the first one. Two of these objects are the same
 * if and only if the tests are equivalent, except that prefix lists are distinguished by their ranges as given
 * (`isSameTest` compares their contents).
 */
export class DistinctTests {
  readonly #prefixes = new Map<PrefixSet, TestOf<"prefix">>();
  readonly #byRanges = new Map<number, TestOf<"prefix">[]>();
  readonly #paths = new Map<PathLanguage, TestOf<"as-path">>();
  readonly #byPaths = new Map<number, TestOf<"as-path">[]>();
  readonly #nextHops: Readonly<Record<Family, Map<bigint, TestOf<"next-hop">>>> = {
    ipv4: new Map(),
    ipv6: new Map(),
  };
  readonly #communities = new Map<string, TestOf<"community">>();
  readonly #counts = new Map<string, TestOf<"community-count">>();
  readonly #meds = new Map<number, TestOf<"med">>();
  readonly #values = new Map<string, TestOf<"value">>();
  readonly #withoutSets = new Map<FilterTest, FilterTest>();

  /** The unique object for a test, ignoring `sees`. */
  of(test: FilterTest): FilterTest {
    switch (test.kind) {
      case "prefix":
        return this.#ofPrefixes(test);
      case "as-path":
        return this.#ofPaths(test);
      case "next-hop": {
        const { family, value } = test.address;
        return this.#once(this.#nextHops[family], value, test);
      }
      case "community":
        return this.#once(this.#communities, test.set.key, test);
      case "community-count":
        // One community is what a test for the set asks for.
        return test.atLeast === 1
          ? this.of({ kind: "community", set: test.of, sees: test.sees })
          : this.#once(this.#counts, `${test.atLeast} ${test.of.key}`, test);
      case "med":
        return this.#once(this.#meds, test.atLeast, test);
      case "value":
        return this.#once(this.#values, `${test.attribute} ${test.value}`, test);
    }
  }

  /** The unique object for the restriction of a path test to paths without an AS_SET. */
  withoutSets(test: TestOf<"as-path">, languages: PathLanguages): FilterTest {
    let without = this.#withoutSets.get(test);
    if (!without) {
      without = this.of({ ...test, paths: languages.withoutSets(test.paths) });
      this.#withoutSets.set(test, without);
    }
    return without;
  }

  #once<K, T extends FilterTest>(known: Map<K, T>, key: K, test: T): T {
    let one = known.get(key);
    if (!one) known.set(key, (one = test));
    return one;
  }

  #ofPrefixes(test: TestOf<"prefix">): TestOf<"prefix"> {
    const { set } = test;
    let one = this.#prefixes.get(set);
    if (!one) {
      const alike = listAt(this.#byRanges, set.hash());
      one = alike.find((other) => other.set.hasSameRanges(set)) ?? test;
      if (one === test) alike.push(one);
      this.#prefixes.set(set, one);
    }
    return one;
  }

  #ofPaths(test: TestOf<"as-path">): TestOf<"as-path"> {
    const { paths } = test;
    let one = this.#paths.get(paths);
    if (!one) {
      const alike = listAt(this.#byPaths, paths.hash());
      one = alike.find((other) => other.paths.equals(paths)) ?? test;
      if (one === test) alike.push(one);
      this.#paths.set(paths, one);
    }
    return one;
  }
}

function listAt<T>(lists: Map<number, T[]>, key: number): T[] {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = []));
  return list;
}
