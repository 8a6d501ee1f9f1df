import type { RouterPlan } from "../../../model/index.ts";
import { compileTemplates } from "../../engine.ts";
import type { Templates } from "../../platform.ts";
import { PLAIN_STEPS } from "../../render-steps.ts";
import { asPathListView, prefixListView } from "./list-view.ts";
import { frrView, sessionView } from "./view.ts";

/** The router's whole `frr.conf`: its base file unchanged, followed by peerc's part. */
export function render(plan: RouterPlan, templates: Templates, step = PLAIN_STEPS): string {
  const view = frrView(
    plan,
    step.view(prefixListView),
    step.view(asPathListView),
    step.view(sessionView),
  );
  return compileTemplates(templates, step.template)(view);
}
