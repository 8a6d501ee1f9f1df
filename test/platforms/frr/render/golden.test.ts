import { describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../../src/diagnostics/index.ts";
import { frr } from "../../../../src/platforms/frr/index.ts";
import { reportLimits } from "../../../../src/platforms/report-limits.ts";
import { expectGolden } from "../../../fixtures/expect-golden.ts";
import { routerPlan } from "../../../fixtures/plan.ts";
import { loadTemplates } from "../../../fixtures/templates.ts";

const templates = loadTemplates("frr");

describe.each([
  ["8.4", [8, 4]],
  ["10.2", [10, 2]],
] as const)("the fixture's router on FRR %s", (name, version) => {
  const plan = routerPlan("frr", version);
  const text = frr.render(plan, templates);

  test("renders to the golden file", () => {
    expectGolden(`frr/gru1-${name}.conf`, text);
  });

  test("is the same bytes a second time", () => {
    expect(frr.render(routerPlan("frr", version), templates)).toBe(text);
  });

  test("is nothing that FRR cannot express", () => {
    const diagnostics = new Diagnostics();
    reportLimits(plan, diagnostics.report);
    expect(diagnostics.all.map((d) => d.code)).toEqual([
      ...["no-base-file", "behaviour-differs", "behaviour-differs"],
    ]);
  });
});
