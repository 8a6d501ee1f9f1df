/** Changes that are allowed in advance: reading them, and judging the difference between two networks by them. */
export type { AllowedChanges } from "./allowed-changes.ts";
export { changesSchema } from "./changes-schema.ts";
export { judgeChanges } from "./judge-changes.ts";
export { loadChanges, type ChangeNames } from "./load-changes.ts";
export { withinReport } from "./within-report.ts";
