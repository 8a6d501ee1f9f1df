import { Diagnostics, type Diagnostic } from "../../../src/diagnostics/index.ts";
import { compileTemplates } from "../../../src/platforms/engine.ts";
import { reportLimits } from "../../../src/platforms/report-limits.ts";
import { frrView } from "../../../src/platforms/frr/render/view.ts";
import type { Policy } from "../../../src/policy/index.ts";
import type { RouterPlan, Version } from "../../../src/model/index.ts";
import { smallPlan, type SessionChange } from "../../fixtures/small-plan.ts";
import { loadTemplates } from "../../fixtures/templates.ts";

// Compiled once: the property tests render many plans.
const print = compileTemplates(loadTemplates("frr"));

/** A plan with one session, whose policies reject everything unless given. */
export function planOf(change: SessionChange = {}, version: Version = [8, 4]): RouterPlan {
  return smallPlan("frr", version, change);
}

/** A plan with one policy. */
export function planWith(policy: Policy): RouterPlan {
  return planOf({ [policy.direction]: policy, ipv6: policy.family === "ipv6" });
}

/** A plan with a base file. */
export function planOnBase(text: string, plan: RouterPlan = planOf()): RouterPlan {
  return { ...plan, base: { path: "base/gru1.conf", raw: text } };
}

/** A plan's file. */
export function render(plan: RouterPlan): string {
  return print(frrView(plan));
}

/** What is reported of a plan, without what is said of every plan of the tests. */
export function limitsOf(plan: RouterPlan): readonly Diagnostic[] {
  const diagnostics = new Diagnostics();
  reportLimits(plan, diagnostics.report);
  return diagnostics.all.filter(
    (d) => d.code !== "no-base-file" && !d.message.includes("limits count the prefixes"),
  );
}

/** The lines about neighbors, without blanks in front. */
export function neighborLines(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^(?:no )?neighbor /.test(line));
}
