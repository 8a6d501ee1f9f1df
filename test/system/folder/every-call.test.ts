import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import {
  lockFolder,
  listFiles,
  recoverFolder,
  type FolderKind,
} from "../../../src/system/index.ts";
import { FaultySystem, Killed, type Fault } from "./faulty-system.ts";

let root: string;
let target: { directory: string; shown: string; kind: FolderKind };
const NAME = /^(?:[A-Z]+\/)?[A-Za-z0-9-]+\.[a-z0-9]+$/;
const kind: FolderKind = {
  isName: (path) => NAME.test(path),
  foreign: (paths) => (paths.includes("index.json") ? [] : paths),
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-test-"));
  target = { directory: join(root, "snapshot"), shown: "snapshot", kind };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;

const OLD: Files = {
  "RADB/AS-X.ipv4": "192.0.2.0/24\n",
  "index.json": "old\n",
};

/** What there is before, and after. */
const REPLACEMENTS: readonly (readonly [
  what: string,
  old: Files | null,
  fresh: Files,
  passes: string,
])[] = [
  ["where there was none", null, OLD, "none,new"],
  [
    "of several files",
    OLD,
    { "TC/AS-Y.ipv4": "198.51.100.0/24\n", "index.json": "new\n" },
    "old,none,new",
  ],
  ["of one file", OLD, { ...OLD, "index.json": "new\n" }, "old,new"],
  ["of one file more", OLD, { ...OLD, "a.conf": "" }, "old,new"],
  ["of one file less", { ...OLD, "a.conf": "" }, OLD, "old,new"],
  ["of one folder less", { ...OLD, "TC/AS-Y.ipv4": "" }, OLD, "old,none,new"],
];

function prepare(old: Files | null): void {
  rmSync(root, { recursive: true });
  mkdirSync(root);
  for (const [path, text] of Object.entries(old ?? {})) {
    mkdirSync(dirname(join(target.directory, path)), { recursive: true });
    writeFileSync(join(target.directory, path), text);
  }
}

/** Every file next to and in the folder: path → text. */
function disk(): Files {
  return Object.fromEntries(
    listFiles(root).map((path) => [path, readFileSync(join(root, path), "utf8")]),
  );
}

/** The disk with nothing but the folder. */
function only(files: Files | null): Files {
  const paths = Object.keys(files ?? {}).sort();
  return Object.fromEntries(paths.map((path) => [`snapshot/${path}`, files?.[path] ?? ""]));
}

interface Outcome {
  readonly done: boolean;
  readonly codes: readonly string[];
  readonly killed: boolean;
}

async function replace(
  files: Files,
  system = new FaultySystem({ kind: "none" }),
): Promise<Outcome> {
  const found = new Diagnostics();
  let done = false;
  try {
    const staged = await lockFolder(target, found.report, { patience: 0, system });
    try {
      for (const [path, text] of Object.entries(files)) staged?.write(path, text);
      done = staged?.commit(found.report) ?? false;
    } finally {
      staged?.release();
    }
  } catch (problem) {
    if (!(problem instanceof Killed)) throw problem;
  }
  return { done, killed: system.killed, codes: found.all.map(({ code }) => code) };
}

/** Runs a replacement once for each call that it makes, with a fault there. */
async function atEveryCall(
  old: Files | null,
  fresh: Files,
  fault: (at: number) => Fault,
  check: (outcome: Outcome, system: FaultySystem, at: string) => Promise<void> | void,
): Promise<number> {
  for (let at = 0; ; at++) {
    prepare(old);
    const system = new FaultySystem(fault(at));
    const outcome = await replace(fresh, system);
    await check(outcome, system, `call ${at}, ${system.calls.at(-1)}`);
    if (at > system.calls.length) return at;
  }
}

describe.each(REPLACEMENTS)("a replacement %s", (_what, old, fresh, passes) => {
  test("ended before any of its calls, is seen old or new by the next reader, which cleans up and reports that", async () => {
    const seen = new Set<string>();
    const calls = await atEveryCall(
      old,
      fresh,
      (at) => ({ kind: "killed", at }),
      (outcome, _s, at) => {
        const left = Object.keys(disk()).some((path) => /^\.(?!.*(?:ignore|part)$)/.test(path));
        const found = new Diagnostics();
        expect([at, recoverFolder(target, found.report)]).toEqual([at, true]);
        const now = disk();
        const isNew = JSON.stringify(now) === JSON.stringify(only(fresh));
        expect([at, now]).toEqual([at, only(isNew ? fresh : old)]);
        expect([at, readdirSync(root).filter((name) => name.startsWith("."))]).toEqual([at, []]);
        if (!outcome.killed) expect([at, isNew]).toEqual([at, true]);
        // Of a process that had not come to its lock yet there is nothing to tell.
        const messages = found.all.map(({ message }) => message).join();
        expect([at, messages.includes("ended while working on")]).toEqual([at, left]);
        for (const { code, message } of found.all) {
          expect([at, code]).toEqual([at, "directory-recovered"]);
          const says = isNew
            ? /the new one is in place|had finished/
            : /it is unchanged|the old one has been put back|there was none before|had not started/;
          expect([at, message]).toEqual([at, expect.stringMatching(says)]);
          seen.add(isNew ? "new" : message.includes("put back") ? "put back" : "old");
        }
        // And only once.
        const again = new Diagnostics();
        recoverFolder(target, again.report);
        expect([at, again.all]).toEqual([at, []]);
      },
    );
    expect(calls).toBeGreaterThan(40);
    expect([...seen].sort()).toEqual(
      passes === "old,none,new" ? ["new", "old", "put back"] : ["new", "old"],
    );
  });

  test("is at every moment all old or all new for whoever looks, or for an instant not there", async () => {
    prepare(old);
    const states: string[] = [];
    const system = new FaultySystem({ kind: "none" }, () => {
      const now = only(
        Object.fromEntries(
          Object.entries(disk()).flatMap(([path, text]) =>
            path.startsWith("snapshot/") ? [[path.slice("snapshot/".length), text]] : [],
          ),
        ),
      );
      const text = JSON.stringify(now);
      const names = { old: only(old), new: only(fresh), none: {} };
      const state = Object.entries(names).find(([, files]) => JSON.stringify(files) === text);
      if (state?.[0] !== states.at(-1)) states.push(state?.[0] ?? text);
    });
    expect(await replace(fresh, system)).toEqual({ done: true, killed: false, codes: [] });
    // What is not there before and after is the same to see.
    expect(states.join()).toBe(old === null ? passes.replace("none", "old") : passes);
  });

  test("fails loudly or is done where one call fails, and leaves nothing that the next one does not clear", async () => {
    await atEveryCall(
      old,
      fresh,
      (at) => ({ kind: "error", at, code: "EIO" }),
      async (outcome, _system, at) => {
        const inPlace = Object.entries(disk()).filter(([path]) => path.startsWith("snapshot/"));
        const stands = JSON.stringify(Object.fromEntries(inPlace));
        const isNew = stands === JSON.stringify(only(fresh));
        if (!isNew && !outcome.codes.includes("directory-not-put-back")) {
          expect([at, stands]).toEqual([at, JSON.stringify(only(old))]);
        }
        if (outcome.done) expect([at, isNew]).toEqual([at, true]);
        else expect([at, outcome.codes]).not.toEqual([at, []]);
        const { done } = await replace(fresh);
        expect([at, done, disk()]).toEqual([at, true, only(fresh)]);
        expect([at, readdirSync(root)]).toEqual([at, ["snapshot"]]);
      },
    );
  });

  test("keeps the old folder and no litter where the disk is full from any call on", async () => {
    await atEveryCall(
      old,
      fresh,
      (at) => ({ kind: "full", at }),
      (outcome, _system, at) => {
        const now = disk();
        if (!outcome.done) expect([at, outcome.codes]).toEqual([at, ["directory-write-failed"]]);
        const isNew = JSON.stringify(now) === JSON.stringify(only(fresh));
        expect([at, now]).toEqual([at, only(isNew ? fresh : old)]);
        if (outcome.done) expect([at, isNew]).toEqual([at, true]);
      },
    );
  });
});

describe.each(REPLACEMENTS.slice(0, 2))("a replacement %s", (_what, old, fresh) => {
  test("ended before any of its calls, is done by the next writer", async () => {
    await atEveryCall(
      old,
      fresh,
      (at) => ({ kind: "killed", at }),
      async (_outcome, _system, at) => {
        const { done } = await replace(fresh);
        expect([at, done]).toEqual([at, true]);
        expect([at, disk()]).toEqual([at, only(fresh)]);
        expect([at, readdirSync(root)]).toEqual([at, ["snapshot"]]);
      },
    );
  });
});
