import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import type { Blame, BlamedEntry } from "../../../src/report/index.ts";
import { gitHistory, runTestGit, type Files, type GitHistory } from "../../fixtures/git-history.ts";
import { snapshotFiles, type SnapshotLines } from "../../fixtures/snapshot-files.ts";
import { captured } from "../captured.ts";

const PEERS = `peers:
  - asn: 64500
    name: Cone
    relation: peer
    as_sets: [RADB::AS-CONE]
    sessions:
      - { router: r1, exchange: ix, local: 203.0.113.1, remote: 203.0.113.2 }
      - { router: r1, exchange: ix, local: "2001:db8:ff::1", remote: "2001:db8:ff::2" }
`;
const OTHER = `  - asn: 64510
    name: Other
    relation: peer
    as_sets: [RADB::AS-OTHER]
    sessions:
      - { router: r1, exchange: ix, local: 203.0.113.1, remote: 203.0.113.3 }
`;
const TRANSIT = `  - asn: 64520
    name: Transit
    relation: transit
    policy: everything
    sessions:
      - { router: r1, exchange: ix, local: 203.0.113.1, remote: 203.0.113.4 }
`;
const POLICY = (name: string, terms: string, settings = "") => `name: ${name}
about: For a test.
${settings}limits:
  max_prefixes: { ipv4: 250, ipv6: 250, warn_at: 80%, on_exceed: { restart_after: 30m } }
import:
${terms}  - use: accept-remaining
export:
  - use: reject-not-announced
  - use: accept-remaining
`;
const NETWORK = `network: { asn: 64496, name: Test, lab: true, as_sets: [RADB::AS-OURS] }
irr: { servers: [rr.ntt.net], sources: [RADB, RIPE] }
policy: registered
routers:
  r1: { platform: junos, version: "25.4", router_id: 192.0.2.1 }
exchanges:
  ix: { name: IX, lan: { ipv4: 203.0.113.0/24, ipv6: "2001:db8:ff::/64" } }
`;
const OURS = ["198.18.0.0/24 AS64496@RADB", "2001:db8:2::/48 AS64496@RADB"];
const OWN: SnapshotLines = {
  AS64496: { prefixes: OURS, origins: ["AS64496"] },
  "RADB::AS-OURS": { prefixes: OURS, origins: ["AS64496 RADB::AS-OURS"] },
};
const CONE = "RADB::AS-CONE";
const MEMBER = `AS64501 ${CONE} > RIPE::AS-PART`;
const BASE = ["100.100.0.0/22 AS64500@RADB", "2001:db8:1::/48 AS64500@RADB"];

let history: GitHistory;
beforeEach(() => {
  history = gitHistory();
  history.write({
    "net/network.yaml": NETWORK,
    "net/policies/registered.yaml": POLICY("registered", "  - use: reject-prefix-not-registered\n"),
  });
});
afterEach(() => history.remove());

/** The files of a snapshot in which the cone has some prefixes in addition to the permanent ones. */
function cone(prefixes: readonly string[], more: SnapshotLines = {}, folder = "net"): Files {
  const origins = [`AS64500 ${CONE}`, MEMBER];
  return snapshotFiles(`${folder}/snapshot`, {
    ...OWN,
    [CONE]: { prefixes: [...BASE, ...prefixes], origins },
    ...more,
  });
}

const line = (route: string, prefix = "192.0.2.0/24") => `${prefix} ${route}`;
const ONE = line("AS64501@RIPE");

async function blamed(...args: readonly string[]): Promise<Blame> {
  const { code, stdout, stderr } = await captured(
    history.root,
    ...["blame", ...(args.some((arg) => arg.startsWith("--dir")) ? [] : ["--dir", "net"])],
    ...["--format", "json", ...args],
  );
  expect([code, code === 0 ? "" : stdout + stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as Blame;
}

/** The events of an entry, the newest first: `let in by`, `changed by` and so on, with the subjects of the commits. */
function eventsOf(entry: BlamedEntry | undefined): readonly string[] {
  const subject = (event: BlamedEntry["letIn"]): string =>
    event === null ? "nobody" : (event.commit?.subject ?? "not committed");
  expect(entry).toBeDefined();
  if (!entry) return [];
  return [
    `let in: ${subject(entry.letIn)}; last: ${subject(entry.lastChanged)}`,
    ...entry.events.map((event) =>
      [`${event.kind} ${subject(event)}`, ...event.changes].join(": "),
    ),
  ];
}

describe("peerc blame", () => {
  test("prints the chain, the commit that let a prefix in, and the one that changed it last", async () => {
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([]) });
    const letIn = history.commit("Refresh 1", cone([ONE]));
    history.commit("Refresh 2", cone([ONE, line("AS64500@RADB", "192.0.3.0/24")]));
    const last = history.commit("Refresh 3", cone([line("AS64500@RADB AS64501@RIPE")]));
    history.commit(
      "Refresh 4",
      cone([line("AS64500@RADB AS64501@RIPE"), "192.0.4.0/24 AS64500@RADB"]),
    );
    const { code, stdout, stderr } = await captured(
      history.root,
      ...["blame", "192.0.2.0/24", "--dir", "net"],
    );
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(`192.0.2.0/24
  accepted by 1 session
    PEERC_AS64500_IX_V4 on r1, by accept-remaining (net/policies/registered.yaml:7)

192.0.2.0/24: in RADB::AS-CONE, for AS64500 Cone
  RADB::AS-CONE > AS64500 > route object of AS64500 in RADB
  RADB::AS-CONE > RIPE::AS-PART > AS64501 > route object of AS64501 in RIPE
  changed   2026-01-04 ${last.slice(0, 12)} Ana Lima: Refresh 3
            route object of AS64500 in RADB: new
  let in    2026-01-02 ${letIn.slice(0, 12)} Ana Lima: Refresh 1
`);
    const { entries, sessions, commit } = await blamed(
      "192.0.2.0/24",
      "--session",
      "as64500_ix_v4",
    );
    expect(commit).toBe(history.git("rev-parse", "HEAD"));
    expect(sessions).toMatchObject([{ asPath: "64500", verdict: "accept", reason: null }]);
    expect(entries).toMatchObject([
      {
        kind: "registered",
        peers: [{ asn: 64500, name: "Cone" }],
        object: CONE,
        range: "192.0.2.0/24",
        covers: "itself",
        isThere: true,
        routes: [
          { origin: 64500, source: "RADB", via: [CONE] },
          { origin: 64501, source: "RIPE", via: [CONE, "RIPE::AS-PART"] },
        ],
        letIn: { commit: { hash: letIn, author: "Ana Lima", date: "2026-01-02" } },
        lastChanged: { commit: { hash: last } },
      },
    ]);
  });

  test("reports a prefix that was added, removed and added again", async () => {
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([]) });
    history.commit("In", cone([ONE]));
    history.commit("Out", cone([]));
    history.commit("In again", cone([ONE]));
    history.commit("Else", cone([ONE, "192.0.4.0/24 AS64500@RADB"]));
    const { entries } = await blamed("192.0.2.0/24");
    expect(eventsOf(entries[0])).toEqual([
      "let in: In again; last: In again",
      "entered In again",
      "left Out",
      "entered In",
    ]);
  });

  test("reports what was removed, with a session and without one, also for a removed object", async () => {
    const former = {
      "RADB::AS-FORMER": { prefixes: [line("AS64502@RADB")], origins: ["AS64502 RADB::AS-FORMER"] },
    };
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([ONE], former) });
    history.write({ "net/snapshot": null });
    history.commit("Both out", cone([]));
    for (const args of [[], ["--session", "203.0.113.2"]]) {
      const { entries, sessions } = await blamed("192.0.2.0/24", ...args);
      expect(entries[0]).toMatchObject({ object: CONE, isThere: false, letIn: null });
      expect(eventsOf(entries[0])).toEqual([
        "let in: nobody; last: nobody",
        "left Both out",
        "entered Begin",
      ]);
      // Whoever asks for a session asks for the objects of its peer.
      if (args.length === 0)
        expect(entries[1]).toMatchObject({ object: "RADB::AS-FORMER", peers: [] });
      else expect(sessions).toMatchObject([{ verdict: "reject", reason: "not-in-irr" }]);
      expect(entries.length).toBe(args.length === 0 ? 2 : 1);
    }
  });

  test("distinguishes less-specifics whose ranges include it from those that only cover it", async () => {
    const wide = [line("AS64500@RADB", "192.0.0.0/16"), line("AS64500@RADB", "192.0.0.0/20^20-24")];
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([]) });
    history.commit("Wide", cone(wide));
    history.commit("Itself", cone([...wide, ONE]));
    const { entries } = await blamed("192.0.2.0/24");
    expect(entries.map(({ range, covers }) => [range, covers])).toEqual([
      ["192.0.2.0/24", "itself"],
      ["192.0.0.0/20^20-24", "itself"],
      ["192.0.0.0/16", "more-specific"],
    ]);
    expect(entries.map(({ letIn }) => letIn?.commit?.subject)).toEqual(["Itself", "Wide", "Wide"]);
    // A single address is covered by all three, and equals none of them.
    const { entries: host, sessions } = await blamed("192.0.2.1/32");
    expect(host.map(({ covers }) => covers)).toEqual([
      "more-specific",
      "more-specific",
      "more-specific",
    ]);
    expect(sessions).toMatchObject([{ verdict: "reject" }]);
  });

  test("reports that the path to an origin has changed", async () => {
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([ONE]) });
    const files = snapshotFiles("net/snapshot", {
      ...OWN,
      [CONE]: { prefixes: [...BASE, ONE], origins: [`AS64500 ${CONE}`, `AS64501 ${CONE}`] },
    });
    history.commit("Straight", files);
    const { entries } = await blamed("192.0.2.0/24");
    expect(eventsOf(entries[0])).toEqual([
      "let in: Begin; last: Straight",
      `changed Straight: ${CONE} > RIPE::AS-PART > AS64501: now ${CONE} > AS64501`,
      "entered Begin",
    ]);
  });

  test("reports what is not committed yet, and nothing where the working tree equals the commit", async () => {
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([]) });
    history.write(cone([ONE]));
    const events = async (...args: readonly string[]) =>
      eventsOf((await blamed("192.0.2.0/24", ...args)).entries[0]);
    expect(await events()).toEqual([
      "let in: not committed; last: not committed",
      "entered not committed",
    ]);
    const { stdout } = await captured(history.root, "blame", "192.0.2.0/24", "--dir", "net");
    expect(stdout).toContain("\n  let in    not committed yet\n");
    history.commit("Now");
    history.write(cone([ONE, "192.0.4.0/24 AS64500@RADB"]));
    expect(await events()).toEqual(["let in: Now; last: Now", "entered Now"]);
    history.write(cone([line("AS64500@RADB")]));
    expect((await events())[1]).toMatch(
      /^changed not committed: route object of AS64500 in RADB: new/,
    );
    history.write(cone([]));
    expect(await events()).toEqual([
      "let in: nobody; last: nobody",
      "left not committed",
      "entered Now",
    ]);
    // What was committed is there all the same.
    expect(await events("--at", "HEAD")).toEqual(["let in: Now; last: Now", "entered Now"]);
  });

  test("of a network that is not committed at all reports everything as uncommitted", async () => {
    history.commit("Other", { "net/network.yaml": null, "net/policies": null, other: "x" });
    history.write({
      "net/network.yaml": NETWORK,
      "net/policies/registered.yaml": POLICY(
        "registered",
        "  - use: reject-prefix-not-registered\n",
      ),
      "net/peers/a.yaml": PEERS,
      ...cone([ONE]),
    });
    const { entries } = await blamed("192.0.2.0/24");
    expect(eventsOf(entries[0])[0]).toBe("let in: not committed; last: not committed");
  });

  test("follows the network into its folder, twice, and an object to another name", async () => {
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([ONE]) });
    history.commit("Else", cone([ONE, "192.0.4.0/24 AS64500@RADB"]));
    const move = (from: string, to: string) => {
      history.git("mv", from, to);
      history.commit(`To ${to}`);
    };
    move("net", "elsewhere");
    history.commit("Unrelated", { "elsewhere/README.md": "x" });
    move("elsewhere", "net");
    // By another source, in a folder of another name, and with another prefix at once.
    const name = "RIPE::AS-CONE";
    history.write({ "net/snapshot": null });
    history.commit("From RIPE", {
      "net/peers/a.yaml": PEERS.replace(CONE, name),
      ...snapshotFiles("net/snapshot", {
        ...OWN,
        [name]: {
          prefixes: [...BASE, ONE, "192.0.5.0/24 AS64500@RADB"],
          origins: [`AS64500 ${CONE}`, MEMBER],
        },
      }),
    });
    const { entries } = await blamed("192.0.2.0/24");
    expect(entries).toMatchObject([{ object: name, formerly: ["elsewhere/snapshot"] }]);
    expect(eventsOf(entries[0])).toEqual(["let in: Begin; last: Begin", "entered Begin"]);
  });

  test("takes a copy of a network for a separate network", async () => {
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([ONE]) });
    history.copy(join(history.root, "net"), "copy");
    history.commit("Copy");
    const { entries } = await blamed("192.0.2.0/24", "--dir", "copy");
    expect(eventsOf(entries[0])[0]).toBe("let in: Copy; last: Copy");
  });

  test("names the commit of a branch, not its merge", async () => {
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([]) });
    history.git("checkout", "--quiet", "-b", "refresh");
    history.commit("On the branch", cone([ONE]));
    history.git("checkout", "--quiet", "main");
    history.commit("On main", { other: "x" });
    history.git("merge", "--quiet", "--no-ff", "--message=Merge", "refresh");
    history.commit("After", { other: "y" });
    const { entries } = await blamed("192.0.2.0/24");
    expect(eventsOf(entries[0])).toEqual([
      "let in: On the branch; last: On the branch",
      "entered On the branch",
    ]);
  });

  test("of a shallow clone notes that it may be older", async () => {
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([ONE]) });
    history.commit("Middle", { other: "x" });
    history.commit("End", cone([line("AS64500@RADB AS64501@RIPE")]));
    const folder = mkdtempSync(join(tmpdir(), "peerc-shallow-"));
    try {
      const clone = (depth: number) => {
        rmSync(folder, { recursive: true });
        runTestGit("/", ["clone", "--quiet", `--depth=${depth}`, `file://${history.root}`, folder]);
        return captured(folder, "blame", "192.0.2.0/24", "--dir", "net");
      };
      const two = await clone(2);
      expect(two.stdout).toMatch(/\n {2}changed {3}2026-01-03 \w+ Ana Lima: End\n/);
      expect(two.stdout).toMatch(
        /\n {2}let in {4}2026-01-02 \w+ Ana Lima: Middle, or earlier: the history at hand begins here\n/,
      );
      expect(two.stderr).toContain("warning[git-history-cut]");
      expect(two.stderr).toContain("`git fetch --unshallow`");
      runTestGit(folder, ["fetch", "--quiet", "--unshallow"]);
      const all = await captured(folder, "blame", "192.0.2.0/24", "--dir", "net");
      expect([all.stderr, all.stdout]).toEqual(["", expect.stringContaining("Ana Lima: Begin\n")]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("works in a bare repository, and for a folder that is no more", async () => {
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([ONE]) });
    history.commit("Gone", { net: null });
    const gone = await blamed("192.0.2.0/24", "--at", "HEAD~1");
    expect(eventsOf(gone.entries[0])[0]).toBe("let in: Begin; last: Begin");
    const folder = mkdtempSync(join(tmpdir(), "peerc-bare-"));
    try {
      runTestGit(folder, ["clone", "--quiet", "--bare", history.root, "."]);
      runTestGit(folder, ["update-ref", "HEAD", "HEAD~1"]);
      const bare = await captured(folder, "blame", "192.0.2.0/24", "--dir", "net");
      expect([bare.code, bare.stderr]).toEqual([0, ""]);
      expect(bare.stdout).toContain("Ana Lima: Begin");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("looks at all peers without a session, and at the sessions that take anything", async () => {
    const other = {
      "RADB::AS-OTHER": { prefixes: [line("AS64510@RADB")], origins: ["AS64510 RADB::AS-OTHER"] },
    };
    history.commit("Begin", {
      "net/peers/a.yaml": PEERS + OTHER + TRANSIT,
      "net/policies/everything.yaml": POLICY("everything", "  - use: reject-default-route\n"),
      ...cone([ONE], other),
    });
    const all = await blamed("192.0.2.0/24");
    expect(all.sessions.map(({ session, verdict }) => `${session} ${verdict}`)).toEqual([
      "PEERC_AS64500_IX_V4 accept",
      "PEERC_AS64510_IX_V4 accept",
      "PEERC_AS64520_IX_V4 accept",
    ]);
    expect(all.entries.map(({ object }) => object)).toEqual([CONE, "RADB::AS-OTHER"]);
    const one = await blamed("192.0.2.0/24", "--session", "AS64510");
    expect(one.entries.map(({ object }) => object)).toEqual(["RADB::AS-OTHER"]);
    const both = await blamed("192.0.2.0/24", "--session", "AS64500");
    expect(both.sessions.map(({ session }) => session)).toEqual(["PEERC_AS64500_IX_V4"]);
    const transit = await captured(
      history.root,
      ...["blame", "100.64.0.0/24", "--dir", "net", "--session", "AS64520"],
    );
    expect([transit.code, transit.stdout]).toEqual([
      0,
      expect.stringContaining("It is registered nowhere, which these policies do not ask for."),
    ]);
    const six = await blamed("2001:db8:1::/48");
    expect(six.sessions.map(({ session }) => session)).toEqual(["PEERC_AS64500_IX_V6"]);
  });

  test("of a prefix that a peer declares finds the commits of its line", async () => {
    const declared = (line: string) =>
      PEERS.replace("    sessions:", `    prefixes:\n${line}    sessions:`);
    const bare = "      - 192.0.2.0/24\n";
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([]) });
    history.commit("Declare", { "net/peers/a.yaml": declared(bare) });
    history.commit("Another", { "net/peers/a.yaml": declared(`${bare}      - 192.0.20.0/24\n`) });
    history.commit("Explain", {
      "net/peers/a.yaml": declared("      - 192.0.2.0/24 # until it is registered\n"),
    });
    history.git("mv", "net/peers/a.yaml", "net/peers/b.yaml");
    history.commit("Rename");
    const { entries } = await blamed("192.0.2.0/24");
    expect(entries).toMatchObject([
      { kind: "declared", place: "net/peers/b.yaml:7", peers: [{ asn: 64500 }], object: null },
    ]);
    expect(eventsOf(entries[0])).toEqual([
      "let in: Declare; last: Explain",
      "changed Explain: its line was written differently before",
      "entered Declare",
    ]);
    history.write({ "net/peers/b.yaml": declared("      - 192.0.2.0/24^24-25\n") });
    const ranged = await blamed("192.0.2.0/25");
    expect(eventsOf(ranged.entries[0])[0]).toBe("let in: not committed; last: not committed");
  });

  test("of a prefix that nobody ever had is an error", async () => {
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([ONE]) });
    const blame = async (...args: readonly string[]) => {
      const { code, stdout, stderr } = await captured(
        history.root,
        "blame",
        "--dir",
        "net",
        ...args,
      );
      return [code, stdout, stderr.split("\n")[0]];
    };
    expect(await blame("203.0.114.0/24")).toEqual([
      1,
      "",
      "error[prefix-never-registered]: 203.0.114.0/24 is not accepted, and was never registered",
    ]);
    expect(await blame("203.0.114.0/24", "--session", "AS64500_IX_V4")).toEqual([
      1,
      "",
      "error[prefix-never-registered]: 203.0.114.0/24 is not accepted by AS64500_IX_V4, and was never registered",
    ]);
    expect((await blame("192.0.2.0/24", "--at", "nope"))[2]).toContain("git-revision-unknown");
    expect((await blame("192.0.2.0/24", "--at", "HEAD~7"))[2]).toContain("git-revision-unknown");
    expect((await blame("192.0.2.1/24"))[2]).toContain("not-a-route");
    expect((await blame("192.0.2.0/24", "--session", "AS64500_IX_V6"))[2]).toContain("not-a-route");
    expect((await blame("192.0.2.0/24", "--session", "nobody"))[2]).toContain("unknown-session");
    expect((await blame("192.0.2.0/24", "--router", "r9"))[2]).toContain("unknown-router");
    history.write({ "net/snapshot": null });
    expect((await blame("192.0.2.0/24"))[2]).toContain("no-snapshot");
  });

  test("goes through versions that are no snapshots, and loses nothing of the others", async () => {
    const file = "net/snapshot/RADB/AS-CONE.ipv4";
    const path = join(history.root, file);
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([ONE]) });
    const text = readFileSync(path, "utf8");
    const steps: Readonly<Record<string, () => void>> = {
      Conflict: () => history.write({ [file]: `<<<<<<< HEAD\n${text}=======\n>>>>>>> x\n` }),
      Mended: () => history.write({ [file]: text }),
      Binary: () => writeFileSync(path, Buffer.from([0, 255, 10, 13, 27, 91])),
      Returns: () => history.write({ [file]: text.replaceAll("\n", "\r\n") }),
      Link: () => {
        rmSync(path);
        symlinkSync("/etc/passwd", path);
      },
      Folder: () => {
        rmSync(path);
        history.write({ [`${file}/inside`]: text });
      },
      Submodule: () => {
        rmSync(path, { recursive: true });
        mkdirSync(path);
        runTestGit(path, ["init", "--quiet"]);
        runTestGit(path, ["commit", "--quiet", "--allow-empty", "--message=x"]);
      },
      Empty: () => {
        rmSync(path, { recursive: true });
        history.write({ [file]: "" });
      },
      Again: () => history.write({ [file]: text }),
    };
    for (const [name, step] of Object.entries(steps)) {
      step();
      history.commit(name);
    }
    const { entries } = await blamed("192.0.2.0/24");
    // With the wrong line, its last word is not a source, so there is no route object to report.
    expect(eventsOf(entries[0])).toEqual([
      "let in: Again; last: Again",
      "entered Again",
      expect.stringMatching(/^left Link/),
      expect.stringMatching(/^entered Returns/),
      "left Binary",
      "entered Begin",
    ]);
  });

  test("in a folder whose name no shell would like", async () => {
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([]) });
    history.git("mv", "--", "net", "-n é\n*");
    history.commit("Move");
    history.commit("In", cone([ONE], {}, "-n é\n*"));
    const { entries } = await blamed("192.0.2.0/24", "--dir=-n é\n*");
    expect(entries[0]?.formerly).toEqual(["net/snapshot"]);
    expect(eventsOf(entries[0])[0]).toBe("let in: In; last: In");
  });

  test("prints of commits nothing that a terminal would act on, and of old lines no secret", async () => {
    const declared = (line: string) =>
      PEERS.replace("    sessions:", `    prefixes: [192.0.2.0/24] # ${line}\n    sessions:`);
    history.commit("Begin", { "net/peers/a.yaml": declared("password tr0ub4dor"), ...cone([]) });
    history.commit("\u001b[31mRed\u202e\u0007\n\nBody", { "net/peers/a.yaml": declared("none") });
    const { stdout } = await captured(history.root, "blame", "192.0.2.0/24", "--dir", "net");
    expect(stdout).toContain("Ana Lima: \\x1b[31mRed\\u202e\\x07\n");
    expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    expect(stdout).not.toContain("tr0ub4dor");
    const { stdout: json } = await captured(
      history.root,
      ...["blame", "192.0.2.0/24", "--dir", "net", "--format", "json"],
    );
    expect(json).not.toMatch(/(?!\n)[\p{Cc}\u202e]|tr0ub4dor/u);
  });

  test("runs nothing that the repository's configuration names, and prints the same", async () => {
    history.commit("Begin", { "net/peers/a.yaml": PEERS, ...cone([]) });
    history.commit("In", cone([ONE]));
    const before = await captured(history.root, "blame", "192.0.2.0/24", "--dir", "net");
    expect(before.stdout).toContain("Ana Lima: In\n");
    const marker = join(history.root, "marker");
    const program = join(history.root, "program.sh");
    writeFileSync(program, `#!/bin/sh\ntouch '${marker}'\ncat\n`, { mode: 0o755 });
    writeFileSync(join(history.root, ".git/info/attributes"), "* diff=evil filter=evil text\n");
    const settings: Readonly<Record<string, string>> = {
      "core.fsmonitor": program,
      "core.pager": program,
      "core.sshCommand": program,
      "diff.external": program,
      "diff.evil.textconv": program,
      "diff.evil.command": program,
      "filter.evil.clean": program,
      "filter.evil.smudge": program,
      "gpg.program": program,
      "alias.rev-list": `!${program}`,
      "log.showSignature": "true",
      "log.follow": "true",
      "color.ui": "always",
      "core.quotePath": "true",
      "core.abbrev": "4",
      "core.autocrlf": "true",
      "diff.renames": "copies",
      "diff.noprefix": "true",
    };
    for (const [name, value] of Object.entries(settings)) history.git("config", name, value);
    rmSync(marker, { force: true });
    expect(await captured(history.root, "blame", "192.0.2.0/24", "--dir", "net")).toEqual(before);
    expect(existsSync(marker)).toBe(false);
  });
});
