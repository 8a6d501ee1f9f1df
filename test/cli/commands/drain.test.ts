import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { snapshotFiles } from "../../fixtures/snapshot-files.ts";
import { captured } from "../captured.ts";

const NETWORK = `network: { asn: 52580, name: Test, lab: true, as_sets: [RADB::AS-OURS] }
irr: { servers: [rr.ntt.net], sources: [RADB] }
routers:
  r1: { platform: bird, router_id: 192.0.2.1, site: São Paulo, rpki: &rpki { caches: [{ address: 192.0.2.53 }] } }
  r2:
    platform: frr   # the new one
    router_id: 192.0.2.2
    rpki: *rpki
exchanges:
  ix:
    name: IX # of the city
    lan: { ipv4: 203.0.113.0/24 }
  r2: { name: A name twice, lan: { ipv4: 198.51.100.128/25 } }
`;
const PEERS = `# Ours.
peers:
-   asn: 13335   # the first
    name: 'Açúcar'
    relation: peer
    as_sets: [ RADB::AS-CONE ]
    sessions:
    - { router: r1, exchange: ix, local: 203.0.113.1, remote: 203.0.113.3, password: { env: BGP_X } } # was hunter2
    - { router: r2, exchange: ix, local: 203.0.113.2, remote: 203.0.113.3 }
-   asn: 2906
    name: Planned
    relation: peer
    state: planned
    as_sets: [ RADB::AS-CONE ]
    sessions:
    - { router: r1, exchange: ix, local: 203.0.113.1, remote: 203.0.113.20 }
`.replaceAll("\n", "\r\n");
const OURS = ["179.191.160.0/24 AS52580@RADB"];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "peerc-drain-"));
  const files = {
    "network.yaml": NETWORK,
    "peers/cone.yaml": PEERS,
    ...snapshotFiles("snapshot", {
      AS52580: { prefixes: OURS, origins: ["AS52580"] },
      "RADB::AS-OURS": { prefixes: OURS, origins: ["AS52580 RADB::AS-OURS"] },
      "RADB::AS-CONE": {
        prefixes: ["45.60.0.0/24 AS13335@RADB"],
        origins: ["AS13335 RADB::AS-CONE"],
      },
    }),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = (path: string): string => readFileSync(join(folder, path), "utf8");

/** Runs `drain`; what is new and gone of both files, line by line. */
async function drain(...args: readonly string[]) {
  const before = [text("network.yaml"), text("peers/cone.yaml")].join("\n").split("\n");
  const ran = await captured(folder, "drain", ...args);
  const after = [text("network.yaml"), text("peers/cone.yaml")].join("\n").split("\n");
  return {
    ...ran,
    added: after.filter((line) => !before.includes(line)),
    gone: before.filter((line) => !after.includes(line)),
  };
}

/** The table of sessions: name, router, and states. */
const rows = (stdout: string): readonly string[] =>
  stdout
    .split("\n")
    .filter((line) => /^AS\d+_/.test(line))
    .map((line) => line.replace(/ {2,}/g, " | "));

describe("peerc drain", () => {
  test("declares the state, and prints the sessions and what it means", async () => {
    const { code, stdout, added, gone } = await drain("ix", "--ticket", "CHG-1", "--prepend", "2");
    expect(code).toBe(0);
    expect(added).toEqual(["    state: { is: draining, ticket: CHG-1, prepend: 2 }"]);
    expect(gone).toEqual([]);
    const by = "draining by exchange ix (CHG-1)";
    expect(rows(stdout)).toEqual([
      "AS2906_IX_V4 | Planned | r1 | 203.0.113.20 | planned by AS2906 | the same",
      `AS13335_IX_V4 | Açúcar | r1 | 203.0.113.3 | active | ${by}`,
      `AS13335_IX_V4 | Açúcar | r2 | 203.0.113.3 | active | ${by}`,
    ]);
    expect(stdout).toContain("Written: network.yaml\n");
    expect(stdout).toMatch(/Accepted with other attributes\n {2}import, IPv4: .*\n {4}2 sessions/);
  });

  test("ends where it began with --undo, character by character", async () => {
    const all = ["ix", "router:r2", "São Paulo", "AS13335", "AS13335_IX_V4@r1", "exchange:r2"];
    for (const what of [["router:r2"], all]) {
      expect((await drain(...what, "--reason", "x: y")).added.length).toBeGreaterThan(0);
      expect((await drain(...what, "--shut", "--message", "until: 04:00 # UTC")).code).toBe(0);
      const { code, stderr } = await drain(...what, "--undo");
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect([text("network.yaml"), text("peers/cone.yaml")]).toEqual([NETWORK, PEERS]);
    }
  });

  test("a peer and a session, in a file with Windows line ends", async () => {
    expect((await drain("13335")).added).toEqual(["    state: draining\r"]);
    const one = await drain("AS13335_IX_V4@r1", "--shut");
    expect(one.added).toEqual([
      "    - { router: r1, exchange: ix, local: 203.0.113.1, remote: 203.0.113.3, state: shut, password: { env: BGP_X } } # was hunter2\r",
    ]);
    expect(one.stdout + one.stderr).not.toContain("hunter2");
    expect(rows(one.stdout)).toEqual([
      "AS13335_IX_V4 | Açúcar | r1 | 203.0.113.3 | draining by AS13335 | shut",
    ]);
  });

  test("a site, which is written under sites", async () => {
    expect((await drain("São Paulo", "--until", "2026-12-01T04:00Z")).added).toEqual([
      'sites: { "São Paulo": { state: { is: draining, until: 2026-12-01T04:00Z } } }',
    ]);
    expect((await captured(folder, "validate", "--now", "2026-12-01T03:59:59Z")).code).toBe(0);
    const late = await captured(folder, "validate", "--now", "2026-12-01T04:00:00Z");
    expect(late.code).toBe(1);
    expect(late.stdout + late.stderr).toContain(
      "error[state-over]: site São Paulo is `draining` until 2026-12-01T04:00Z, and it is 2026-12-01T04:00Z",
    );
    expect((await captured(folder, "validate", "--now", "2026-12-01")).code).toBe(64);
  });

  test("what is declared so already is said, and the files are left alone", async () => {
    await drain("ix", "--ticket", "CHG-1");
    const modified = statSync(join(folder, "network.yaml")).mtimeMs;
    const again = await drain("ix");
    expect([again.code, again.added]).toEqual([0, []]);
    expect(again.stdout).toContain("Nothing to change: it is declared so already.\n");
    expect(statSync(join(folder, "network.yaml")).mtimeMs).toBe(modified);
    // Another detail is a change, and what is not given stays.
    expect((await drain("ix", "--prepend", "1")).added).toEqual([
      "    state: { is: draining, ticket: CHG-1, prepend: 1 }",
    ]);
    expect((await drain("ix", "--shut")).added).toEqual(["    state: { is: shut, ticket: CHG-1 }"]);
  });

  test("--dry-run prints a diff and writes nothing", async () => {
    const { code, stdout, stderr, added } = await drain("ix", "--dry-run");
    expect([code, added]).toEqual([0, []]);
    expect(stdout).toContain("+    state: draining\n");
    expect(stdout).toMatch(/^--- a\/network\.yaml\n/);
    expect(rows(stderr)).toHaveLength(3);
    expect(stderr).toContain("Would write: network.yaml\n");
  });

  test("--format json has the sessions, the files and the difference", async () => {
    const { stdout } = await drain("ix", "--format", "json");
    const read = JSON.parse(stdout) as Record<string, unknown>;
    expect(read).toMatchObject({ files: ["network.yaml"], written: true, remarks: [] });
    expect(read["sessions"]).toHaveLength(3);
    expect(read["difference"]).toMatchObject({ equal: false });
  });

  test("--undo says what stays draining, and by what", async () => {
    await drain("ix", "AS13335_IX_V4@r1", "router:r2");
    const { stdout } = await drain("ix", "--undo");
    expect(stdout).toContain(
      "- 1 session stays draining: AS13335_IX_V4 on r1 itself is declared so\n",
    );
    expect(stdout).toContain("- 1 session stays draining: router r2 is declared so\n");
  });

  test.each<[string, readonly string[], string, number]>([
    [
      "an unknown name",
      ["iy"],
      "there is no exchange, router, site, peer or session `iy`\n  hint: did you mean `ix`?",
      1,
    ],
    ["an unknown ASN", ["AS13336"], "session `AS13336`\n  hint: did you mean `AS13335`?", 1],
    [
      "a name of two",
      ["r2"],
      "`r2` is the name of 2\n  hint: write one of `exchange:r2`, `router:r2`",
      1,
    ],
    [
      "a session on two routers",
      ["as13335-ix-v4"],
      "write one of `AS13335_IX_V4@r1`, `AS13335_IX_V4@r2`",
      1,
    ],
    [
      "an address on two routers",
      ["203.0.113.3"],
      "write one of `AS13335_IX_V4@r1`, `AS13335_IX_V4@r2`",
      1,
    ],
    [
      "what is planned",
      ["AS2906"],
      "AS2906 is declared `planned`, so it cannot become `draining` here",
      1,
    ],
    ["nothing to undo", ["ix", "--undo"], "exchange ix is not declared `draining` or `shut`", 1],
    ["one of two wrong", ["ix", "nowhere"], "or session `nowhere`", 1],
    [
      "an ambiguous time",
      ["ix", "--until", "2026-12-01 04:00"],
      "it does not say where: UTC is `Z`",
      64,
    ],
    [
      "too many prepends",
      ["ix", "--prepend", "11"],
      "--prepend takes a number from 0 to 10, and got `11`",
      64,
    ],
    [
      "prepends of what is shut",
      ["ix", "--shut", "--prepend", "1"],
      "--prepend means nothing with --shut",
      64,
    ],
    [
      "details of nothing",
      ["ix", "--undo", "--ticket", "X"],
      "--ticket means nothing with --undo",
      64,
    ],
    ["both", ["ix", "--undo", "--shut"], "--undo and --shut exclude each other", 64],
    [
      "a message on two lines",
      ["ix", "--message", "a\nb"],
      "the message holds a character that cannot be seen, U+000A",
      1,
    ],
    [
      "a message that is too long",
      ["ix", "--message", "x".repeat(256)],
      "the message has 256 bytes in UTF-8",
      1,
    ],
    ["a reason of nothing", ["ix", "--reason", " "], "the reason is empty", 1],
    [
      "a message that a platform cannot say",
      ["router:r2", "--shut", "--message", "a|b"],
      "the shutdown message of PEERC_AS13335_IX_V4",
      1,
    ],
  ])("%s is an error, and nothing is written", async (_, args, message, code) => {
    const ran = await drain(...args);
    expect(ran.stderr).toContain(message);
    expect([ran.code, ran.added, ran.gone]).toEqual([code, [], []]);
  });

  test("a place that an alias repeats is refused, with its position", async () => {
    const shared = NETWORK.replace("ix:\n", "ix: &ix\n").replace(
      / {2}r2: \{ name.*\n/,
      "  iy: *ix\n",
    );
    writeFileSync(join(folder, "network.yaml"), shared.replace("iy: *ix", "iy: { <<: *ix }"));
    expect((await drain("ix")).code).toBe(1);
    const inlined = NETWORK.replace(
      "    lan: { ipv4: 203.0.113.0/24 }",
      "    state: &s active\n    lan: { ipv4: 203.0.113.0/24 }",
    ).replace("A name twice,", "A name twice, state: *s,");
    writeFileSync(join(folder, "network.yaml"), inlined);
    const { stderr, added } = await drain("ix", "exchange:r2");
    expect(added).toEqual([]);
    expect(stderr).toContain(
      "error[yaml-not-edited]: `state` cannot be edited here: its value has an anchor or a tag",
    );
    expect(stderr).toContain(
      "error[yaml-not-edited]: `state` cannot be edited here: it comes from an anchor, through an alias",
    );
    expect(stderr).toContain("network.yaml:14:");
  });

  test("without registry data, the states are written, and it is said what is not known", async () => {
    rmSync(join(folder, "snapshot"), { recursive: true });
    const { code, stdout, added } = await drain("ix");
    expect([code, added]).toEqual([0, ["    state: draining"]]);
    expect(stdout).toContain("What it means for routes could not be decided");
  });

  test("the files of a build follow: the same routes, drained, proven", async () => {
    await captured(folder, "build");
    const before = text("rendered/r1.conf");
    await drain("ix");
    expect((await captured(folder, "build")).code).toBe(0);
    const ask = (...args: readonly string[]) =>
      captured(folder, "explain", "AS13335_IX_V4", ...args, "--router", "r1");
    expect((await ask("45.60.0.0/24")).stdout).toContain(
      "-> local preference 0 (because exchange ix is draining); accept",
    );
    expect((await ask("179.191.160.0/24", "--export")).stdout).toContain(
      "-> add 65535:0 (because exchange ix is draining); accept",
    );
    const lines = before.split("\n");
    const added = text("rendered/r1.conf")
      .split("\n")
      .filter((line, _, all) => {
        return (
          all.filter((one) => one === line).length > lines.filter((one) => one === line).length
        );
      });
    expect(added.map((line) => line.trim())).toEqual([
      "bgp_local_pref = 0;",
      "bgp_community.add((65535, 0));",
    ]);
  });
});
