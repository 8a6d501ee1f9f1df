import { DistinctEffects } from "./distinct-effects.ts";
import { DistinctTests } from "./distinct-tests.ts";
import { PathLanguages } from "./path-languages.ts";
import { PrefixRegions } from "./prefix-regions.ts";
import { SameSets } from "./same-sets.ts";

/** What is worked out once for all filters of a router: lists compared and put together, AS_PATH tests as automata. */
export interface Prover {
  readonly languages: PathLanguages;
  readonly sets: SameSets;
  readonly regions: PrefixRegions;
  readonly tests: DistinctTests;
  readonly effects: DistinctEffects;
  /** Whether there is a route of which facts are true, by the family and the facts. */
  readonly possible: Map<string, boolean>;
}

/** A prover that knows nothing yet. */
export function createProver(): Prover {
  const [languages, tests] = [new PathLanguages(), new DistinctTests()];
  return {
    languages,
    sets: new SameSets(),
    regions: new PrefixRegions(),
    tests,
    effects: new DistinctEffects(tests, languages),
    possible: new Map(),
  };
}
