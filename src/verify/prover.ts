import { PathLanguages } from "./path-languages.ts";
import { PrefixRegions } from "./prefix-regions.ts";
import { SameSets } from "./same-sets.ts";

/** What is worked out once for all filters of a router: lists compared and put together, AS_PATH tests as automata. */
export interface Prover {
  readonly languages: PathLanguages;
  readonly sets: SameSets;
  readonly regions: PrefixRegions;
}

/** A prover that knows nothing yet. */
export function createProver(): Prover {
  return { languages: new PathLanguages(), sets: new SameSets(), regions: new PrefixRegions() };
}
