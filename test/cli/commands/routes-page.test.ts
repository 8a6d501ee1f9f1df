import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { afterAll, expect, test } from "@jest/globals";

import { captured } from "../captured.ts";

const folder = mkdtempSync(join(tmpdir(), "peerc-routes-page-"));
afterAll(() => rmSync(folder, { recursive: true }));

const page = readFileSync("docs/routes.md", "utf8");

/** The first block of a kind on the page. */
function block(kind: string): string {
  const found = new RegExp(`\n\`\`\`${kind}\n([^]*?)\`\`\`\n`).exec(page)?.[1];
  if (found === undefined) throw new Error(`the page has no block of ${kind}`);
  return found;
}

test("the file on the page is read as the page says", async () => {
  writeFileSync(join(folder, "gru1.jsonl.gz"), gzipSync(block("json")));
  const [command = "", ...output] = block("text").split("\n");
  expect(command).toBe("$ peerc routes gru1.jsonl.gz");
  const { code, stdout, stderr } = await captured(folder, "routes", "gru1.jsonl.gz");
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: output.join("\n"), stderr: "" });
});
