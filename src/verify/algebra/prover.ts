import { DistinctEffects } from "./distinct-effects.ts";
import { DistinctTests } from "./distinct-tests.ts";
import { PathLanguages } from "./path-languages.ts";
import { PrefixRegions } from "./prefix-regions.ts";
import { TermMeanings } from "./term-meanings.ts";
import { PathConditions } from "./path-conditions.ts";

/**
 * Results that are computed once for all filters of a router: comparisons and combinations of lists, AS_PATH tests as
 * automata.
 */
export interface Prover {
  readonly languages: PathLanguages;
  readonly meanings: TermMeanings;
  readonly regions: PrefixRegions;
  readonly tests: DistinctTests;
  readonly effects: DistinctEffects;
  readonly pathConditions: PathConditions;
}

/** A prover without any results yet. */
export function createProver(): Prover {
  const [languages, regions, tests] = [
    new PathLanguages(),
    new PrefixRegions(),
    new DistinctTests(),
  ];
  return {
    languages,
    meanings: new TermMeanings(languages),
    regions,
    tests,
    effects: new DistinctEffects(tests, languages),
    pathConditions: new PathConditions(languages, regions),
  };
}
