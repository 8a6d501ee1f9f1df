import type { RouterPlan } from "../../../model/index.ts";
import { compileTemplates, createKeepingPrinter } from "../../engine.ts";
import type { Printer, Templates } from "../../platform.ts";
import { FrrViews, frrView } from "./view.ts";

/** The router's whole `frr.conf`: its base file as it is, and behind it everything that is peerc's. */
export function render(plan: RouterPlan, templates: Templates): string {
  return compileTemplates(templates)(frrView(plan));
}

/** Prints plans of one router; of a later one only what is new in it is made. */
export function createPrinter(templates: Templates): Printer {
  return createKeepingPrinter(templates, new FrrViews(), frrView);
}
