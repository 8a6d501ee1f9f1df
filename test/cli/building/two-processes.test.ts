import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "@jest/globals";

import { formatOwner, thisProcess } from "../../../src/system/folder/lock-owner.ts";
import { workFolderOf } from "../../../src/system/folder/work-folder.ts";
import { captured } from "../captured.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-two-"));
  cpSync("examples/azion", join(root, "net"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Starts another process that locks the network's snapshot as a fetch would. */
function holdByAnother() {
  const child = spawn("sleep", ["60"]);
  const work = workFolderOf(join(root, "net/snapshot")).path;
  const lock = join(work, `lock-${"0".repeat(16)}`);
  mkdirSync(work);
  writeFileSync(lock, formatOwner({ ...thisProcess(), pid: child.pid ?? 0, began: null }));
  return { child, lock, work };
}

test("a fetch waits for the process that holds the snapshot, and goes on when it is killed", async () => {
  const { child, lock, work } = holdByAnother();
  let isHeld = true;
  const fetched = captured(root, "fetch", "net").then((result) => ({ ...result, isHeld }));
  // Time in which it would have gone on, did it not wait.
  await new Promise((done) => setTimeout(done, 1500));
  expect(existsSync(lock)).toBe(true);
  isHeld = false;
  child.kill("SIGKILL");
  await once(child, "exit");
  const { code, isHeld: wasHeldAtTheEnd } = await fetched;
  expect({ code, wasHeldAtTheEnd }).toEqual({ code: 0, wasHeldAtTheEnd: false });
  expect(existsSync(work)).toBe(false);
});
