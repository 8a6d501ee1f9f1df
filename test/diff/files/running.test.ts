import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { readRouterFiles } from "../../../src/cli/input/read-router-files.ts";
import { compareFiles, type DiffReport } from "../../../src/diff/index.ts";
import type { RouterPlan } from "../../../src/model/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import { loadTemplates } from "../../fixtures/templates.ts";
import * as bird from "../../verify/running/bird/running-text.ts";
import { runningPlan as frrPlan } from "../../verify/running/frr/plan.ts";
import { runningPlan as iosxrPlan } from "../../verify/running/iosxr/plan.ts";
import { declaredPlan as junosPlan } from "../../verify/running/junos/plan.ts";

const running = (platform: string) =>
  readFileSync(new URL(`../../verify/running/${platform}/router.conf`, import.meta.url), "utf8");

const ROUTERS: readonly (readonly [string, RouterPlan, string])[] = [
  ["junos", junosPlan(), running("junos")],
  ["iosxr", iosxrPlan(), running("iosxr")],
  ["bird", bird.plan, bird.text],
  ["frr", frrPlan(), running("frr")],
];

/** What a router's whole configuration would become, as the command compares them. */
function compared(text: string, rendered: string): DiffReport {
  const file = (path: string, raw: string) => [{ name: "r1", path, raw }];
  const [before, after] = readRouterFiles(
    [file("old.conf", text), file("new.conf", rendered)],
    null,
  );
  const errors = [before, after].flatMap(({ diagnostics }) => diagnostics.map((d) => d.message));
  if (!before.routers || !after.routers) throw new Error(errors.join("\n"));
  const options = { before: "old", after: "new", mostRanges: 9, lines: 0 };
  return compareFiles(before.routers, after.routers, options);
}

describe("an ordinary router's whole configuration, and the file that was loaded", () => {
  test.each(ROUTERS)("mean the same: %s", (_, plan, text) => {
    const rendered = platforms[plan.platform].render(plan, loadTemplates(plan.platform));
    const report = compared(text, rendered);
    const { routes, sessions, settings, risks, unchanged } = report;
    expect({ routes, risks }).toEqual({ routes: [], risks: [] });
    expect(settings.map(({ id, before, after }) => [id, before, after])).toEqual([]);
    expect(sessions).toEqual({ added: [], removed: [], moved: [] });
    const count = plan.peers.flatMap((peer) => peer.sessions).length;
    expect(unchanged).toEqual({ sessions: count, filters: count * 2 });
  });
});
