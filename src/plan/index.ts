/** What is loaded on which routers, in which order, and how it is confirmed. */
export type { LoadPlan, PlanSide, RouterLoad, RouterSummary } from "./load-plan.ts";
export { checkFile, type FileNow } from "./check-files.ts";
export { checkTimer } from "./check-timer.ts";
export { describeSummary, formatPlan } from "./format-plan.ts";
export { makePlan, type PlanInput, type RouterFiles } from "./make-plan.ts";
export { planSchema } from "./plan-schema.ts";
export { readPlan, type PlannedFile, type PlannedFiles } from "./read-plan.ts";
export { deviceSettings, readSettings } from "./read-settings.ts";
