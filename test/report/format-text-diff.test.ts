import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "@jest/globals";
import fc from "fast-check";

import { formatTextDiff } from "../../src/report/index.ts";
import { runTestGit } from "../fixtures/git-history.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "peerc-diff-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("shows a changed and an added line with what is around them", () => {
  const before = "a\nb\nc\nd\ne\nf\n";
  expect(formatTextDiff("p.yaml", before, "a\nb\nc\nd\nE\ne2\nf\n")).toBe(
    "--- a/p.yaml\n+++ b/p.yaml\n@@ -2,5 +2,6 @@\n b\n c\n d\n-e\n+E\n+e2\n f\n",
  );
  expect(formatTextDiff("p.yaml", before, "a\nb\nx\nc\nd\ne\nf\n")).toBe(
    "--- a/p.yaml\n+++ b/p.yaml\n@@ -1,5 +1,6 @@\n a\n b\n+x\n c\n d\n e\n",
  );
  expect(formatTextDiff("p.yaml", before, before)).toBe("");
  expect(formatTextDiff("p\u202e.yaml", "a", "b\r\n")).toBe(
    "--- a/p\\u202e.yaml\n+++ b/p\\u202e.yaml\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\r\n",
  );
});

test("is applied by git, whatever the texts", () => {
  const line = fc.constantFrom("a\n", "b\n", "c\r\n", " # é\n", "\n", "-\n");
  const text = fc
    .tuple(fc.array(line, { minLength: 1, maxLength: 14 }), fc.constantFrom("", "end"))
    .map(([lines, end]) => lines.join("") + end);
  const file = join(folder, "p.yaml");
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== after);
      writeFileSync(file, before);
      writeFileSync(join(folder, "x.diff"), formatTextDiff("p.yaml", before, after));
      runTestGit(folder, ["apply", "--whitespace=nowarn", "x.diff"]);
      expect(readFileSync(file, "utf8")).toBe(after);
    }),
    { numRuns: 60 },
  );
});
