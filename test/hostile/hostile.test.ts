import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "@jest/globals";

import { PREPARE, SECRET } from "./prepare.ts";
import { CASES, commandOf, listCases, runCase } from "./run-case.ts";

const UPDATE = process.env["UPDATE_GOLDEN"] !== undefined;
const NAMES = listCases();

describe("the network that the cases break", () => {
  test("is valid, and its snapshot matches its registry", async () => {
    for (const argv of [["validate"], ["fetch", "--check"]]) {
      const { code, stderr } = await runCase(null, argv);
      expect([argv, code, stderr]).toEqual([argv, 0, ""]);
    }
  });

  test("can be built", async () => {
    const { code, stderr, after } = await runCase(null, ["build"]);
    expect([code, stderr]).toEqual([0, "1 note (--notes shows the notes)\n"]);
    expect(after.get("network/rendered/gru1.conf")).toContain("PEERC_AS13335");
  });
});

describe("hostile input is refused with its place and what to do, and nothing is touched", () => {
  test.each(NAMES)("%s", async (name) => {
    const argv = commandOf(name);
    const { code, stdout, stderr, before, after } = await runCase(name, argv);
    const data = stdout === "" ? "" : `--- stdout\n${stdout}`;
    const printed = `${stderr}${data}exit ${code}\n`;
    const path = join(CASES, name, "expected.txt");
    if (UPDATE) writeFileSync(path, printed);
    expect(printed).toBe(readFileSync(path, "utf8"));

    const misused = /error\[(?:wrong-usage|unknown-command|init-unanswered)\]/.test(stderr);
    expect(code).toBe(misused ? 64 : 1);
    expect(printed).toContain("error");
    expect(printed).not.toMatch(/^ +at |TypeError|RangeError|internal error|\[object |undefined/m);
    expect(printed).not.toContain(SECRET);
    // What is printed goes to terminals and logs: no control characters but newlines, nothing that reorders text.
    expect(printed).not.toMatch(/(?!\n)[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u);
    expect(after).toEqual(before);
  });

  test("every preparation belongs to a case", () => {
    expect(Object.keys(PREPARE).filter((name) => !NAMES.includes(name))).toEqual([]);
  });
});
