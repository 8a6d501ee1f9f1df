import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { lockFolder } from "../../../src/system/index.ts";
import { snapshotKind } from "../../../src/snapshot/index.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-test-"));
});
afterEach(() => {
  spawnSync("umount", [root]);
  rmSync(root, { recursive: true, force: true });
});

/** Whether a small file system could be mounted there, which requires root. */
function mountSmall(options: string): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "-o", options, "none", root]).status === 0;
}

async function replace(text: string) {
  const found = new Diagnostics();
  const target = { directory: join(root, "snapshot"), shown: "snapshot", kind: snapshotKind };
  const staged = await lockFolder(target, found.report);
  staged!.write("index.json", text);
  staged!.write("RADB/AS-X.ipv4", text);
  const done = staged!.commit(found.report);
  staged!.release();
  return { done, messages: found.all.map(({ message }) => message) };
}

test("a full disk keeps the old folder, and is reported", async () => {
  if (!mountSmall("size=64k")) return console.warn("no tmpfs can be mounted: not tried");
  mkdirSync(join(root, "snapshot"));
  writeFileSync(join(root, "snapshot/index.json"), "old");
  const { done, messages } = await replace("x".repeat(40_000));
  expect(done).toBe(false);
  expect(messages).toEqual([expect.stringMatching(/^snapshot could not be written: ENOSPC/)]);
  expect(readFileSync(join(root, "snapshot/index.json"), "utf8")).toBe("old");
  expect(readdirSync(root)).toEqual(["snapshot"]);
  expect((await replace("small")).done).toBe(true);
});

test("a folder that cannot be renamed, as a file system is mounted there, keeps what it holds", async () => {
  const folder = join(root, "snapshot");
  mkdirSync(folder);
  if (spawnSync("mount", ["-t", "tmpfs", "none", folder]).status !== 0) {
    return console.warn("no tmpfs can be mounted: not tried");
  }
  try {
    writeFileSync(join(folder, "index.json"), "old");
    const { done, messages } = await replace("new");
    expect(done).toBe(false);
    expect(messages).toEqual([
      expect.stringMatching(/^snapshot could not be written: E(BUSY|XDEV)/),
    ]);
    expect(readdirSync(folder)).toEqual(["index.json"]);
    expect(readFileSync(join(folder, "index.json"), "utf8")).toBe("old");
  } finally {
    spawnSync("umount", [folder]);
  }
  expect(readdirSync(root)).toEqual(["snapshot"]);
});
