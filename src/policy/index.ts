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
export type { OnExceed } from "./on-exceed.ts";
export * from "./run-filter.ts";
export * from "./settings.ts";
export { testsRpki } from "./tests-rpki.ts";
