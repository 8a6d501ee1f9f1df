import { test } from "@jest/globals";

import { iosxr } from "../../../../src/platforms/iosxr/index.ts";
import { expectGolden } from "../../../fixtures/expect-golden.ts";
import { routerPlan } from "../../../fixtures/plan.ts";
import { loadTemplates } from "../../../fixtures/templates.ts";

test("a whole router is rendered as it was read and approved", () => {
  const text = iosxr.render(routerPlan("iosxr", [7, 11]), loadTemplates("iosxr"));
  expectGolden("iosxr/gru1.cfg", text);
});
