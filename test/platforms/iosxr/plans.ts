import { Diagnostics, type Diagnostic } from "../../../src/diagnostics/index.ts";
import { compileTemplates } from "../../../src/platforms/engine.ts";
import { reportLimits } from "../../../src/platforms/report-limits.ts";
import { view } from "../../../src/platforms/iosxr/render/view.ts";
import type { RouterPlan, Version } from "../../../src/model/index.ts";
import { smallPlan, type SessionChange } from "../../fixtures/small-plan.ts";
import { loadTemplates } from "../../fixtures/templates.ts";

// Compiled once: the property tests render many plans.
const print = compileTemplates(loadTemplates("iosxr"));

/** A plan with one session, whose policies reject everything unless given. */
export function planOf(change: SessionChange = {}, version: Version = [7, 11]): RouterPlan {
  return smallPlan("iosxr", version, change);
}

/** A plan's file. */
export function render(plan: RouterPlan): string {
  return print(view(plan));
}

/** What is reported of a plan. */
export function limitsOf(plan: RouterPlan): readonly Diagnostic[] {
  const diagnostics = new Diagnostics();
  reportLimits(plan, diagnostics.report);
  return diagnostics.all;
}

/** The lines of a block, from the line with its head to the line that ends it, without indentation. */
export function block(text: string, head: string, end: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.trim());
  const start = lines.indexOf(head);
  if (start < 0) throw new Error(`no ${head}`);
  return lines.slice(start, lines.indexOf(end, start) + 1);
}
