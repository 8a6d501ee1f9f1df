import { readFileSync } from "node:fs";

import { platforms } from "../../../../src/platforms/index.ts";
import type { RouterPlan } from "../../../../src/model/index.ts";
import { listsOf, routerPlan } from "../../../fixtures/plan.ts";
import { loadTemplates } from "../../../fixtures/templates.ts";

const whole = routerPlan("bird", platforms.bird.defaultVersion);

/** Sessions of both families that together have BFD, multihop, timers and a shutdown: few, so that thousands of files can be read. */
const NAMES: readonly string[] = [
  "PEERC_AS13335_IX_BR_SP_V6",
  "PEERC_AS262589_XE_0_0_1_V4",
  "PEERC_AS3356_XE_0_0_2_V4",
];
const peers = whole.peers
  .map((peer) => ({ ...peer, sessions: peer.sessions.filter(({ name }) => NAMES.includes(name)) }))
  .filter((peer) => peer.sessions.length > 0);

/** The router, as it is declared. */
export const plan: RouterPlan = {
  ...whole,
  peers,
  lists: listsOf(peers.flatMap((peer) => peer.sessions)),
};

/** The line of `router.conf` that stands in for peerc's part. */
const INCLUDE = /^include "peerc\.conf";$/m;

/** Our part as the router has it: the rendered file, with its secrets. */
export const ours: string = platforms.bird
  .render(plan, loadTemplates("bird"))
  .replaceAll(/\$\{\w+\}/g, "a secret of the router");

/** The whole running configuration: what the files say that BIRD reads, each in place of the line that includes it. */
export const text: string = readFileSync(new URL("router.conf", import.meta.url), "utf8").replace(
  INCLUDE,
  () => ours,
);
