/**
 * The proof: compares the plan of a router with its configuration as read back, and returns equality for every route,
 * or a counterexample.
 */
export { acceptedPrefixes } from "./questions/accepted-prefixes.ts";
export { ExportedPrefixes } from "./questions/exported-prefixes.ts";
export { Acceptance } from "./questions/acceptance.ts";
export { rejectingTerms } from "./questions/rejecting-terms.ts";
export { sampleRoutes } from "./questions/sample-routes.ts";
export { createProver, type Prover } from "./algebra/prover.ts";
export { proveFile, readFile, readRequest, verifyFile } from "./proof/verify-file.ts";
export { verifyFilter } from "./proof/verify-filter.ts";
export { noteWithoutSets, verifyRouter, type RouterProof } from "./proof/verify-router.ts";
/** What else is asked of filters for every route: whether one of some kind comes out so, or goes through two of them. */
export { describeDifference, describeRoute } from "./proof/describe-route.ts";
export { beforeEffects, NO_EFFECTS, type Effects } from "./algebra/effects.ts";
export { routeWith, type Fact, type Facts } from "./algebra/facts.ts";
export {
  FilterSearch,
  type FilterQuestion,
  type Found,
  type Wanted,
} from "./questions/filter-search.ts";
export { FilterShapes } from "./questions/filter-shapes.ts";
export { Passages, type PassageQuestion } from "./questions/passages.ts";
export type { PathLanguages } from "./algebra/path-languages.ts";
export { asksForAsSets, programOf } from "./algebra/program-of.ts";
export { givenFacts } from "./questions/given-facts.ts";
export { usualRoute } from "./questions/usual-route.ts";
export { FilterComparison } from "./proof/compare-filters.ts";
export { isSameTest } from "./algebra/same-test.ts";
export { nameOf } from "./proof/name-of.ts";
export { sameOption } from "./proof/same-option.ts";
export { OPTION_NAMES } from "./proof/option-names.ts";
/** All that two filters make differently. */
export {
  DifferenceSearch,
  type ComparedFilter,
  type DifferenceQuestion,
  type DifferingRoutes,
} from "./differences/difference-search.ts";
