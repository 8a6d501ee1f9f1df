import { afterEach, describe, expect, jest, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import type { RouterPlan } from "../../../src/model/index.ts";
import { IncrementalProof } from "../../../src/incremental/proof/incremental-proof.ts";
import { reuseUnchanged } from "../../../src/incremental/reuse-unchanged.ts";
import { verifyFile } from "../../../src/verify/index.ts";
import { listsOf } from "../../fixtures/plan.ts";
import { loadTemplates } from "../../fixtures/templates.ts";
import { mapSessions } from "../../platforms/junos/junos-plan.ts";
import { plansOf } from "../../verify/mutation/plans.ts";

afterEach(() => {
  jest.restoreAllMocks();
});

/**
 * Proves several plans of one router in turn; returns the diagnostics of the last one, and which texts were read for
 * it.
 */
function prove(plans: readonly RouterPlan[], damage = (text: string) => text) {
  const proof = new IncrementalProof();
  let before: RouterPlan | null = null;
  let last = { found: new Diagnostics(), read: [] as string[], text: "" };
  for (const [at, plan] of plans.entries()) {
    const platform = platforms[plan.platform];
    const rendered = platform.render(plan, loadTemplates(plan.platform));
    const text = at === plans.length - 1 ? damage(rendered) : rendered;
    const found = new Diagnostics();
    const reader = jest.spyOn(platform, "read");
    const reused = reuseUnchanged(before, plan);
    proof.prove(plan, reused, { path: "file", raw: text }, found.report);
    last = { found, read: reader.mock.calls.map(([source]) => source.raw), text };
    reader.mockRestore();
    before = reused;
  }
  return last;
}

function withoutPeer(plan: RouterPlan, asn: number): RouterPlan {
  const peers = plan.peers.filter((peer) => peer.asn !== asn);
  return { ...plan, peers, lists: listsOf(peers.flatMap((peer) => peer.sessions)) };
}

describe.each(["bird", "frr", "iosxr", "junos"] as const)("a %s file proven again", (platform) => {
  const plan = plansOf(platform)[2]!;
  const [one, other] = plan.peers.map((peer) => peer.sessions[0]!.name) as [string, string];
  const limited = mapSessions(plan, (session) =>
    session.name === one
      ? { ...session, maxPrefixes: { ...session.maxPrefixes, maximum: 4321 } }
      : session,
  );

  test("is read without the sessions that are as they were", () => {
    expect(prove([plan, plan]).read.join("")).not.toContain(one);
    const { found, read, text } = prove([plan, limited]);
    expect(found.all.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(read).toHaveLength(1);
    expect(read[0]).toContain(one);
    expect(read[0]).toContain("4321");
    expect(read[0]).not.toContain(other);
    expect(read[0]!.length).toBeLessThan(text.length);
  });

  test("is read without the sessions that are as they were when one comes or goes", () => {
    const fewer = withoutPeer(plan, plan.peers[0]!.asn);
    for (const plans of [
      [plan, fewer],
      [fewer, plan],
      [plan, fewer, plan],
    ]) {
      const { found, read } = prove(plans);
      expect(found.all.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(read.map((text) => text.includes(other))).toEqual([false]);
    }
  });

  test("reports what the whole proof reports", () => {
    const damages = [
      (text: string) => text.replaceAll("4321", "4320"),
      (text: string) => text.replaceAll(`${other}_IMPORT`, "PEERC_NOBODY"),
      (text: string) => text.split("\n").slice(0, -12).join("\n"),
      (text: string) => text.replace(/PEERC_AS\d+_IRR_V4/, "PEERC_DEFAULT_V4"),
      (text: string) => `${text}\n${text}`,
      (text: string) => text.replaceAll("comment", "remark"),
    ];
    const proven = damages.map((damage) => {
      const { found, text } = prove([plan, limited], damage);
      const whole = new Diagnostics();
      const proof = verifyFile(limited, { path: "file", raw: text }, "file", whole.report);
      expect(found.all).toEqual(whole.all);
      return proof !== null;
    });
    expect(proven[0]).toBe(false);
  });

  test("is proven as a whole when something changed for all", () => {
    const { found, read, text } = prove([plan, { ...plan, networkName: "Another" }]);
    expect(found.all.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(read).toEqual([text]);
  });
});
