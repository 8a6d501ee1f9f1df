import type { CheckResult } from "../platform.ts";

/** IOS-XR's parser runs only on the router: `show configuration failed` after a refused commit explains the error. */
export function check(): Promise<CheckResult> {
  return Promise.resolve({ kind: "unavailable", tool: "Cisco IOS-XR" });
}
