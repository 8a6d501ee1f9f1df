import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { junos } from "../../../src/platforms/junos/index.ts";
import type { RouterPlan } from "../../../src/policy/index.ts";
import { loadTemplates } from "../../fixtures/templates.ts";
import { junosPlan } from "./junos-plan.ts";

const templates = loadTemplates("junos");
const render = (plan: RouterPlan): string => junos.render(plan, templates);

function expectGolden(name: string, text: string): void {
  const file = new URL(`../../golden/junos/${name}`, import.meta.url);
  if (process.env["UPDATE_GOLDEN"] || !existsSync(file)) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
}

describe("render", () => {
  test("the router with every kind of session", () => {
    expectGolden("gru1-22.4.conf", render(junosPlan([22, 4])));
  });
});
