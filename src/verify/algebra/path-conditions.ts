import type { Family } from "../../net/index.ts";
import type { FilterTest, Route } from "../../policy/index.ts";
import { routeWith, type Fact, type Solvers } from "./facts.ts";
import type { PathLanguages } from "./path-languages.ts";
import type { PrefixRegions } from "./prefix-regions.ts";

/** Facts that hold together, the newest first, about tests that are unique objects (`DistinctTests`). */
export interface PathCondition {
  readonly fact: Fact;
  readonly before: PathCondition | null;
  /** The number of the facts, once requested; before that 0. */
  number: number;
}

/**
 * Which facts hold for any route, computed once: filters with the same structure ask for the same ones. What it saves
 * is in docs/performance.md.
 */
export class PathConditions {
  readonly #solvers: Solvers;
  /** By the number of some facts and a test: the numbers of those facts with one more, by its result. */
  readonly #next = new Map<number, Map<FilterTest, { yes: number; no: number }>>();
  readonly #possible: (boolean | undefined)[] = [];
  /** Numbers from 1 on; the first two are those of no facts except the family. */
  #last = 2;

  constructor(languages: PathLanguages, regions: PrefixRegions) {
    this.#solvers = { languages, regions };
  }

  /** Whether there is a route of a family for which all facts hold. `usual` is any route of the family. */
  isPossible(condition: PathCondition | null, family: Family, usual: Route): boolean {
    const number = this.#number(condition, family);
    return (this.#possible[number] ??= routeWith(condition, family, usual, this.#solvers) !== null);
  }

  /** A number that is the same for the same facts in the same order, and for no others. */
  #number(condition: PathCondition | null, family: Family): number {
    if (condition === null) return family === "ipv4" ? 1 : 2;
    if (condition.number === 0) {
      const before = this.#number(condition.before, family);
      let tests = this.#next.get(before);
      if (!tests)
        this.#next.set(before, (tests = new Map<FilterTest, { yes: number; no: number }>()));
      let next = tests.get(condition.fact.test);
      if (!next) tests.set(condition.fact.test, (next = { yes: ++this.#last, no: ++this.#last }));
      condition.number = condition.fact.holds ? next.yes : next.no;
    }
    return condition.number;
  }
}
