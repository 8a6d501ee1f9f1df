import type { RouterPlan } from "../../policy/index.ts";
import { compileTemplates } from "../engine.ts";
import type { Templates } from "../platform.ts";
import { view } from "./view.ts";

/** The file of an IOS-XR router. Only for plans without errors from `limits`. */
export function render(plan: RouterPlan, templates: Templates): string {
  return compileTemplates(templates)(view(plan));
}
