import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "@jest/globals";

import { formatOwner, thisProcess } from "../../../src/system/folder/lock-owner.ts";
import { AZION_DUMP } from "../../fixtures/azion-dump.ts";
import { networkText } from "../../fixtures/network.ts";
import { DEAD } from "../../system/folder/faulty-system.ts";
import { captured } from "../captured.ts";

let root = "";
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "peerc-leftovers-"));
  writeFileSync(join(root, "irr.rpsl"), AZION_DUMP);
  writeFileSync(join(root, "network.yaml"), networkText());
  expect((await captured(root, "fetch")).code).toBe(0);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** As a process leaves it that is killed between the two renames. */
function takeAway(folder: string): void {
  const work = join(root, `.${folder}.peerc`);
  mkdirSync(join(work, "new"), { recursive: true });
  writeFileSync(join(work, "lock-0123456789abcdef"), formatOwner(DEAD));
  renameSync(join(root, folder), join(work, "old"));
}

const PUT_BACK = (folder: string): RegExp =>
  new RegExp(
    `warning\\[directory-recovered\\]: process ${DEAD.pid} on .* ended while working on ${folder}: it was missing, and the old one has been put back`,
  );

test.each([
  ["validate", "."],
  ["fetch", "--check"],
  ["fetch", "."],
  ["build", "--no-verify"],
  ["explain", "187.16.216.20", "104.16.0.0/20"],
  ["test"],
])(
  "%s %s puts a snapshot back that a killed fetch took away, and says so once",
  async (...argv) => {
    takeAway("snapshot");
    const first = await captured(root, ...argv);
    // The network has no assertions, which is what `test` then complains of.
    expect(first.code).toBe(argv[0] === "test" ? 1 : 0);
    expect(first.stderr.match(new RegExp(PUT_BACK("snapshot"), "g"))).toHaveLength(1);
    expect(readdirSync(root).filter((name) => name.startsWith("."))).toEqual([]);
    expect(existsSync(join(root, "snapshot/index.json"))).toBe(true);
    expect((await captured(root, ...argv)).stderr).not.toContain("directory-recovered");
  },
);

test("build, build --check and verify put back what a killed build took away", async () => {
  const options = ["--no-native-check", "--no-verify"];
  expect((await captured(root, "build", ...options)).code).toBe(0);
  for (const argv of [["build", ...options], ["build", "--check", ...options], ["verify"]]) {
    takeAway("rendered");
    const { code, stderr } = await captured(root, ...argv);
    expect([argv, code, stderr]).toEqual([argv, 0, expect.stringMatching(PUT_BACK("rendered"))]);
    expect(readdirSync(root).filter((name) => name.startsWith("."))).toEqual([]);
  }
});

test("a router's file of somebody else's in rendered/ is not lost", async () => {
  const options = ["--no-native-check", "--no-verify"];
  await captured(root, "build", ...options);
  writeFileSync(join(root, "rendered/by-hand.conf"), "mine\n");
  const { code, stderr } = await captured(root, "build", ...options);
  expect(code).toBe(1);
  expect(stderr).toContain(
    "error[directory-not-ours]: rendered is not replaced: it holds files that peerc did not write: by-hand.conf",
  );
  expect(existsSync(join(root, "rendered/by-hand.conf"))).toBe(true);
});

test("a command that only looks is not kept out by one that writes", async () => {
  mkdirSync(join(root, ".snapshot.peerc"));
  const lock = join(root, ".snapshot.peerc/lock-0123456789abcdef");
  writeFileSync(lock, formatOwner(thisProcess()));
  for (const argv of [["validate"], ["fetch", "--check"], ["build", "--no-native-check"]]) {
    const { code, stderr } = await captured(root, ...argv);
    expect([argv, code, stderr]).toEqual([argv, 0, expect.not.stringContaining("directory-")]);
  }
  expect(existsSync(lock)).toBe(true);
});
