import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import type { ReadForm, RouterPlan } from "../../../src/model/index.ts";
import { iosxr } from "../../../src/platforms/iosxr/index.ts";
import { verifyFile } from "../../../src/verify/index.ts";
import { IosxrRouter } from "../../fixtures/iosxr-router.ts";
import type { NetworkParts } from "../../fixtures/network.ts";
import {
  REMOVAL_OBJECTS,
  removalPeers,
  removalPlan,
  REMOVED,
} from "../../fixtures/removal-network.ts";
import { loadTemplates } from "../../fixtures/templates.ts";

const V4 = "local: 187.16.216.10, remote: 187.16.216";

const ALL = REMOVAL_OBJECTS;
const peers = removalPeers;

function planOf(peersText: string, parts: NetworkParts = {}): RouterPlan {
  return removalPlan("iosxr", peersText, parts);
}

function fileOf(plan: RouterPlan): string {
  return iosxr.render(plan, loadTemplates("iosxr"));
}

/** `code message` of everything that is wrong with a file or a running configuration. */
function problemsOf(plan: RouterPlan, raw: string, form: ReadForm): readonly string[] {
  const diagnostics = new Diagnostics();
  verifyFile(plan, { path: "mia1.cfg", raw }, form, diagnostics.report);
  return diagnostics.all.filter(({ severity }) => severity === "error").map((d) => d.message);
}

/** The router after it has loaded the files of two plans, one after the other. */
function loaded(before: RouterPlan, after: RouterPlan): string {
  const router = new IosxrRouter();
  router.commit(fileOf(before));
  expect(problemsOf(before, router.running, "running")).toEqual([]);
  router.commit(fileOf(after));
  return router.running;
}

/** The sets and policies of a running configuration. */
function objectsIn(running: string): readonly string[] {
  return running.split("\n").filter((line) => /^[a-z-]+ (rt )?PEERC_\w+$/.test(line));
}

describe("a router that loads the file of a removal after the earlier one has nothing of it left", () => {
  const before = planOf(peers());

  test.each<[string, Parameters<typeof peers>[0], readonly RegExp[]]>([
    ["a session", { v6: REMOVED }, [/AS13335_\w*V6/, /2001:12f8::20/, /_V6$/m]],
    ["a whole peer", { peer: REMOVED }, [/AS13335/, /187\.16\.216\.20\b/]],
    ["the only customer", { customer: REMOVED }, [/AS262589/, /187\.16\.216\.40\b/]],
    ["two of three peers", { peer: REMOVED, customer: REMOVED }, [/AS13335/, /AS262589/, /_V6$/m]],
  ])("%s", (_, state, gone) => {
    const after = planOf(peers(state));
    const running = loaded(before, after);
    expect(gone.map((one) => [one, one.test(before.name + fileOf(before))])).toEqual(
      gone.map((one) => [one, true]),
    );
    expect(gone.flatMap((one) => one.exec(running)?.[0] ?? [])).toEqual([]);
    expect(problemsOf(after, running, "running")).toEqual([]);
    expect(problemsOf(after, fileOf(after), "file")).toEqual([]);
    // What is left is exactly what a router has that never had the removed sessions.
    const never = new IosxrRouter();
    never.commit(fileOf({ ...after, removed: [], removedObjects: NOTHING }));
    expect([...objectsIn(running)].sort()).toEqual([...objectsIn(never.running)].sort());
  });

  test("a whole router", () => {
    const after = planOf(peers({ peer: REMOVED, other: REMOVED, customer: REMOVED }));
    const running = loaded(before, after);
    expect(objectsIn(running)).toEqual([]);
    expect(running).not.toMatch(/PEERC_|neighbor/);
    expect(problemsOf(after, running, "running")).toEqual([]);
  });
});

test("a session that is drained, shut and back leaves nothing of these behind", () => {
  // A policy that adds communities where it accepts, and none that tests for GRACEFUL_SHUTDOWN.
  const mine = `name: mine
about: Adds communities where it accepts.
limits: { max_prefixes: { ipv4: 10, ipv6: 10, warn_at: 80%, on_exceed: shutdown } }
import: [{ name: all, then: accept }]
export: [{ name: all, edit: { add_communities: ["26162:7"] }, then: accept }]
`;
  const tagged = (state: string) =>
    planOf(
      `
  - asn: 26162
    name: Other
    relation: peer
    policy: mine
    sessions: [{ router: mia1, exchange: ix, ${V4}.30${state} }]
`,
      { policies: { mine } },
    );
  const [active, draining, shut] = [
    ...["", ", state: draining", ", state: { is: shut, message: maintenance }"].map(tagged),
  ] as const;
  if (!active || !draining || !shut) throw new Error("fixture");
  const router = new IosxrRouter();
  for (const plan of [active, draining, shut, draining, active]) {
    router.commit(fileOf(plan));
    expect(problemsOf(plan, fileOf(plan), "file")).toEqual([]);
    expect(problemsOf(plan, router.running, "running")).toEqual([]);
    const fresh = new IosxrRouter();
    fresh.commit(fileOf(plan));
    expect([...objectsIn(router.running)].sort()).toEqual([...objectsIn(fresh.running)].sort());
  }
  // There is something to leave behind, in both directions.
  expect(active.removedObjects.communities).not.toEqual([]);
  expect(draining.removedObjects.communities).not.toEqual(active.removedObjects.communities);
});

const NOTHING = planOf(peers()).removedObjects;

test("names come from the declaration alone: registry data of what is removed may be gone, or be empty", () => {
  const state = { peer: REMOVED, customer: REMOVED };
  const full = planOf(peers(state)).removedObjects;
  expect(full.prefixes).toContain("PEERC_AS13335_IRR_V6");
  const empty = { ...ALL, "RADB::AS-PEER": { prefixes: [], asns: [] } };
  expect(planOf(peers(state), { objects: empty }).removedObjects).toEqual(full);
});

test("what another session uses stays", () => {
  const { removedObjects } = planOf(peers({ other: REMOVED }));
  expect(removedObjects).toEqual({
    policies: ["PEERC_AS26162_IX_V4_EXPORT", "PEERC_AS26162_IX_V4_IMPORT"],
    prefixes: ["PEERC_AS26162_IRR_V4"],
    asns: expect.arrayContaining([{ name: "PEERC_AS26162_ORIGINS", place: "origin" }]),
    communities: [],
  });
  // A session that takes the place of a removed one has its names.
  const moved = `${peers()}  - asn: 15169
    name: Moved
    relation: peer
    as_sets: [RADB::AS-OTHER]
    sessions:
      - { router: mia1, exchange: ix, ${V4}.50 }
      - { router: mia1, exchange: ix, ${V4}.51${REMOVED} }
`;
  expect(planOf(moved).removedObjects).toEqual(NOTHING);
});

test("a removal that is missing in the file is an error", () => {
  const plan = planOf(peers({ customer: REMOVED }));
  const lines = fileOf(plan).split("\n");
  const removals = lines.filter((line) => /^no \S/.test(line));
  expect(removals.length).toBeGreaterThan(3);
  for (const removal of removals) {
    const without = lines.filter((line) => line !== removal).join("\n");
    expect([removal, problemsOf(plan, without, "file")]).toEqual([
      removal,
      [
        expect.stringMatching(
          /^router mia1: this file does not remove the (policy|prefix list|list) /,
        ),
      ],
    ]);
  }
});

test("removals that our files never have: of others' sets, of what is used, in other places, in other words", () => {
  const plan = planOf(peers());
  const file = fileOf(plan);
  const problems = (text: string) => problemsOf(plan, text, "file");
  expect(problems(`${file}no prefix-set CORE\n`)).toEqual([
    expect.stringContaining("a removal of a set or policy that is not ours"),
  ]);
  expect(problems(`${file}no prefix-set\n`)).not.toEqual([]);
  expect(problems(`${file}no prefix-set PEERC_AS13335_IRR_V4\n`)).not.toEqual([]);
  expect(problems(`${file}no route-policy PEERC_AS13335_IX_V4_IMPORT\n`)).not.toEqual([]);
  // Removed and entered again counts as entered.
  expect(problems(`no prefix-set PEERC_AS13335_IRR_V4\n${file}`)).toEqual([]);
  expect(problems(`${file}no  prefix-set PEERC_AS1_IRR_V4\n`)).not.toEqual([]);
  expect(problems(`${file}no prefix-set PEERC_AS1_IRR_V4 PEERC_AS2_IRR_V4\n`)).not.toEqual([]);
  expect(problems(`${file}no route-policy PEERC_X($a)\n`)).not.toEqual([]);
  // In the mode of a neighbor it is not a command that peerc knows.
  const inside = file.replace("  description", "  no prefix-set PEERC_AS1_IRR_V4\n  description");
  expect(problems(inside)).not.toEqual([]);
  // What nothing of the plan asks for does no harm.
  expect(problems(`${file}no prefix-set PEERC_AS1_IRR_V4\n`)).toEqual([]);
});

test("the router of these tests refuses a removal of what is in use", () => {
  const router = new IosxrRouter();
  router.commit(fileOf(planOf(peers())));
  const { running } = router;
  for (const object of objectsIn(running)) {
    expect(() => router.commit(`no ${object}\n`)).toThrow("commit failed");
  }
  expect(router.running).toBe(running);
});
