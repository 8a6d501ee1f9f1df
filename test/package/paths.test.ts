import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

import { expect, test } from "@jest/globals";

/** A path of this repository in a text; those with a placeholder or a wildcard have a sign that no path has. */
const PATH = /(?<![\w/.-])(?:src|test|templates|docs)\/[\w./*<>{},$-]*[\w*>}]/g;

const files = execFileSync("git", ["ls-files", "*.md", "package.json", ".ci", "src/*.ts"], {
  encoding: "utf8",
})
  .trim()
  .split("\n");

test("every path that documents, docstrings and scripts name exists", () => {
  const missing = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(PATH)]
      .map(([path]) => path)
      .filter((path) => !/[*<>{},$]/.test(path) && !existsSync(path))
      .map((path) => `${file}: ${path}`),
  );
  expect(missing).toEqual([]);
});
