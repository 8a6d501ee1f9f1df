import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "@jest/globals";

import { CONDITIONS } from "../../src/policy/index.ts";
import { rulesSchema } from "../../src/policy/reading/policy-schema.ts";

/** Where a kind of condition is handled by hand, besides its own module, as CONTRIBUTING.md lists. */
const SWITCHES = [
  "src/verify/algebra/term-meanings.ts",
  "src/platforms/bird/render/test-expression.ts",
  "src/platforms/frr/render/match-view.ts",
  "src/platforms/iosxr/render/condition.ts",
  "src/platforms/junos/render/test-lines.ts",
];

/** Assertions have a language of their own, in which a condition may be missing; on FRR a test of paths has a list. */
const OTHERS = ["src/assertions/facts-of.ts", "src/platforms/frr/render/as-path-list.ts"];

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((path) => join("src", path))
  .filter((path) => path.endsWith(".ts"));
const text = (path: string) => readFileSync(path, "utf8");

test("a kind of condition is a module, an entry in the registry, and a case in each of these switches", () => {
  // The plainest kind: others also have a list or a limit.
  const naming = sources.filter((path) => text(path).includes('case "as-path-empty":'));
  expect(naming.sort()).toEqual([...SWITCHES, ...OTHERS].sort());
  // Those that the session alone answers leave no test.
  const tested = Object.entries(CONDITIONS).filter(([, kind]) => kind.isOfSession !== true);
  for (const [kind] of tested) {
    expect(text(`src/policy/conditions/${kind}.ts`)).toContain(`kind: "${kind}"`);
    for (const path of SWITCHES)
      expect([path, text(path)]).toEqual([path, expect.stringContaining(`case "${kind}":`)]);
  }
});

test("CONTRIBUTING.md lists the files that a condition takes, and their number", () => {
  const page = text("CONTRIBUTING.md");
  const section = /### A new condition\n([^]*?)\n##/.exec(page)?.[1] ?? "";
  const listed = [...section.matchAll(/^\d+\. (.*)$/gm)].flatMap(([, line = ""]) =>
    [...line.matchAll(/`((?:src|templates)\/[^`]*)`/g)].map(([, path = ""]) => path),
  );
  expect(listed).toEqual(expect.arrayContaining(SWITCHES));
  expect(listed).toContain("src/policy/conditions/<kind>.ts");
  for (const path of listed.filter((one) => !one.includes("<"))) expect(sources).toContain(path);
  expect(section).toContain(`It takes ${listed.length} files`);
});

test("what a file may say is in the order of the registry", () => {
  const { when } = rulesSchema.properties.rules.additionalProperties.properties;
  const keys = Object.keys(CONDITIONS).map((kind) => kind.replaceAll("-", "_"));
  expect(Object.keys(when.properties)).toEqual([...keys, "any_of"]);
});
