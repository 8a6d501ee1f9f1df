import type { PlatformName } from "../model/index.ts";
import { bird } from "./bird/index.ts";
import { frr } from "./frr/index.ts";
import { iosxr } from "./iosxr/index.ts";
import { junos } from "./junos/index.ts";
import type { Platform } from "./platform.ts";

/** Every platform by its name. */
export const platforms = { junos, iosxr, bird, frr } as const satisfies Record<
  PlatformName,
  Platform
>;
export { CAPABILITY_GROUPS, type Capability } from "./capabilities/capability.ts";
export { isSupported, type Support, type Supports } from "./capabilities/supports.ts";
export { formatRanges } from "./capabilities/version-range.ts";
export { platformFacts } from "./facts.ts";
export { reportLimits } from "./report-limits.ts";
export type { PrintPart, RenderSteps } from "./render-steps.ts";
export type { CheckResult, Platform, PlatformFacts, RunTool, Templates } from "./platform.ts";
