import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { frr } from "../../../src/platforms/frr/index.ts";
import { routerPlan } from "../../fixtures/plan.ts";
import { loadTemplates } from "../../fixtures/templates.ts";

const GOLDEN = new URL("../../golden/frr/", import.meta.url);
const templates = loadTemplates("frr");

describe.each([
  ["8.4", [8, 4]],
  ["10.2", [10, 2]],
] as const)("the fixture's router on FRR %s", (name, version) => {
  const plan = routerPlan("frr", version);
  const text = frr.render(plan, templates);

  test("renders to the golden file", () => {
    const file = new URL(`gru1-${name}.conf`, GOLDEN);
    if (process.env["UPDATE_GOLDEN"] !== undefined) {
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(file, text);
    }
    expect(existsSync(file)).toBe(true);
    expect(text).toBe(readFileSync(file, "utf8"));
  });

  test("is the same bytes a second time", () => {
    expect(frr.render(routerPlan("frr", version), templates)).toBe(text);
  });

  test("is nothing that FRR cannot express", () => {
    const diagnostics = new Diagnostics();
    frr.limits(plan, diagnostics.report);
    expect(diagnostics.all.map((d) => d.code)).toEqual(["no-base-file", "behaviour-differs"]);
  });
});
