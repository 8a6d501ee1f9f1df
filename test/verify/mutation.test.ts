import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../src/diagnostics/index.ts";
import { platforms } from "../../src/platforms/index.ts";
import { PLATFORMS, type PlatformName, type RouterPlan } from "../../src/policy/index.ts";
import { verifyRouter } from "../../src/verify/index.ts";
import { listsOf, routerPlan } from "../fixtures/plan.ts";
import { loadTemplates } from "../fixtures/templates.ts";
import { junosPlan } from "../platforms/junos/junos-plan.ts";
import { mutantsOf } from "./mutants.ts";

/** Messages of what a file is found to be: nothing, if it is proven. */
function findings(plan: RouterPlan, text: string): readonly string[] {
  const platform = platforms[plan.platform];
  const found = new Diagnostics();
  const neighbors = plan.peers.flatMap((peer) => peer.sessions.map((s) => s.remote));
  const request = { version: plan.version, asn: plan.asn, neighbors };
  const reading = platform.read({ path: "file", text }, request, found.report);
  if (!found.failed) verifyRouter(plan, reading, platform, found.report);
  return found.all.filter((d) => d.severity === "error").map((d) => `${d.code}: ${d.message}`);
}

/** A plan with some of its sessions, and the lists that those need. */
function withSessions(plan: RouterPlan, names: readonly string[]): RouterPlan {
  const peers = plan.peers
    .map((peer) => ({ ...peer, sessions: peer.sessions.filter((s) => names.includes(s.name)) }))
    .filter((peer) => peer.sessions.length > 0);
  return { ...plan, peers, removed: [], lists: listsOf(peers.flatMap((peer) => peer.sessions)) };
}

/** Comments, and lines whose change changes nothing of what a policy or a session means: each with why. */
const EQUIVALENT: Readonly<Record<PlatformName, readonly (readonly [RegExp, string])[]>> = {
  junos: [[/^\s*(\/\*|##|#)/, "a comment"]],
  iosxr: [[/^\s*[!#]/, "a comment"]],
  bird: [[/^\s*#/, "a comment"]],
  frr: [[/^\s*!/, "a comment"]],
};

describe.each(PLATFORMS)("damage to a %s file", (name) => {
  const { defaultVersion } = platforms[name];
  const whole = name === "junos" ? junosPlan(defaultVersion) : routerPlan(name, defaultVersion);
  const plan = withSessions(whole, ["PEERC_AS3356_XE_0_0_2_V4"]);
  const text = platforms[name].render(plan, loadTemplates(name));

  test("the file as it is rendered is proven", () => {
    expect(findings(plan, text)).toEqual([]);
  });

  test("is found, every time", () => {
    const isCounted = (line: string) => !EQUIVALENT[name].some(([what]) => what.test(line));
    const mutants = mutantsOf(text, isCounted);
    const survivors = mutants.filter((mutant) => findings(plan, mutant.text).length === 0);
    console.info(`${name}: ${mutants.length - survivors.length} of ${mutants.length} found`);
    expect(survivors.map(({ name: what, was }) => `${what}: ${was.trim()}`)).toEqual([]);
  });
});
