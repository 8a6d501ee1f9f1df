import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { diskFileSystem, type FileSystem } from "../../../src/system/folder/file-system.ts";
import { formatOwner, thisProcess, type LockOwner } from "../../../src/system/folder/lock-owner.ts";
import { lockFolder, listFiles, recoverFolder } from "../../../src/system/index.ts";
import { thisSystem, type System } from "../../../src/system/folder/system.ts";
import { snapshotKind } from "../../../src/snapshot/index.ts";
import { DEAD, FaultySystem } from "./faulty-system.ts";

let root: string;
let target: { directory: string; shown: string; kind: typeof snapshotKind };
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-test-"));
  target = { directory: join(root, "snapshot"), shown: "snapshot", kind: snapshotKind };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function disk(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    listFiles(root).map((path) => [path, readFileSync(join(root, path), "utf8")]),
  );
}

function recover(system: System = thisSystem) {
  const found = new Diagnostics();
  const done = recoverFolder(target, found.report, system);
  return { done, reported: found.all.map(({ code, message }) => `${code}: ${message}`) };
}

/** The lock of a process. */
function lock(holder: LockOwner): Readonly<Record<string, string>> {
  return { ".snapshot.peerc/lock-0123456789abcdef": formatOwner(holder) };
}

describe("what earlier versions left", () => {
  test("between their two renames is put back", () => {
    write({ ".snapshot.Ab12Cd/old/index.json": "old", ".snapshot.Ab12Cd/new/index.json": "new" });
    const { done, reported } = recover();
    expect([done, disk()]).toEqual([true, { "snapshot/index.json": "old" }]);
    expect(reported).toEqual([
      `directory-recovered: a process ended while working on snapshot: it was missing, and the old one has been put back; removed its leftover ${root}/.snapshot.Ab12Cd`,
    ]);
    expect(readdirSync(root)).toEqual(["snapshot"]);
  });

  test("before and after them is cleared", () => {
    write({
      "snapshot/index.json": "now",
      ".snapshot.aaaaaa/new/RADB/AS-X.ipv4": "half",
      ".snapshot.bbbbbb/old/index.json": "old",
    });
    mkdirSync(join(root, ".snapshot.cccccc"));
    expect(recover().reported).toHaveLength(3);
    expect(disk()).toEqual({ "snapshot/index.json": "now" });
    expect(readdirSync(root)).toEqual(["snapshot"]);
  });

  test("is distinguished from what others own", () => {
    const theirs = {
      ".snapshot.backup/index.json": "theirs",
      ".snapshot.Ab12Cd/new/notes.txt": "theirs",
      ".snapshots.Ab12Cd/new/index.json": "theirs",
      "snapshot/index.json": "now",
    };
    write(theirs);
    expect(recover().reported.join("\n")).toContain(
      `directory-leftover: ${root}/.snapshot.Ab12Cd contains files that peerc did not write, and is kept: ${root}/.snapshot.Ab12Cd/new/notes.txt`,
    );
    expect(disk()).toEqual(theirs);
  });
});

describe("what is somebody else's", () => {
  test("is kept beside the former folder where somebody made the folder anew after a kill", () => {
    write({
      ...lock(DEAD),
      ".snapshot.peerc/old/index.json": "old",
      ".snapshot.peerc/new/index.json": "new",
      "snapshot/index.json": "from version control",
    });
    expect(recover().reported).toContain(
      `directory-kept-aside: snapshot is not the one that was there before, which is kept as ${root}/snapshot.before`,
    );
    expect(disk()).toEqual({
      "snapshot.before/index.json": "old",
      "snapshot/index.json": "from version control",
    });
  });

  test("is not kept twice", () => {
    write({
      ...lock(DEAD),
      ".snapshot.peerc/old/index.json": "old",
      ".snapshot.peerc/new/index.json": "new",
      "snapshot/index.json": "old",
    });
    expect(recover().reported).toHaveLength(1);
    expect(disk()).toEqual({ "snapshot/index.json": "old" });
  });

  test("stops a replacement, also if it comes at its last moment, and when it is too late it stays", async () => {
    for (const [moment, files] of [
      ["before the first rename", { "snapshot/index.json": "old", "snapshot/mine.txt": "mine" }],
      [
        "after the second",
        {
          "snapshot/index.json": "new",
          "snapshot/RADB/AS-X.ipv4": "",
          ".snapshot.peerc/gone/mine.txt": "mine",
        },
      ],
    ] as const) {
      rmSync(root, { recursive: true });
      write({ "snapshot/index.json": "old" });
      let renames = 0;
      const fs: FileSystem = {
        ...diskFileSystem,
        renameSync: (from, to) => {
          const isSwap = String(from) === target.directory;
          const isGone = String(to).includes("/gone-");
          if (isSwap && moment === "before the first rename" && renames++ === 0) {
            writeFileSync(join(root, "snapshot/mine.txt"), "mine");
          }
          if (isGone && moment === "after the second") {
            writeFileSync(join(String(from), "mine.txt"), "mine");
          }
          diskFileSystem.renameSync(from, to);
        },
      };
      const found = new Diagnostics();
      const staged = await lockFolder(target, found.report, { system: { ...thisSystem, fs } });
      staged!.write("index.json", "new");
      staged!.write("RADB/AS-X.ipv4", "");
      const done = staged!.commit(found.report);
      staged!.release();
      const left = Object.entries(disk()).map(([path, text]) => [
        path.replace(/gone-\w+/, "gone"),
        text,
      ]);
      expect([moment, Object.fromEntries(left)]).toEqual([moment, files]);
      const isEarly = moment === "before the first rename";
      const code = isEarly ? "directory-not-ours" : "directory-leftover";
      expect([moment, done, found.all.map((d) => d.code)]).toEqual([moment, !isEarly, [code]]);
    }
  });
});

describe("a lock", () => {
  test("whose holder may be alive lets no other process write, and names the holder", async () => {
    const holder = { ...thisProcess(), since: "2026-03-01T10:00:00.123Z" };
    write({ ...lock(holder), "snapshot/index.json": "old" });
    const found = new Diagnostics();
    expect(await lockFolder(target, found.report, { patience: 0 })).toBeNull();
    const file = `${root}/.snapshot.peerc/lock-0123456789abcdef`;
    expect(found.all).toMatchObject([
      {
        code: "directory-in-use",
        message: `snapshot is in use by process ${process.pid} on ${holder.host} (since 2026-03-01T10:00:00Z)`,
        hint: `wait until it has ended; if you know that it has ended, remove ${file}`,
      },
    ]);
    // Who reads does not mind.
    expect(recover()).toEqual({ done: true, reported: [] });
    expect(disk()).toEqual({ ...lock(holder), "snapshot/index.json": "old" });
  });

  test.each([
    ["has ended", DEAD],
    ["is from before the machine was started anew", { ...thisProcess(), boot: "another" }],
    ["has a number that another process has now", { ...thisProcess(), began: "1" }],
  ])("whose holder %s is taken over", async (_what, holder) => {
    write({ ...lock(holder), "snapshot/index.json": "old" });
    const found = new Diagnostics();
    const staged = await lockFolder(target, found.report, { patience: 0 });
    expect(found.all.map(({ code }) => code)).toEqual(["directory-recovered"]);
    expect(found.all[0]?.message).toContain(`process ${holder.pid} on ${holder.host}`);
    staged?.release();
    expect(disk()).toEqual({ "snapshot/index.json": "old" });
  });

  test("that was cut off is nobody's", () => {
    write({
      ".snapshot.peerc/lock-0123456789abcdef": '{"pid":',
      "snapshot/index.json": "old",
    });
    expect(recover().done).toBe(true);
    expect(readdirSync(root)).toEqual(["snapshot"]);
  });

  test("is waited for, and given on", async () => {
    const { report } = new Diagnostics();
    const order: string[] = [];
    const use = async (name: string): Promise<void> => {
      const staged = await lockFolder(target, report);
      order.push(`${name} begins`);
      await new Promise((done) => setTimeout(done, 5));
      staged!.write("index.json", name);
      expect(staged!.commit(report)).toBe(true);
      order.push(`${name} ends`);
      staged!.release();
    };
    await Promise.all(["a", "b", "c"].map(use));
    const names = order.filter((_, i) => i % 2 === 0).map((text) => text[0]!);
    expect([...names].sort()).toEqual(["a", "b", "c"]);
    expect(order).toEqual(names.flatMap((name) => [`${name} begins`, `${name} ends`]));
    expect(disk()).toEqual({ "snapshot/index.json": names.at(-1) });
  });
});

describe("where nothing can be written", () => {
  /** A read-only file system. */
  const readOnly = (): System => {
    const fail = (): never => {
      throw Object.assign(new Error("EROFS: read-only file system"), { code: "EROFS" });
    };
    const calls = ["mkdirSync", "renameSync", "rmdirSync", "unlinkSync", "chmodSync"] as const;
    const fs = { ...diskFileSystem, ...Object.fromEntries(calls.map((name) => [name, fail])) };
    return { ...thisSystem, fs: { ...fs, openSync: fail } };
  };

  test("reading needs no lock, and makes no call that writes", () => {
    write({ "snapshot/index.json": "old" });
    expect(recover(readOnly())).toEqual({ done: true, reported: [] });
    const counting = new FaultySystem({ kind: "none" });
    recover(counting);
    expect(new Set(counting.calls)).toEqual(new Set(["readdirSync", "lstatSync"]));
  });

  test("what was left over is reported, and the folder in place is read", () => {
    write({ ...lock(DEAD), "snapshot/index.json": "old" });
    const { done, reported } = recover(readOnly());
    expect(done).toBe(true);
    expect(reported).toEqual([
      `directory-leftover: ${root}/.snapshot.peerc, left by a process that ended while working on snapshot, cannot be removed: EROFS: read-only file system`,
    ]);
  });

  test("a folder that cannot be put back is an error with its place", () => {
    write({ ...lock(DEAD), ".snapshot.peerc/old/index.json": "old" });
    const { done, reported } = recover(readOnly());
    expect(done).toBe(false);
    expect(reported).toEqual([
      `directory-not-put-back: snapshot is missing: a process ended while replacing it, and ${root}/.snapshot.peerc/old, the old one, cannot be put back: EROFS: read-only file system`,
    ]);
  });

  test("writing fails when it comes to that, and not before", async () => {
    write({ "snapshot/index.json": "old" });
    const found = new Diagnostics();
    const staged = await lockFolder(target, found.report, { system: readOnly() });
    staged!.write("index.json", "new");
    expect(found.all).toEqual([]);
    expect(staged!.commit(found.report)).toBe(false);
    staged!.release();
    expect(found.all.map(({ code }) => code)).toEqual(["directory-write-failed"]);
    expect(disk()).toEqual({ "snapshot/index.json": "old" });
  });
});
