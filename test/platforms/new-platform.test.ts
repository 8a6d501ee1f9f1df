import { existsSync, readdirSync, readFileSync } from "node:fs";

import { expect, test } from "@jest/globals";

import { PLATFORMS } from "../../src/model/index.ts";

const page = readFileSync("CONTRIBUTING.md", "utf8");
const section = /### A new platform\n([^]*?)\n###/.exec(page)?.[1] ?? "";
const listed = [...section.matchAll(/`((?:src|templates)\/[^`]*)`/g)].map(([, path = ""]) => path);

test.each(PLATFORMS)("CONTRIBUTING.md lists files that %s has", (platform) => {
  const missing = listed
    .map((path) => path.replace("<name>", platform))
    .filter((path) => !existsSync(path));
  expect(missing).toEqual([]);
});

test("it lists every file that all platforms have in their folders", () => {
  const filesOf = (platform: string) => readdirSync(`src/platforms/${platform}`);
  const [first, ...others] = PLATFORMS.map(filesOf);
  const common = first!.filter(
    (name) => name.endsWith(".ts") && others.every((files) => files.includes(name)),
  );
  for (const name of common) expect(listed).toContain(`src/platforms/<name>/${name}`);
});

test("no other file of the program names every platform", () => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:ts|js|json)$/.test(path) && !/reader\/|\/advice\//.test(path))
    .map((path) => `src/${path}`);
  const naming = sources.filter((path) => {
    const text = readFileSync(path, "utf8");
    return PLATFORMS.every((name) => new RegExp(`\\b${name}\\b`).test(text));
  });
  const allowed = ["src/model/platforms.ts", ...listed.filter((path) => !path.includes("<"))];
  expect(naming.filter((path) => !allowed.includes(path))).toEqual([]);
});
