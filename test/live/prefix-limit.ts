import type { RouterPlan } from "../../src/model/index.ts";

/**
 * How many routes more than the maximum end a session. FRR 8.4 looks at its count before it adds a route, so that there it
 * is the second one too many; FRR 10.3 and BIRD are exact (all tried).
 */
export function routesTooMany({ platform, version }: RouterPlan): number {
  return platform === "frr" && (version[0] ?? 0) < 10 ? 2 : 1;
}
