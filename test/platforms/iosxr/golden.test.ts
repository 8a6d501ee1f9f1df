import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "@jest/globals";

import { iosxr } from "../../../src/platforms/iosxr/index.ts";
import { routerPlan } from "../../fixtures/plan.ts";
import { loadTemplates } from "../../fixtures/templates.ts";

const GOLDEN = new URL("../../golden/iosxr/gru1.cfg", import.meta.url);

test("a whole router is rendered as it was read and approved", () => {
  const text = iosxr.render(routerPlan("iosxr", [7, 11]), loadTemplates("iosxr"));
  if (process.env["UPDATE_GOLDEN"] !== undefined) {
    mkdirSync(new URL(".", GOLDEN), { recursive: true });
    writeFileSync(GOLDEN, text);
  }
  expect(text).toBe(readFileSync(GOLDEN, "utf8"));
});
