import type { RouterPlan } from "../../../model/index.ts";
import { compileTemplates, createKeepingPrinter } from "../../engine.ts";
import type { Printer, Templates } from "../../platform.ts";
import { BirdViews, birdView } from "./view.ts";

/** The file that the router's `bird.conf` includes: everything that is peerc's, and nothing else. */
export function render(plan: RouterPlan, templates: Templates): string {
  return compileTemplates(templates)(birdView(plan));
}

/** Prints plans of one router; of a later one only what is new in it is made. */
export function createPrinter(templates: Templates): Printer {
  return createKeepingPrinter(templates, new BirdViews(), birdView);
}
