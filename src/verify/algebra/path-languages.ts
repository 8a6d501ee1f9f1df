import { PathLanguage, type AsnSet } from "../../net/index.ts";
import type { Route } from "../../policy/index.ts";

/** How many known paths are tried before searching for one. */
const MOST_FOUND = 100;

/** The AS_PATH languages of one router, each made once: a list that a thousand sessions share is one automaton. */
export class PathLanguages {
  readonly #once = new Map<string, PathLanguage>();
  readonly #common = new Map<string, Route["asPath"] | null>();
  readonly #found: Route["asPath"][] = [];
  /** Facts that no path satisfies together, by the last one of them: most branches of a filter lack it. */
  readonly #contradictions = new Map<number, (readonly number[])[]>();
  readonly #withoutSets = new Map<PathLanguage, PathLanguage>();
  readonly #ofLists = new Map<string, Map<AsnSet, PathLanguage>>();

  /** The language with a name, cached or new. */
  once(name: string, make: () => PathLanguage): PathLanguage {
    let language = this.#once.get(name);
    if (!language) this.#once.set(name, (language = make()));
    return language;
  }

  /** The language of a list with a name, cached or new. */
  ofList(name: string, set: AsnSet, make: (set: AsnSet) => PathLanguage): PathLanguage {
    let made = this.#ofLists.get(name);
    if (!made) this.#ofLists.set(name, (made = new Map<AsnSet, PathLanguage>()));
    let language = made.get(set);
    if (!language) made.set(set, (language = make(set)));
    return language;
  }

  /** Paths with an AS_SET. */
  get withSet(): PathLanguage {
    return this.once("with set", () => PathLanguage.withSet());
  }

  /** `paths` before an ASN was prepended `times` times. */
  beforePrepending(paths: PathLanguage, asn: number, times: number): PathLanguage {
    return this.once(`${asn} ${times} ${this.#number(paths)}`, () =>
      paths.beforePrepending(asn, times),
    );
  }

  /** A shortest path that is in all of some languages and in none of others; null if there is none. */
  common(
    including: readonly PathLanguage[],
    excluding: readonly PathLanguage[],
  ): Route["asPath"] | null {
    const numbers = (all: readonly PathLanguage[], sign: 1 | -1) =>
      all.map((paths) => sign * this.#number(paths));
    const facts = new Set([...numbers(including, 1), ...numbers(excluding, -1)]);
    const key = [...facts].sort((a, b) => a - b).join();
    let path = this.#common.get(key);
    if (path !== undefined) return path;
    const isSuch = (known: Route["asPath"]) =>
      including.every((paths) => paths.has(known)) && !excluding.some((paths) => paths.has(known));
    // A path found for other facts often satisfies these, which is much faster to check.
    if (this.#isContradiction(facts)) path = null;
    else path = this.#found.find(isSuch);
    if (path === undefined) {
      path = PathLanguage.common([...new Set(including)], [...new Set(excluding)]);
      if (path === null) this.#addContradiction([...facts]);
      else if (this.#found.length < MOST_FOUND) this.#found.push(path);
    }
    this.#common.set(key, path);
    return path;
  }

  /** The paths of a language that have no AS_SET. */
  withoutSets(paths: PathLanguage): PathLanguage {
    let without = this.#withoutSets.get(paths);
    if (!without) this.#withoutSets.set(paths, (without = paths.withoutSets()));
    return without;
  }

  #isContradiction(facts: ReadonlySet<number>): boolean {
    for (const fact of facts) {
      const known = this.#contradictions.get(fact);
      if (known?.some((some) => some.every((one) => facts.has(one)))) return true;
    }
    return false;
  }

  #addContradiction(facts: readonly number[]): void {
    const last = facts.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
    const known = this.#contradictions.get(last);
    if (known) known.push(facts);
    else this.#contradictions.set(last, [facts]);
  }

  readonly #numbers = new Map<PathLanguage, number>();

  #number(paths: PathLanguage): number {
    let number = this.#numbers.get(paths);
    if (number === undefined) this.#numbers.set(paths, (number = this.#numbers.size + 1));
    return number;
  }
}
