import type { RouterPlan } from "../../../model/index.ts";
import { compileTemplates } from "../../engine.ts";
import type { Templates } from "../../platform.ts";
import { PLAIN_STEPS } from "../../render-steps.ts";
import { listView } from "./list-view.ts";
import { birdView, sessionView } from "./view.ts";

/** The file that the router's `bird.conf` includes: all of peerc's part, and nothing else. */
export function render(plan: RouterPlan, templates: Templates, step = PLAIN_STEPS): string {
  const view = birdView(plan, step.view(listView), step.view(sessionView));
  return compileTemplates(templates, step.template)(view);
}
