import type { RouterPlan } from "../../policy/index.ts";
import { compileTemplates } from "../engine.ts";
import type { Templates } from "../platform.ts";
import { birdView } from "./view.ts";

/** The file that the router's `bird.conf` includes: everything that is peerc's, and nothing else. */
export function render(plan: RouterPlan, templates: Templates): string {
  return compileTemplates(templates)(birdView(plan));
}
