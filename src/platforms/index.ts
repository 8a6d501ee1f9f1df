export { platforms } from "./registry.ts";
export { asksRpki } from "./asks-rpki.ts";
export { CAPABILITY_GROUPS, type Capability } from "./capabilities/capability.ts";
export { compileTemplates } from "./engine.ts";
export { freeText } from "./free-text.ts";
export { isSupported, type Support, type Supports } from "./capabilities/supports.ts";
export { formatRanges } from "./capabilities/version-range.ts";
export type {
  CommandPlace,
  DeviceCommand,
  DeviceSetting,
  LoadCommands,
  LoadRequest,
  LookCommands,
  LookedAt,
  LookRequest,
  Operations,
  TrafficLook,
} from "./operations.ts";
export { platformFacts } from "./facts.ts";
export { recognizeFile, type RecognizedFile } from "./recognize-file.ts";
export { reportLimits } from "./report-limits.ts";
export { secretVariables } from "./secret-variables.ts";
export type { PrintPart, RenderSteps } from "./render-steps.ts";
export type {
  CheckResult,
  Platform,
  PlatformFacts,
  RenderedList,
  RunTool,
  Templates,
} from "./platform.ts";
