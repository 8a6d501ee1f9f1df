import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { captured } from "../cli/captured.ts";

const README = readFileSync("README.md", "utf8");
const GETTING_STARTED = readFileSync("docs/getting-started.md", "utf8");

/** The text of the fenced block that follows `after`. */
function blockAfter(page: string, after: string): string {
  const start = page.indexOf(after);
  const block = /```\w+\n(.*?)\n```/s.exec(start < 0 ? "" : page.slice(start))?.[1];
  if (block === undefined) throw new Error(`no block after ${after}`);
  return block;
}

/** The parts of a block between its lines of `...`. */
const excerpts = (block: string): readonly string[] => block.split("\n...\n");

/** Whether a text contains all lines of an excerpt in a row, all indented further by the same blanks. */
function holds(text: string, excerpt: string): boolean {
  const lines = text.split("\n");
  const wanted = excerpt.split("\n");
  return lines.some((line, at) => {
    const indent = line.length - (wanted[0] ?? "").length;
    if (indent < 0 || line.slice(0, indent).trim() !== "") return false;
    return wanted.every((one, i) => lines[at + i] === line.slice(0, indent) + one);
  });
}

/** A table of routers without the column that depends on the parsers installed here. */
const withoutNativeCheck = (table: string): readonly string[] =>
  table.split("\n").map((row) => row.split(/ {2,}/).toSpliced(7, 1).join("  "));

describe("README.md", () => {
  let root = "";
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "peerc-readme-"));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const declaration = blockAfter(README, "## The first declaration");
  const written = 'platform: bird\n    version: "2.0.12"';

  test.each([
    ["BIRD", written],
    ["FRR", 'platform: frr\n    version: "8.4"'],
    ["IOS-XR", 'platform: iosxr\n    version: "7.11"'],
    ["Junos", 'platform: junos\n    version: "21.4"\n    waive: [reject-as-set]'],
  ])("shows what its declaration becomes on %s, byte for byte", async (name, router) => {
    const folder = join(root, name);
    mkdirSync(folder);
    cpSync("examples/azion/snapshot", join(folder, "snapshot"), { recursive: true });
    expect(declaration).toContain(written);
    writeFileSync(join(folder, "network.yaml"), declaration.replace(written, router));
    const { code, stderr } = await captured(folder, "build");
    expect({ code, errors: stderr.match(/error\[.*/g) }).toEqual({ code: 0, errors: null });
    const rendered = readFileSync(join(folder, "rendered/for1.conf"), "utf8");
    const cells = [...README.matchAll(/<th>([^<]*)<\/th>/g)].map(([, title]) => title);
    const blocks = README.slice(README.indexOf("<table>")).matchAll(/```text\n(.*?)\n```/gs);
    const block = [...blocks].map(([, text = ""]) => text)[cells.indexOf(name)] ?? "";
    expect(excerpts(block).length).toBeGreaterThan(3);
    expect(excerpts(block).filter((excerpt) => !holds(rendered, excerpt))).toEqual([]);
  });

  test("reports what Junos refuses without the waiver", async () => {
    const folder = join(root, "refused");
    mkdirSync(folder);
    cpSync("examples/azion/snapshot", join(folder, "snapshot"), { recursive: true });
    const junos = declaration.replace(written, 'platform: junos\n    version: "21.4"');
    writeFileSync(join(folder, "network.yaml"), junos);
    const { code, stderr } = await captured(folder, "build");
    expect(stderr.match(/error\[[^\]]*\]/g)).toEqual(["error[waiver-needed]"]);
    expect(code).toBe(1);
  });

  test("shows the summary of the example", async () => {
    const { stdout } = await captured(".", "build", "examples/azion", "--check");
    const shown = blockAfter(README, "npm ci && npm run demo   #").trimEnd();
    expect(withoutNativeCheck(shown)).toEqual(withoutNativeCheck(stdout.trimEnd()));
  });
});

test("docs/getting-started.md shows what explain prints", async () => {
  const [command = "", ...lines] = blockAfter(GETTING_STARTED, "`peerc explain`").split("\n");
  const argv = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word);
  expect(argv.slice(0, 2)).toEqual(["$", "peerc"]);
  const { stdout } = await captured(".", ...argv.slice(2).map(String));
  const parts = excerpts(lines.join("\n"));
  expect(parts.length).toBe(2);
  expect(parts.filter((part) => !stdout.includes(part))).toEqual([]);
});
