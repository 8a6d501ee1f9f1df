import type { RouterPlan } from "../../../model/index.ts";
import { compileTemplates, createKeepingPrinter } from "../../engine.ts";
import type { Printer, Templates } from "../../platform.ts";
import { JunosViews, junosView } from "./view.ts";

/**
 * A router's file for `load replace`: the whole of the configuration group `peerc`, and its place among the applied
 * groups. What is no longer declared goes with the old group; nothing outside of it is touched.
 */
export function render(plan: RouterPlan, templates: Templates): string {
  return compileTemplates(templates)(junosView(plan));
}

/** Prints plans of one router; of a later one only what is new in it is made. */
export function createPrinter(templates: Templates): Printer {
  return createKeepingPrinter(templates, new JunosViews(), junosView);
}
