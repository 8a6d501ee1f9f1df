import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { lockFolder, listFiles } from "../../../src/system/index.ts";
import { snapshotKind } from "../../../src/snapshot/index.ts";

let root: string;
let target: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-test-"));
  target = join(root, "snapshot");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const FILES = new Map([
  ["index.json", "{}\n"],
  ["RADB/AS-X.ipv4", "192.0.2.0/24\n"],
]);

/** Replaces the target; what was reported. */
async function replace(files: ReadonlyMap<string, string> = FILES, directory = target) {
  const diagnostics = new Diagnostics();
  const { report } = diagnostics;
  const folder = { directory, shown: directory, kind: snapshotKind };
  const staged = await lockFolder(folder, report, { patience: 0 });
  let done: boolean;
  try {
    for (const [path, text] of files) staged?.write(path, text);
    done = staged?.commit(report) ?? false;
  } finally {
    staged?.release();
  }
  return { done, codes: diagnostics.all.map((d) => d.code) };
}

/** Every file below a folder and its text. */
function contents(directory = target) {
  return new Map(listFiles(directory).map((p) => [p, readFileSync(join(directory, p), "utf8")]));
}

const success = { done: true, codes: [] };

describe("lockFolder, write, commit, release", () => {
  test("makes the folder, and its parents, where there is none or an empty one", async () => {
    const deep = join(root, "a", "b");
    expect(await replace(FILES, deep)).toEqual(success);
    expect(contents(deep)).toEqual(new Map([...FILES].sort()));
    mkdirSync(target);
    expect(await replace()).toEqual(success);
    expect(contents()).toEqual(new Map([...FILES].sort()));
    expect(readdirSync(root).sort()).toEqual(["a", "snapshot"]);
  });

  test("replaces everything that was there, keeps the folder's mode and leaves nothing over", async () => {
    await replace();
    chmodSync(target, 0o750);
    const next = new Map([["index.json", "{ }\n"]]);
    expect(await replace(next)).toEqual(success);
    expect(contents()).toEqual(next);
    expect(statSync(target).mode & 0o777).toBe(0o750);
    expect(readdirSync(root)).toEqual(["snapshot"]);
  });

  test.each([
    ["a file of someone else's", () => writeFileSync(join(target, "notes.txt"), "mine")],
    ["a hidden file", () => writeFileSync(join(target, ".env"), "mine")],
    [
      "a repository",
      () => {
        mkdirSync(join(target, ".git"));
        writeFileSync(join(target, ".git/config"), "");
      },
    ],
    ["no index", () => rmSync(join(target, "index.json"))],
  ])("does not replace a folder with %s", async (_what, prepare) => {
    await replace();
    prepare();
    const before = contents();
    expect(await replace(new Map([["index.json", "new"]]))).toEqual({
      done: false,
      codes: ["directory-not-ours"],
    });
    expect(contents()).toEqual(before);
    expect(readdirSync(root)).toEqual(["snapshot"]);
  });

  test("does not replace a file or a symbolic link, and does not follow one inside", async () => {
    writeFileSync(target, "a file");
    expect((await replace()).codes).toEqual(["directory-not-ours"]);
    expect(readFileSync(target, "utf8")).toBe("a file");
    rmSync(target);

    const elsewhere = join(root, "elsewhere");
    await replace(FILES, elsewhere);
    symlinkSync(elsewhere, target);
    expect((await replace(new Map([["index.json", "new"]]))).codes).toEqual(["directory-not-ours"]);
    expect(contents(elsewhere)).toEqual(new Map([...FILES].sort()));
    rmSync(target);

    await replace();
    rmSync(join(target, "RADB"), { recursive: true });
    symlinkSync(join(elsewhere, "RADB"), join(target, "RADB"));
    expect((await replace()).codes).toEqual(["directory-not-ours"]);
    expect(contents(elsewhere)).toEqual(new Map([...FILES].sort()));
  });

  test("leaves the old folder and no litter where writing fails half-way", async () => {
    await replace();
    const broken = new Map([
      ["index.json", "new"],
      [`RADB/${"A".repeat(300)}.ipv4`, "longer than names can be"],
    ]);
    expect(await replace(broken)).toEqual({ done: false, codes: ["directory-write-failed"] });
    expect(contents()).toEqual(new Map([...FILES].sort()));
    expect(readdirSync(root)).toEqual(["snapshot"]);
  });

  test("reports a place that cannot be written to", async () => {
    writeFileSync(join(root, "file"), "");
    expect((await replace(FILES, join(root, "file", "snapshot"))).done).toBe(false);
    expect(existsSync(join(root, "file", "snapshot"))).toBe(false);
  });

  test.each(["../../x", "/x", "a//b", "a/./b", "", "a/..", "a\\..\\b", "a\0b"])(
    "a path that leads out of the folder is a bug, and nothing is touched: %j",
    async (path) => {
      await expect(replace(new Map([[path, ""]]))).rejects.toThrow(/not a path inside/);
      expect(readdirSync(root)).toEqual([]);
    },
  );
});
