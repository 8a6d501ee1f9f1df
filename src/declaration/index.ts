/** The declaration: from YAML files to a checked network. */
export * from "./declaration.ts";
export type { DeclarationFiles } from "./declaration-files.ts";
export {
  loadDeclaration,
  readDeclaration,
  type DeclarationParts,
  type DeclaredNames,
} from "./load-declaration.ts";
export { RISK_TEXTS, type RiskName } from "./risk-texts.ts";
export { isSameSite } from "./is-same-site.ts";
export { declaredStates, type StateDeclaration } from "./declared-states.ts";
export { describeState, describeOwner, describeUntil } from "./describe-state.ts";
export { isBuilt, isPeerRemoved, isPlanned, isRemoved } from "./session-states.ts";
export { withState, type StateTarget } from "./with-state.ts";
export { networkSchema, peersSchema, publishedSchemas } from "./schema.ts";
