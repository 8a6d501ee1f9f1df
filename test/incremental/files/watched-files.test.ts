import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { afterEach, beforeEach, expect, test } from "@jest/globals";

import { WatchedFiles } from "../../../src/incremental/files/watched-files.ts";

let root = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "peerc-inputs-")));
  mkdirSync(join(root, "peers"));
  write("network.yaml", "one");
  write("peers/a.yaml", "two");
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Writes a file as if some time ago. */
function write(path: string, text: string, secondsAgo = 10): void {
  writeFileSync(join(root, path), text);
  const time = Date.now() / 1000 - secondsAgo;
  utimesSync(join(root, path), time, time);
}

function opened() {
  const inputs = new WatchedFiles(
    (path) => path === join(root, "rendered") || basename(path).startsWith("."),
  );
  const read = (path: string) => inputs.read(root, join(root, path), 100);
  return { inputs, read };
}

test("notices when a file that was read has changed, and reads it again", () => {
  const { inputs, read } = opened();
  expect([read("network.yaml"), read("peers/a.yaml")]).toEqual(["one", "two"]);
  expect(inputs.hasChanged()).toBe(false);
  write("peers/a.yaml", "TWO", 5);
  expect(inputs.hasChanged()).toBe(true);
  inputs.beginRound();
  expect([read("network.yaml"), read("peers/a.yaml")]).toEqual(["one", "TWO"]);
  expect(inputs.hasChanged()).toBe(false);
});

test("notices when a file is added or removed, and not when output is", () => {
  const { inputs, read } = opened();
  expect(read("peers/a.yaml")).toBe("two");
  expect(read("base.conf")).toBeNull();
  mkdirSync(join(root, "rendered"));
  mkdirSync(join(root, ".rendered.abc"));
  expect(inputs.hasChanged()).toBe(false);
  write("base.conf", "three");
  expect(inputs.hasChanged()).toBe(true);
  inputs.beginRound();
  expect(read("base.conf")).toBe("three");
  expect(inputs.hasChanged()).toBe(false);
  rmSync(join(root, "base.conf"));
  expect(inputs.hasChanged()).toBe(true);
});

test("what a round does not read is none of its inputs", () => {
  const { inputs, read } = opened();
  expect([read("network.yaml"), read("peers/a.yaml")]).toEqual(["one", "two"]);
  inputs.beginRound();
  expect(read("network.yaml")).toBe("one");
  rmSync(join(root, "peers/a.yaml"));
  expect(inputs.hasChanged()).toBe(false);
});

test("reads no file that is too large, no folder, and nothing that a link leads to outside", () => {
  const { read } = opened();
  write("large", "x".repeat(101));
  symlinkSync("/etc/hostname", join(root, "outside"));
  symlinkSync("network.yaml", join(root, "inside"));
  expect([read("large"), read("peers"), read("outside"), read("inside")]).toEqual([
    null,
    null,
    null,
    "one",
  ]);
});

test("looks again at a file that was written just now", () => {
  const { inputs, read } = opened();
  write("network.yaml", "new", 0);
  expect(read("network.yaml")).toBe("new");
  inputs.beginRound();
  expect(read("network.yaml")).toBe("new");
});
