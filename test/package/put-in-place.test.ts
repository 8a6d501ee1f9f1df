import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";

/** How many file system calls succeed; the next one simulates that the process ends there. */
let allowed = Infinity;
let calls = 0;

class Interrupted extends Error {}

function counted<F extends (...args: never[]) => unknown>(call: F): F {
  const stand = (...args: Parameters<F>): unknown => {
    if (++calls > allowed) throw new Interrupted();
    return call(...args);
  };
  return stand as F;
}

jest.unstable_mockModule("node:fs", () => ({
  ...fs,
  mkdirSync: counted(fs.mkdirSync),
  writeFileSync: counted(fs.writeFileSync),
  renameSync: counted(fs.renameSync),
  rmSync: counted(fs.rmSync),
}));

const { putInPlace } = await import("../../src/build/put-in-place.js");

const ENTRY = "cli/main.js";
let root = "";
let made = 0;

beforeAll(() => {
  root = fs.mkdtempSync(join(tmpdir(), "peerc-place-"));
});

afterEach(() => {
  allowed = Infinity;
  calls = 0;
});

afterAll(() => {
  fs.rmSync(root, { recursive: true, force: true });
});

/** A program of three files, of which the first names the others, as a bundle does. */
function program(version: string): ReadonlyMap<string, string> {
  const [a, b] = [`cli/a-${version}.js`, `cli/b-${version}.js`];
  return new Map([
    [ENTRY, `${version}\n${a}\n${b}\n`],
    [a, `a of ${version}`],
    [b, `b of ${version}`],
  ]);
}

/** The version of the program in a folder; fails if a file is missing or of another version. */
function versionIn(folder: string): string {
  const [version = "", ...paths] = fs.readFileSync(join(folder, ENTRY), "utf8").trim().split("\n");
  for (const path of paths) {
    expect(fs.readFileSync(join(folder, path), "utf8")).toBe(program(version).get(path));
  }
  expect(paths).toHaveLength(2);
  return version;
}

function folderWith(version: string): string {
  const folder = join(root, String(made++));
  putInPlace(folder, program(version), ENTRY);
  calls = 0;
  return folder;
}

describe("putInPlace", () => {
  test.each([0, 60_000])("leaves the old or the new program wherever it ends (%d ms)", (keptMs) => {
    const seen = new Set<string>();
    let ended = false;
    for (let limit = 0; !ended; limit++) {
      const folder = folderWith("old");
      allowed = limit;
      try {
        putInPlace(folder, program("new"), ENTRY, keptMs);
        ended = true;
      } catch (problem) {
        if (!(problem instanceof Interrupted)) throw problem;
      }
      allowed = Infinity;
      seen.add(versionIn(folder));
      // And the next build is not hindered by what was left.
      putInPlace(folder, program("next"), ENTRY, 0);
      expect(versionIn(folder)).toBe("next");
      expect(fs.readdirSync(join(folder, "cli")).sort()).toEqual(
        ["a-next.js", "b-next.js", "main.js"].sort(),
      );
      calls = 0;
    }
    expect([...seen].sort()).toEqual(["new", "old"]);
  });

  test("keeps for a while what a process that runs may load yet, and nothing beyond that", () => {
    const folder = folderWith("old");
    putInPlace(folder, program("new"), ENTRY);
    expect(fs.existsSync(join(folder, "cli/a-old.js"))).toBe(true);
    const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
    fs.utimesSync(join(folder, "cli/a-old.js"), longAgo, longAgo);
    fs.mkdirSync(join(folder, "net"));
    fs.writeFileSync(join(folder, "net/index.js"), "of another layout");
    fs.utimesSync(join(folder, "net/index.js"), longAgo, longAgo);
    putInPlace(folder, program("new"), ENTRY);
    expect(fs.readdirSync(folder)).toEqual(["cli"]);
    expect(fs.readdirSync(join(folder, "cli")).sort()).toEqual([
      "a-new.js",
      "b-new.js",
      "b-old.js",
      "main.js",
    ]);
  });

  test("does no harm where two build at once", async () => {
    const folder = folderWith("old");
    const script = (version: string) => `
      import { putInPlace } from ${JSON.stringify(resolve("src/build/put-in-place.js"))};
      for (let i = 0; i < 100; i++)
        putInPlace(${JSON.stringify(folder)}, new Map(${JSON.stringify([...program(version)])}), "${ENTRY}");`;
    let running = 2;
    const ended = ["x", "y"].map((version) => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", script(version)]);
      return new Promise<number | null>((done) => {
        child.on("close", (code) => {
          running--;
          done(code);
        });
      });
    });
    const seen = new Set<string>();
    while (running > 0) {
      seen.add(versionIn(folder));
      await new Promise((done) => setImmediate(done));
    }
    expect(await Promise.all(ended)).toEqual([0, 0]);
    expect(["x", "y"]).toContain(versionIn(folder));
    expect(seen).toContain("old");
    expect(fs.readdirSync(join(folder, "cli")).filter((name) => name.endsWith(".part"))).toEqual(
      [],
    );
  });
});
