import { test } from "@jest/globals";

import { missingTools } from "./missing-tools.ts";

/** For each step of a live test, many times what it takes: the machine may be busy with other tests. */
export const LIMIT_MS = 900_000;

const missing = missingTools();
if (missing.length > 0) {
  const lacking = `NOT TESTED: real routers, because this machine lacks ${missing.join(", ")}`;
  if (process.env["CI"] === "true") throw new Error(lacking);
  console.warn(lacking);
}

/** Whether real routers can be run here. Where they must be (in CI) and cannot, importing this fails. */
export const canRunRouters = missing.length === 0;

/** `test` where real routers can be run, else `test.skip`. */
export const liveTest = canRunRouters ? test : test.skip;
