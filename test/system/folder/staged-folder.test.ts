import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import {
  hasText,
  lockFolder,
  type FolderKind,
  type StagedFolder,
} from "../../../src/system/index.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-test-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Everything is ours, or nothing is. */
const ANY = { isName: () => true, foreign: () => [] };
const NONE = { isName: () => true, foreign: (paths: readonly string[]) => paths };

async function hold(directory: string, kind: FolderKind = ANY): Promise<StagedFolder> {
  const found = new Diagnostics();
  const staged = await lockFolder({ directory, shown: directory, kind }, found.report);
  expect(found.all).toEqual([]);
  return staged!;
}

describe("StagedFolder", () => {
  test("shows nothing before commit, and everything after", async () => {
    const target = join(root, "rendered");
    const staged = await hold(target);
    staged.write("a.conf", "a\n");
    expect(() => readdirSync(target)).toThrow();
    staged.write("b.conf", "b\n");
    const { report } = new Diagnostics();
    expect(staged.commit(report)).toBe(true);
    expect(readdirSync(target).sort()).toEqual(["a.conf", "b.conf"]);
    staged.release();
    expect(readdirSync(root)).toEqual(["rendered"]);
  });

  test("leaves nothing over when it is released, nor parents that it made", async () => {
    const staged = await hold(join(root, "made", "on", "the-way"));
    staged.write("a.conf", "a\n");
    expect(readdirSync(root)).toEqual(["made"]);
    staged.release();
    expect(readdirSync(root)).toEqual([]);
  });

  test("leaves parents that somebody else has put something into", async () => {
    const staged = await hold(join(root, "made", "on", "the-way"));
    staged.write("a.conf", "a\n");
    writeFileSync(join(root, "made", "other"), "");
    staged.release();
    expect(readdirSync(join(root, "made"))).toEqual(["other"]);
  });

  test("writes nothing beside a folder that is not ours, and reports it", async () => {
    const target = join(root, "rendered");
    mkdirSync(target);
    writeFileSync(join(target, "theirs"), "");
    const staged = await hold(target, NONE);
    staged.write("a.conf", "a\n");
    expect(readdirSync(root)).toEqual(["rendered"]);
    const found = new Diagnostics();
    expect(staged.commit(found.report)).toBe(false);
    staged.release();
    expect(found.all.map(({ code, message }) => [code, message])).toEqual([
      [
        "directory-not-ours",
        `${target} is not replaced: it holds files that peerc did not write: theirs`,
      ],
    ]);
    expect(readdirSync(target)).toEqual(["theirs"]);
  });

  test("writes long texts whole, with characters of several bytes at every place", async () => {
    const text = `${"x".repeat(4 * 1024 * 1024 - 1)}😀é${"y".repeat(100)}`;
    const staged = await hold(join(root, "rendered"));
    staged.write("long.conf", text);
    staged.commit(new Diagnostics().report);
    staged.release();
    const path = join(root, "rendered", "long.conf");
    expect(readFileSync(path, "utf8") === text).toBe(true);
    expect(hasText(path, text)).toBe(true);
    expect(hasText(path, `${text}z`)).toBe(false);
    expect(hasText(path, text.slice(0, -1))).toBe(false);
    expect(hasText(path, `${text.slice(0, -1)}z`)).toBe(false);
    expect(hasText(join(root, "nothing"), "")).toBe(false);
  });
});
