import type { RouterPlan } from "../../policy/index.ts";
import { compileTemplates } from "../engine.ts";
import type { Templates } from "../platform.ts";
import { frrView } from "./view.ts";

/** The router's whole `frr.conf`: its base file as it is, and behind it everything that is peerc's. */
export function render(plan: RouterPlan, templates: Templates): string {
  return compileTemplates(templates)(frrView(plan));
}
