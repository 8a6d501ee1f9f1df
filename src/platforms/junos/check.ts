import type { CheckResult } from "../platform.ts";

/** Junos checks a configuration only on a router (`commit check`): there is no parser to run here. */
export function check(): Promise<CheckResult> {
  return Promise.resolve({ kind: "unavailable", tool: "commit check (on the router)" });
}
