import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { platforms, reportLimits } from "../../../src/platforms/index.ts";
import type { KeepRoutes, PlatformName, RouterPlan } from "../../../src/model/index.ts";
import { verifyFile } from "../../../src/verify/index.ts";
import { importOf } from "../../fixtures/import-of.ts";
import { accept, is, term } from "../../fixtures/plan.ts";
import { smallPlan } from "../../fixtures/small-plan.ts";
import { loadTemplates } from "../../fixtures/templates.ts";

const ALL: readonly KeepRoutes[] = [true, false, "rpki"];

const VERSIONS = { junos: [22, 4], iosxr: [7, 3], bird: [2, 0, 12], frr: [8, 4] } as const;

const RPKI = importOf(term(100, "valid", [is({ kind: "rpki", state: "valid" })], accept));

function plan(platform: PlatformName, keepRoutes: KeepRoutes): RouterPlan {
  return smallPlan(platform, VERSIONS[platform], { options: { keepRoutes }, import: RPKI });
}

function render(platform: PlatformName, keepRoutes: KeepRoutes): string {
  return platforms[platform].render(plan(platform, keepRoutes), loadTemplates(platform));
}

/** All declarations that a text is proven for. */
function provenFor(platform: PlatformName, text: string): readonly KeepRoutes[] {
  return ALL.filter((keepRoutes) => {
    const found = new Diagnostics();
    verifyFile(plan(platform, keepRoutes), { path: "x", raw: text }, "file", found.report);
    return !found.failed;
  });
}

const notes = (platform: PlatformName, keepRoutes: KeepRoutes) => {
  const found = new Diagnostics();
  reportLimits(plan(platform, keepRoutes), found.report);
  return found.all.map(({ message }) => message).filter((message) => message.includes("ROAs"));
};

describe("a file is proven for what it is rendered from, and for what the platform does alike", () => {
  test.each<[PlatformName, KeepRoutes, readonly KeepRoutes[]]>([
    ["iosxr", true, [true]],
    ["iosxr", false, [false]],
    ["iosxr", "rpki", ["rpki"]],
    // Of itself it keeps what was refused.
    ["junos", true, [true]],
    ["junos", false, [false, "rpki"]],
    ["junos", "rpki", [false, "rpki"]],
    // It has to keep all for that.
    ["bird", true, ALL],
    ["bird", false, ALL],
    ["bird", "rpki", ALL],
    ["frr", true, [true, "rpki"]],
    ["frr", false, [false]],
    ["frr", "rpki", [true, "rpki"]],
  ])("%s: %j", (platform, keepRoutes, proven) => {
    expect(provenFor(platform, render(platform, keepRoutes))).toEqual(proven);
  });
});

test("missing or undetermined keeping of routes is reported", () => {
  const without = (platform: PlatformName, line: string, other = "") => {
    const text = render(platform, "rpki");
    expect(text).toContain(line);
    return provenFor(platform, text.replace(line, other));
  };
  expect(without("bird", "    import table on;\n")).toEqual([false]);
  expect(without("frr", "  neighbor 192.0.2.1 soft-reconfiguration inbound\n")).toEqual([false]);
  const xr = "soft-reconfiguration inbound rpki-tested-only";
  for (const other of [
    "soft-reconfiguration inbound",
    "soft-reconfiguration inbound rpki-dropped-only",
    `${xr} x`,
  ]) {
    expect(without("iosxr", xr, other)).toEqual([]);
  }
  const keep = (what: string) => without("junos", "enforce-first-as;", `enforce-first-as;${what}`);
  expect(keep("keep none;")).toEqual([false]);
  expect(keep("keep all;")).toEqual([true]);
});

test("keeping more than declared, or not applying a change of ROAs, is noted", () => {
  expect(notes("frr", "rpki")).toEqual([expect.stringContaining("FRR has nothing for")]);
  expect(notes("frr", false)).toEqual([expect.stringContaining("does not apply changes of ROAs")]);
  expect(notes("frr", true)).toEqual([]);
  expect(notes("bird", "rpki")).toEqual([expect.stringContaining("BIRD has one table for it")]);
  expect(notes("bird", false)).toEqual([expect.stringContaining("all the same")]);
  expect([...notes("iosxr", "rpki"), ...notes("junos", "rpki")]).toEqual([]);
});
