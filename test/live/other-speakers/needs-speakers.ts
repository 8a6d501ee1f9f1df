import { test } from "@jest/globals";

import { canRun } from "../needs-tools.ts";

/** Whether real routers can be run here among software of others. Where they must be (in CI) and cannot, importing this fails. */
export const canRunSpeakers = canRun("real routers among ExaBGP and StayRTR", {
  exabgp: ["/usr/sbin/exabgp", "exabgp"],
  stayrtr: ["stayrtr"],
});

/** `test` if they can be run, otherwise `test.skip`. */
export const speakerTest = canRunSpeakers ? test : test.skip;
