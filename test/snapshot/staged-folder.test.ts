import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../src/diagnostics/index.ts";
import { hasText, StagedFolder } from "../../src/snapshot/index.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-test-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const ours = () => true;

describe("StagedFolder", () => {
  test("shows nothing before commit, and everything after", () => {
    const target = join(root, "rendered");
    const staged = new StagedFolder(target, ours);
    staged.write("a.conf", "a\n");
    expect(() => readdirSync(target)).toThrow();
    staged.write("b.conf", "b\n");
    const { report } = new Diagnostics();
    expect(staged.commit(report)).toBe(true);
    expect(readdirSync(target).sort()).toEqual(["a.conf", "b.conf"]);
    expect(readdirSync(root)).toEqual(["rendered"]);
  });

  test("leaves nothing behind when it is discarded, parents that it made neither", () => {
    const staged = new StagedFolder(join(root, "made", "on", "the-way"), ours);
    staged.write("a.conf", "a\n");
    expect(readdirSync(root)).toEqual(["made"]);
    staged.discard();
    expect(readdirSync(root)).toEqual([]);
  });

  test("leaves parents that somebody else has put something into", () => {
    const staged = new StagedFolder(join(root, "made", "on", "the-way"), ours);
    staged.write("a.conf", "a\n");
    writeFileSync(join(root, "made", "other"), "");
    staged.discard();
    expect(readdirSync(join(root, "made"))).toEqual(["other"]);
  });

  test("writes nothing beside a folder that is not ours, and says so", () => {
    const target = join(root, "rendered");
    mkdirSync(target);
    writeFileSync(join(target, "theirs"), "");
    const staged = new StagedFolder(target, () => false);
    staged.write("a.conf", "a\n");
    expect(readdirSync(root)).toEqual(["rendered"]);
    const found = new Diagnostics();
    expect(staged.commit(found.report)).toBe(false);
    expect(found.all.map(({ code }) => code)).toEqual(["directory-not-ours"]);
    expect(readdirSync(target)).toEqual(["theirs"]);
  });

  test("writes long texts whole, with characters of several bytes at every place", () => {
    const text = `${"x".repeat(4 * 1024 * 1024 - 1)}😀é${"y".repeat(100)}`;
    const staged = new StagedFolder(join(root, "rendered"), ours);
    staged.write("long.conf", text);
    staged.commit(new Diagnostics().report);
    const path = join(root, "rendered", "long.conf");
    expect(readFileSync(path, "utf8") === text).toBe(true);
    expect(hasText(path, text)).toBe(true);
    expect(hasText(path, `${text}z`)).toBe(false);
    expect(hasText(path, text.slice(0, -1))).toBe(false);
    expect(hasText(path, `${text.slice(0, -1)}z`)).toBe(false);
    expect(hasText(join(root, "nothing"), "")).toBe(false);
  });
});
