import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync, cpSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { wrongInReport } from "../../diff/as-published.ts";
import { captured } from "../captured.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-files-"));
  for (const side of ["old", "new"]) {
    cpSync("examples/azion/rendered", join(root, side), { recursive: true });
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const diff = (...argv: readonly string[]) => captured(root, "diff", "--files", ...argv);

function edit(path: string, before: string | RegExp, after: string): void {
  const text = readFileSync(join(root, path), "utf8");
  const changed = text.replace(before, after);
  if (changed === text) throw new Error(`${path} has no ${String(before)}`);
  writeFileSync(join(root, path), changed);
}

describe("peerc diff --files", () => {
  test("of the same files finds nothing, and names how they were read", async () => {
    expect(await diff("old", "new")).toEqual({
      code: 0,
      stdout: [
        "old -> new",
        "  for1: BIRD 2.0.12",
        "  gig1: FRR 8.4",
        "  gru1: Junos 21.4",
        "  mia1: IOS-XR 7.11",
        "",
        "Paths with an AS_SET were left out of 49 filters: the platform does not document how it tests them.",
        "No difference: 48 sessions and 96 filters proven unchanged in meaning.",
        "",
      ].join("\n"),
      stderr: "",
    });
  });

  test("finds what a list has fewer, with the lines of both files", async () => {
    edit("new/gru1.conf", "69.89.0.0/20 exact;\n", "");
    const { code, stdout } = await diff("old/gru1.conf", "new/gru1.conf");
    expect(code).toBe(2);
    expect(stdout).toContain(
      [
        "Prefixes no longer accepted",
        "  import, IPv4: 1 prefix, 4096 addresses: 69.89.0.0/20",
        "    session 187.16.219.133 on gru1",
        "    because `route-filter-list PEERC_AS13335_IRR_V4;` tests a list with other prefixes, new/gru1.conf:",
      ].join("\n"),
    );
    expect(stdout).toMatch(/before: accept by `then accept;`, old\/gru1.conf:\d+\n/);
    expect(stdout).toMatch(/after: {2}reject by `then reject;`, new\/gru1.conf:\d+\n/);
  });

  test("finds an added line, in both directions", async () => {
    edit(
      "new/mia1.conf",
      / {2}if destination in PEERC_BOGON_PREFIXES_V4 then\n.*\n/,
      "  if destination in (192.0.2.0/24) then\n    drop\n",
    );
    const there = await diff("old/mia1.conf", "new/mia1.conf", "--format", "json");
    const back = await diff("new/mia1.conf", "old/mia1.conf", "--format", "json");
    expect(wrongInReport(there.stdout)).toEqual([]);
    const kinds = ({ stdout }: { readonly stdout: string }) =>
      (JSON.parse(stdout) as { routes: { kind: string; prefixes: unknown }[] }).routes
        .map(({ kind, prefixes }) => ({ kind, prefixes }))
        .sort((a, b) => a.kind.localeCompare(b.kind));
    expect(kinds(there).length).toBeGreaterThan(0);
    const opposite = { accepted: "rejected", rejected: "accepted" } as Record<string, string>;
    expect(
      kinds(back)
        .map((row) => ({ ...row, kind: opposite[row.kind] }))
        .sort((a, b) => String(a.kind).localeCompare(String(b.kind))),
    ).toEqual(kinds(there));
  });

  test("reads the sessions of a file that has nothing of ours, if the other one has them", async () => {
    edit("old/for1.conf", /PEERC_/g, "OTHER_");
    edit("old/for1.conf", /^# .*\n/gm, "");
    const { stdout } = await diff("old/for1.conf", "new/for1.conf");
    expect(stdout).not.toContain("new session");
  });

  test("reports added and removed sessions and routers", async () => {
    rmSync(join(root, "new/for1.conf"));
    const { code, stdout } = await diff("old", "new");
    expect(code).toBe(2);
    expect(stdout).toContain("  1 router gone: for1\n");
    expect(stdout).toContain("the last session of a router with a neighbor is gone");
  });

  test("reports options and limits", async () => {
    edit(
      "new/gig1.conf",
      / neighbor (\S+) maximum-prefix (\d+) /,
      " neighbor $1 maximum-prefix 9 ",
    );
    edit("new/for1.conf", /^ *ttl security on;\n/m, "");
    const { stdout } = await diff("old", "new");
    expect(stdout).toMatch(/TTL security: on -> off\n {4}session \S+ on for1, new\/for1.conf:\d+/);
    expect(stdout).toMatch(/the maximum of prefixes: \d+ -> 9\n/);
    expect(stdout).toContain("Look twice\n  TTL security is off\n");
  });
});

describe("files that cannot be compared", () => {
  test("options of files without --files, and of networks with it", async () => {
    const platform = await captured(root, "diff", "old", "new", "--platform", "frr");
    expect(platform).toMatchObject({ code: 64, stdout: "" });
    expect(platform.stderr).toContain("--platform is for files");
    expect(await diff("old", "new", "--dir", "x")).toMatchObject({ code: 64, stdout: "" });
  });

  test.each([
    [["old"], 64, "give both"],
    [["old", "new", "--platform", "cisco"], 64, "--platform takes one of junos, iosxr, bird, frr"],
    [["old", "none"], 1, "none is not a readable file"],
    [["old/gru1.conf", "empty"], 1, "empty contains no *.conf"],
    [["old/gru1.conf", "other"], 1, "other/gru1.conf is not a readable file"],
    [["other", "other"], 1, "other/x.conf does not look like a configuration of any platform"],
  ] as const)("%j", async (argv, code, expected) => {
    mkdirSync(join(root, "empty"));
    mkdirSync(join(root, "other"));
    writeFileSync(join(root, "other/x.conf"), "hello\n");
    const found = await diff(...argv);
    expect(found).toMatchObject({
      code,
      stdout: "",
      stderr: expect.stringContaining(expected) as unknown,
    });
  });

  test("because a line is not understood: which side it is on", async () => {
    edit("new/mia1.conf", "    drop\n", "    explode\n");
    const { code, stderr } = await diff("old", "new");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The files after the change \(new\) have errors:\nnew\/mia1.conf:/);
    const json = await diff("new", "old", "--format", "json");
    expect(JSON.parse(json.stdout)).toMatchObject({
      errors: [
        { side: "before the change (new)" },
        { side: "after the change (old)", diagnostics: [] },
      ],
    });
  });

  test("never shows a secret", async () => {
    edit("old/gig1.conf", /\$\{BGP_PASSWORD_1916\}/, "hunter2hunter2");
    edit("new/gig1.conf", /\$\{BGP_PASSWORD_1916\}/, "correcthorse");
    const { stdout, stderr } = await diff("old", "new", "--verbose");
    expect(stdout + stderr).not.toMatch(/hunter2|correcthorse/);
  });
});
