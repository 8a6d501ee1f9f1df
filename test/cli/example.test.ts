import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { captured } from "./captured.ts";

/** A copy of examples/azion, so that no test can change the committed one. */
let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-example-"));
  cpSync("examples/azion", join(root, "azion"), { recursive: true });
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Every file of a folder: path → bytes as text. */
function tree(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.sort().map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]),
  );
}

/** Flows do not say when they were measured, so their time is when `fetch` first read them. */
function withoutFlowTime(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const index = files.get("sources/index.json") ?? "";
  const edited = index.replace(/("flows": \{[^}]*\}[^}]*"time": )"[^"]*"/, '$1""');
  return new Map(files).set("sources/index.json", edited);
}

/** The paths of files that one of two trees lacks, or that differ. (A diff of such files takes jest minutes.) */
function differences(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path));
}

/** The mark of the folder says which version of peerc wrote it last, which need not be this one. */
function withoutVersion(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const mark = (files.get(".peerc") ?? "").replace(/^peerc .*\n/m, "");
  return new Map([...files, [".peerc", mark]]);
}

describe("examples/azion", () => {
  test("is valid, and reports what it does without", async () => {
    const { code, stdout, stderr } = await captured(root, "validate", "azion");
    expect(stdout).toBe(
      "azion: 4 routers, 18 peers, 48 sessions, 9 policies, 294 terms, 34 assertions (for `peerc test`): valid\n",
    );
    expect(stderr).toContain("warning[rule-waived]: router gru1 does without reject-as-set");
    expect(code).toBe(0);
  });

  test("gives the committed snapshot from its dumps, byte for byte", async () => {
    const before = tree(join(root, "azion/snapshot"));
    rmSync(join(root, "azion/snapshot"), { recursive: true });
    expect((await captured(root, "fetch", "azion")).code).toBe(0);
    const after = tree(join(root, "azion/snapshot"));
    expect(differences(withoutFlowTime(after), withoutFlowTime(before))).toEqual([]);
    expect((await captured(root, "fetch", "azion", "--check")).stdout).toBe(
      "azion/snapshot: nothing new.\n",
    );
  });

  test("gives the committed configuration from the snapshot, byte for byte, checked by BIRD and FRR", async () => {
    const before = tree(join(root, "azion/rendered"));
    rmSync(join(root, "azion/rendered"), { recursive: true });
    const first = await captured(root, "build", "azion", "--format", "json");
    expect(first.code).toBe(0);
    const after = tree(join(root, "azion/rendered"));
    expect(differences(withoutVersion(after), withoutVersion(before))).toEqual([]);
    const { routers } = JSON.parse(first.stdout) as {
      routers: { router: string; check: string }[];
    };
    // Where a parser is not installed the suite has said so, or failed, before.
    for (const { router, check } of routers) {
      if (router === "for1") expect(check).toMatch(/^(bird -p|no .* here)$/);
      if (router === "gig1") expect(check).toMatch(/^(vtysh -C, bgpd -C|no .* here)$/);
      if (process.env["CI"] === "true") expect(check).not.toContain("no ");
    }
  });

  test("is not touched by a second build", async () => {
    const { code, stdout } = await captured(root, "build", "azion", "--check");
    expect(stdout).toContain("Nothing changed.");
    expect(code).toBe(0);
  });

  test("is valid, and built, where the dumps were not committed; only `fetch` needs them", async () => {
    const dumps = join(root, "azion/irr");
    renameSync(dumps, join(root, "irr-elsewhere"));
    expect((await captured(root, "validate", "azion")).code).toBe(0);
    expect((await captured(root, "build", "azion", "--check")).code).toBe(0);
    const fetched = await captured(root, "fetch", "azion");
    expect(fetched.stderr).toContain("error[file-not-found]: azion/irr/radb.rpsl cannot be read");
    expect(fetched.code).toBe(1);
    renameSync(join(root, "irr-elsewhere"), dumps);
  });

  test("build --check exits with 2 and writes nothing where a file is out of date", async () => {
    const path = join(root, "azion/rendered/mia1.conf");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("maximum-prefix 250 ", "maximum-prefix 9999 "));
    const { code, stdout } = await captured(root, "build", "azion", "--check");
    expect(code).toBe(2);
    expect(stdout).toContain("Out of date: mia1.conf");
    expect(readFileSync(path, "utf8")).toContain("maximum-prefix 9999 ");
    expect((await captured(root, "build", "azion")).code).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  test("changes one line of the snapshot, the index aside, where one prefix is registered more", async () => {
    const before = tree(join(root, "azion/snapshot"));
    const dump = join(root, "azion/irr/radb.rpsl");
    const text = readFileSync(dump, "utf8");
    const object =
      "route:      1.1.1.0/24\norigin:     AS13335\nmnt-by:     MAINT-SAMPLE\nsource:     RADB\n\n";
    writeFileSync(dump, object + text);
    expect((await captured(root, "fetch", "azion")).code).toBe(0);
    const after = tree(join(root, "azion/snapshot"));
    const changed = [...after].filter(([path, now]) => before.get(path) !== now);
    expect(changed.map(([path]) => path)).toEqual([
      ...["RADB/AS-CLOUDFLARE.ipv4", "index.json", "sources/index.json"],
    ]);
    const old = new Set((before.get("RADB/AS-CLOUDFLARE.ipv4") ?? "").split("\n"));
    const lines = (changed[0]?.[1] ?? "").split("\n").filter((line) => !old.has(line));
    expect(lines).toEqual(["1.1.1.0/24 AS13335@RADB"]);
    writeFileSync(dump, text);
    expect((await captured(root, "fetch", "azion")).code).toBe(0);
    expect(differences(tree(join(root, "azion/snapshot")), before)).toEqual([]);
  });
});

test("`npm run demo` builds the committed example", async () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const line = /node dist\/cli\/main\.cjs ([^&]*)/.exec(scripts["demo"] ?? "")?.[1]?.trim() ?? "";
  const { code, stdout } = await captured(".", ...line.split(" "), "--check");
  expect(stdout).toContain("Nothing changed.");
  expect(code).toBe(0);
});

describe("explain", () => {
  const explain = (...argv: string[]) => captured(root, "explain", "--dir", "azion", ...argv);

  test("names term, line of the policy, and set and source of the registration", async () => {
    const { stdout, code } = await explain("AS13335_IX_BR_SP_V4", "104.18.32.0/19");
    expect(code).toBe(0);
    expect(stdout).toContain("ACCEPTED by accept-remaining");
    expect(stdout).toMatch(/-> accept {2}\(\S*policies\/azion-peering\.yaml:\d+\)/);
    expect(stdout).toContain(
      "registered: 104.18.32.0/19, route object of AS13335 in RADB, through RADB::AS-CLOUDFLARE > AS13335",
    );
  });

  test("finds the registration of a prefix that is in the list as part of a range", async () => {
    const { stdout, code } = await explain("AS13335_IX_BR_SP_V4", "104.21.32.0/19");
    expect(code).toBe(0);
    expect(stdout).toContain(
      "104.21.32.0/19 is in PEERC_AS13335_IRR_V4 (RADB::AS-CLOUDFLARE) by 104.21.0.0/18^19",
    );
    expect(stdout).toContain("registered: 104.21.32.0/19, route object of AS13335 in RADB");
  });

  test("reports what is registered around a prefix that is not", async () => {
    const { stdout } = await explain(
      "187.16.219.133",
      "104.18.33.0/24",
      "--as-path",
      "13335 209242",
    );
    expect(stdout).toContain("REJECTED: not-in-irr, by reject-prefix-not-registered");
    expect(stdout).toContain("not registered in RADB::AS-CLOUDFLARE");
    expect(stdout).toContain("but inside of 104.18.32.0/19");
  });

  test("follows exports, and prints JSON", async () => {
    const { stdout } = await explain(
      ...["AS13335_IX_BR_SP_V4", "179.191.160.0/24", "--export", "--format", "json"],
    );
    expect(JSON.parse(stdout)).toMatchObject({
      direction: "export",
      verdict: "accept",
      result: { nextHop: "self", asPath: "" },
      registration: null,
    });
  });

  test("refuses an unknown or ambiguous session, and a route that is none", async () => {
    const unknown = await explain("AS13335_IX_BR_SP_V5", "1.1.1.0/24");
    expect(unknown.stderr).toContain("did you mean `AS13335_IX_BR_SP_V4`?");
    const ambiguous = await explain("AS13335", "1.1.1.0/24");
    expect(ambiguous.stderr).toMatch(/error\[ambiguous-session\]: `AS13335` matches \d sessions/);
    const nonsense = await explain(
      ...["AS13335_IX_BR_SP_V4", "1.1.1.1/24", "--as-path", "x", "--rpki", "maybe"],
      ...["--community", "70000:1", "--next-hop", "here"],
    );
    expect(nonsense.stderr.match(/error\[not-a-route\]/g)).toHaveLength(5);
    expect([unknown.code, ambiguous.code, nonsense.code]).toEqual([1, 1, 1]);
  });
});
