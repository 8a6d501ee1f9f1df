import { existsSync, readdirSync, readFileSync } from "node:fs";

import { expect, test } from "@jest/globals";

import { COMMANDS } from "../../../src/cli/commands/index.ts";
import { packageName } from "../../../src/cli/package-files.ts";
import type { LockFile } from "../../../src/cli/reference/dependencies-page.ts";
import { referenceFiles } from "../../../src/cli/reference/reference-files.ts";
import { shippedPolicies } from "../../fixtures/shipped-policies.ts";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as LockFile;
const files = referenceFiles(COMMANDS, shippedPolicies(), lock, packageName());

test.each([...files.keys()])("docs/%s is what the code says (npm run docs)", (path) => {
  expect(existsSync(`docs/${path}`)).toBe(true);
  expect(readFileSync(`docs/${path}`, "utf8")).toBe(files.get(path));
});

test("nothing else is in the generated folders", () => {
  const present = ["reference", "schema"].flatMap((folder) =>
    readdirSync(`docs/${folder}`).map((name) => `${folder}/${name}`),
  );
  expect(present.sort()).toEqual([...files.keys()].sort());
});
