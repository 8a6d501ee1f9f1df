import type { CheckResult } from "../platform.ts";

/** IOS-XR's parser runs on the router only: `show configuration failed` after a refused commit explains. */
export function check(): Promise<CheckResult> {
  return Promise.resolve({ kind: "unavailable", tool: "Cisco IOS-XR" });
}
