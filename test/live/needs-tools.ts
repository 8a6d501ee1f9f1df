import { test } from "@jest/globals";

import { missingTools, type Tools } from "./missing-tools.ts";

/** For each step of a live test, many times its usual duration: the machine may be busy with other tests. */
export const LIMIT_MS = 900_000;

/**
 * Whether real routers can be run here, with more programs around them. If not, that is reported; in CI, where they
 * are required, it throws.
 */
export function canRun(what: string, more: Tools = {}): boolean {
  const missing = missingTools(more);
  if (missing.length === 0) return true;
  const lacking = `NOT TESTED: ${what}, because this machine lacks ${missing.join(", ")}`;
  if (process.env["CI"] === "true") throw new Error(lacking);
  console.warn(lacking);
  return false;
}

/** Whether real routers can be run here. Where they must be (in CI) and cannot, importing this fails. */
export const canRunRouters = canRun("real routers");

/** `test` where real routers can be run, else `test.skip`. */
export const liveTest = canRunRouters ? test : test.skip;
