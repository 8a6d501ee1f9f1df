import { spawn } from "node:child_process";
import { once } from "node:events";

import { describe, expect, test } from "@jest/globals";

import {
  formatOwner,
  mayBeAlive,
  parseOwner,
  thisProcess,
} from "../../../src/system/folder/lock-owner.ts";

const HERE = thisProcess();
const testLinux = process.platform === "linux" ? test : test.skip;

describe("mayBeAlive", () => {
  test("takes this process for alive, and one whose number nobody has for ended", () => {
    expect(mayBeAlive(HERE)).toBe(true);
    expect(mayBeAlive({ ...HERE, pid: 2 ** 22 + 1 })).toBe(false);
  });

  test("sees that a process has ended", async () => {
    const child = spawn("sleep", ["60"]);
    const holder = { ...HERE, pid: child.pid!, began: null };
    expect(mayBeAlive(holder)).toBe(true);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(mayBeAlive(holder)).toBe(false);
  });

  testLinux("is not taken in by another process that has the number now", () => {
    expect(HERE.began).toMatch(/^\d+$/);
    expect(mayBeAlive({ ...HERE, began: "1" })).toBe(false);
  });

  testLinux(
    "knows what was before this machine was started anew, and not what is on another one",
    () => {
      const boot = "00000000-0000-0000-0000-000000000000";
      expect(mayBeAlive({ ...HERE, boot })).toBe(false);
      expect(mayBeAlive({ ...HERE, boot, host: "elsewhere", pid: 2 ** 22 + 1 })).toBe(true);
      expect(mayBeAlive({ ...HERE, boot, machine: "another", pid: 2 ** 22 + 1 })).toBe(true);
      // The name of a machine may change while it runs.
      expect(mayBeAlive({ ...HERE, host: "renamed", pid: 2 ** 22 + 1 })).toBe(false);
    },
  );

  testLinux("does not look for the numbers of a container among its own", () => {
    expect(mayBeAlive({ ...HERE, space: "pid:[1]", pid: 2 ** 22 + 1 })).toBe(true);
  });

  test("if the system reports neither, takes what was before its start for ended", () => {
    const bare = { ...HERE, boot: null, began: null };
    expect(mayBeAlive(bare)).toBe(true);
    if (process.platform !== "linux") {
      expect(mayBeAlive({ ...bare, since: "2001-01-01T00:00:00Z" })).toBe(false);
    }
  });
});

describe("parseOwner", () => {
  test("reads back what formatOwner writes", () => {
    expect(parseOwner(formatOwner(HERE))).toEqual(HERE);
  });

  test.each([
    "",
    "{",
    "null",
    "[]",
    "{}",
    `{"pid":0,"host":"a","since":"2026-03-01"}`,
    `{"pid":1,"host":"a","since":"x"}`,
  ])("is null for %j", (text) => {
    expect(parseOwner(text)).toBeNull();
  });
});
