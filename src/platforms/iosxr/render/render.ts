import type { RouterPlan } from "../../../model/index.ts";
import { compileTemplates, createKeepingPrinter } from "../../engine.ts";
import type { Printer, Templates } from "../../platform.ts";
import { XrViews, view } from "./view.ts";

/** The file of an IOS-XR router. Only for plans without errors from `limits`. */
export function render(plan: RouterPlan, templates: Templates): string {
  return compileTemplates(templates)(view(plan));
}

/** Prints plans of one router; of a later one only what is new in it is made. */
export function createPrinter(templates: Templates): Printer {
  return createKeepingPrinter(templates, new XrViews(), view);
}
