import type { RouterPlan } from "../../../model/index.ts";
import { compileTemplates } from "../../engine.ts";
import type { Templates } from "../../platform.ts";
import { PLAIN_STEPS } from "../../render-steps.ts";
import { prefixListView } from "./list-view.ts";
import { junosView, sessionView } from "./view.ts";

/**
 * A router's file for `load replace`: the whole configuration group `peerc`, and its place among the applied groups.
 * What is no longer declared is removed with the old group; nothing outside of it is changed.
 */
export function render(plan: RouterPlan, templates: Templates, step = PLAIN_STEPS): string {
  const view = junosView(plan, step.view(prefixListView), step.view(sessionView));
  return compileTemplates(templates, step.template)(view);
}
