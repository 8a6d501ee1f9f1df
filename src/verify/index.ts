/** The plan of a router against its configuration as read back: equal for every route, or a counterexample. */
export { Acceptance } from "./acceptance.ts";
export { rejectingTerms } from "./rejecting-terms.ts";
export { sampleRoutes } from "./sample-routes.ts";
export { createProver, type Prover } from "./prover.ts";
export { KeptProof } from "./kept-proof.ts";
export { readFile, readRequest, verifyFile } from "./verify-file.ts";
export { verifyRouter, type RouterProof } from "./verify-router.ts";
/** What else is asked of filters for every route: whether one of some kind comes out so, or goes through two of them. */
export { describeDifference, describeRoute } from "./describe-route.ts";
export { beforeEffects, NO_EFFECTS, type Effects } from "./effects.ts";
export { routeWith, type Fact, type Facts } from "./facts.ts";
export { FilterSearch, type FilterQuestion, type Found, type Wanted } from "./filter-search.ts";
export { FilterShapes } from "./filter-shapes.ts";
export { Passages, type PassageQuestion } from "./passages.ts";
export type { PathLanguages } from "./path-languages.ts";
export { asksForAsSets, programOf } from "./program-of.ts";
export { usualRoute } from "./usual-route.ts";
export { nameOf } from "./name-of.ts";
