import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "@jest/globals";

import { replaceFiles } from "../../src/system/index.ts";

let folder: string;
const at = (name: string) => join(folder, name);
const state = () =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(at(name), "utf8")]));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "peerc-replace-"));
  for (const name of ["a", "b", "c"]) writeFileSync(at(name), name);
});
afterEach(() => rmSync(folder, { recursive: true }));

const to = (name: string, before = name) => ({ path: at(name), before, after: `${name}${name}` });

test("replaces files, keeps their permissions, and leaves nothing else", () => {
  chmodSync(at("b"), 0o640);
  expect(replaceFiles([to("a"), to("b")])).toBeNull();
  expect(state()).toEqual({ a: "aa", b: "bb", c: "c" });
  expect(statSync(at("b")).mode & 0o7777).toBe(0o640);
});

test("replaces none if one has changed meanwhile, or is not there", () => {
  expect(replaceFiles([to("a"), to("b", "other")])).toEqual({
    path: at("b"),
    problem: "it has changed meanwhile",
    done: [],
  });
  expect(replaceFiles([to("a"), to("d")])).toMatchObject({ path: at("d"), done: [] });
  expect(state()).toEqual({ a: "a", b: "b", c: "c" });
});

test("says which file cannot be replaced, and which were", () => {
  const before = { a: "a", b: "b", c: "c" };
  mkdirSync(at("d"));
  expect(replaceFiles([to("a"), { ...to("d"), before: "" }])).toMatchObject({ path: at("d") });
  rmSync(at("d"), { recursive: true });
  expect(state()).toEqual(before);
});
