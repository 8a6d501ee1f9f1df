import type { Family } from "../../net/index.ts";
import type { FilterTest, Route } from "../../policy/index.ts";
import { routeWith, type Fact, type Solvers } from "./facts.ts";
import type { PathLanguages } from "./path-languages.ts";
import type { PrefixRegions } from "./prefix-regions.ts";

/** Facts known together, the newest first, about tests that are one object for each question (`DistinctTests`). */
export interface PathCondition {
  readonly fact: Fact;
  readonly before: PathCondition | null;
  /** The number of the facts, once it was asked for; 0 before. */
  number: number;
}

/** Which facts are true of any route, found out once: filters of one shape ask for the same ones. */
export class PathConditions {
  readonly #solvers: Solvers;
  /** By the number of some facts and a test: the numbers of those facts with one more, by its answer. */
  readonly #next = new Map<number, Map<FilterTest, { yes: number; no: number }>>();
  readonly #possible: (boolean | undefined)[] = [];
  /** The numbers from 1 on; the first two are those of knowing nothing but the family. */
  #last = 2;

  constructor(languages: PathLanguages, regions: PrefixRegions) {
    this.#solvers = { languages, regions };
  }

  /** Whether there is a route of a family of which all facts are true. `usual` is any route of the family. */
  isPossible(condition: PathCondition | null, family: Family, usual: Route): boolean {
    const number = this.#number(condition, family);
    return (this.#possible[number] ??= routeWith(condition, family, usual, this.#solvers) !== null);
  }

  /** The same for the same facts in the same order, and for no others. */
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
