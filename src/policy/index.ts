/** The policy language, its intermediate representation and its only interpreter. */
export { formatAsPath, parseAsPath } from "./as-path.ts";
export { formatCommunityDefinition } from "./format-community-definition.ts";
export { communityList, patternList } from "./community-list.ts";
export type {
  CommunityDefinition,
  CommunityPart,
  PatternDefinition,
} from "./community-definition.ts";
export {
  conditionKind,
  CONDITIONS,
  type ConditionName,
  type Test,
  type TestDefinition,
} from "./conditions.ts";
export { conditionsOf } from "./conditions-of.ts";
export * from "./definition.ts";
export { editKind, EDITS, type Edit, type EditDefinition, type EditName } from "./edits.ts";
export * from "./evaluate.ts";
export * from "./filter-program.ts";
export * from "./ir.ts";
export type { AsnList, CommunityList, PatternList, PrefixList } from "./lists.ts";
export { policyNames, type PolicyNames } from "./policy-names.ts";
export {
  communityListName,
  familySuffix,
  NAME_PREFIX,
  nameWord,
  settingListName,
  shorten,
} from "./list-names.ts";
export type { ListReference } from "./list-reference.ts";
export {
  loadPolicies,
  readLibrary,
  type LibraryParts,
  type PolicySources,
} from "./reading/load-policies.ts";
export { listSchema, policySchema, rulesSchema } from "./reading/policy-schema.ts";
export { readCommunity } from "./reading/read-community.ts";
export { readGivenSettings } from "./reading/read-given-settings.ts";
export { readLengths, readSettings } from "./reading/read-settings.ts";
export type { Resolver, Shareable } from "./resolver.ts";
export * from "./route.ts";
export * from "./route-values.ts";
export type { OrSetting } from "./or-setting.ts";
export type { OnExceed } from "./on-exceed.ts";
export * from "./run-filter.ts";
export * from "./setting-value.ts";
export * from "./settings.ts";
export { settingsOfTerm } from "./settings-of-term.ts";
export { describeTested } from "./tested.ts";
export { unknownList } from "./reading/unknown-list.ts";
export { testsRpki } from "./tests-rpki.ts";
