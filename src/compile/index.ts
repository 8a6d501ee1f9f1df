/** The compiler: from declaration, policies and registry data to one plan for each router. */
export { compile, compileParts, type Compiled } from "./compile.ts";
export type { CompileInput, PlatformFacts } from "./compile-input.ts";
export type { PeerMaterial } from "./compile-peer.ts";
export type { CompiledPeer } from "./compiled-peer.ts";
export { PLAIN_STEPS, type CompileSteps } from "./compile-steps.ts";
export type { SetSteps } from "./lists/set-steps.ts";
export { objectNames, objectsOf, ownObject, type NeededObject } from "./registration/objects-of.ts";
export { objectRules, type ObjectRules } from "./registration/object-rules.ts";
export { PeerLists, type Registry } from "./lists/peer-lists.ts";
export { registrationRead } from "./registration/registration-read.ts";
export { policyOf } from "./policy-of.ts";
export { sessionSettings, settingLayers } from "./settings/setting-layers.ts";
export { sessionName } from "./session-name.ts";
