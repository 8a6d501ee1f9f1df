import type { RouterPlan } from "../../policy/index.ts";
import { compileTemplates } from "../engine.ts";
import type { Printer, Templates } from "../platform.ts";
import { birdView, endRound, keepViews } from "./view.ts";

/** The file that the router's `bird.conf` includes: everything that is peerc's, and nothing else. */
export function render(plan: RouterPlan, templates: Templates): string {
  return compileTemplates(templates)(birdView(plan));
}

/** Prints plans of one router; of a later one only what is new in it is made. */
export function createPrinter(templates: Templates): Printer {
  const print = compileTemplates(templates, true);
  const kept = keepViews();
  return (plan) => {
    const text = print(birdView(plan, kept));
    endRound(kept);
    return text;
  };
}
