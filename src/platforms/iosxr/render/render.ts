import type { RouterPlan } from "../../../model/index.ts";
import { compileTemplates } from "../../engine.ts";
import type { Templates } from "../../platform.ts";
import { PLAIN_STEPS } from "../../render-steps.ts";
import { prefixSetView } from "./list-view.ts";
import { sessionView, view as viewOf } from "./view.ts";

/** The file of an IOS-XR router. Only for plans without errors from `limits`. */
export function render(plan: RouterPlan, templates: Templates, step = PLAIN_STEPS): string {
  const view = viewOf(plan, step.view(prefixSetView), step.view(sessionView));
  return compileTemplates(templates, step.template)(view);
}
