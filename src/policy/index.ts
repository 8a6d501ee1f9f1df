/** The policy language, its intermediate representation and its one interpreter. */
export { formatAsPath, parseAsPath } from "./as-path.ts";
export * from "./definition.ts";
export * from "./evaluate.ts";
export * from "./filter-program.ts";
export * from "./ir.ts";
export { communityListName, familySuffix, NAME_PREFIX, nameWord } from "./list-names.ts";
export {
  loadPolicies,
  readLibrary,
  type LibraryParts,
  type PolicySources,
} from "./load-policies.ts";
export { listSchema, policySchema, rulesSchema } from "./policy-schema.ts";
export { readCommunity } from "./read-community.ts";
export { readLengths, readSettings } from "./read-settings.ts";
export * from "./route.ts";
export * from "./router-plan.ts";
export * from "./router-reading.ts";
export * from "./run-filter.ts";
export { neighborOf, sessionKey } from "./session-key.ts";
export { sameButPlaces, sameInPlace } from "./same-but-places.ts";
export * from "./settings.ts";
export { steadyPlan } from "./steady-plan.ts";
export { testsRpki } from "./tests-rpki.ts";
