import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import type { SessionRow } from "../../../src/report/index.ts";
import { runTestGit } from "../../fixtures/git-history.ts";
import { snapshotFiles } from "../../fixtures/snapshot-files.ts";
import { captured } from "../captured.ts";

const NETWORK = `network: { asn: 64496, name: Test, lab: true, as_sets: [RADB::AS-OURS] }
irr: { servers: [rr.ntt.net], sources: [RADB, RIPE] }
policy: registered
routers:
  r1: { platform: junos, version: "25.4", router_id: 192.0.2.1 }
  r2: { platform: frr, router_id: 192.0.2.2 }
exchanges:
  ix: { name: IX, lan: { ipv4: 203.0.113.0/24, ipv6: "2001:db8:ff::/64" } }
peers:
  # A transit.
  - asn: 64520
    name: Transit
    relation: transit
    policy: everything
    sessions:
      - { router: r1, pni: ge-0/0/1, local: 198.51.100.5, remote: 198.51.100.6 }
`;
/** With comments, an odd indentation, quotes of both kinds, and Windows line ends. */
const CONE = `# Cones.
peers:
-   asn: 64510   # the first
    name: 'Cone'
    relation: peer
    as_sets: [ RADB::AS-CONE ]  # one
    max_prefixes:
        # per session
        ipv4:   12   # twelve
        warn_at: "80%"
    sessions:
    - { router: r2, pni: eth0, local: 198.51.100.1, remote: 198.51.100.2, max_prefixes: {ipv4: 9} }
    - { router: r1, exchange: ix, local: 203.0.113.1, remote: 203.0.113.3 }
    - { router: r1, exchange: ix, local: "2001:db8:ff::1", remote: "2001:db8:ff::3", password: { env: BGP_X } } # was hunter2
`.replaceAll("\n", "\r\n");
const OTHER = `peers: [{ asn: 64500, name: Other, relation: peer, as_sets: [RADB::AS-OTHER], state: planned,
  sessions: [{ router: r1, exchange: ix, local: 203.0.113.1, remote: 203.0.113.2 },
    { router: r2, pni: eth1, local: 198.51.100.7, remote: 198.51.100.8, policy: everything }] }]`;
const POLICY = (name: string, ipv4: number, terms: string) => `name: ${name}
about: For a test.
limits:
  max_prefixes: { ipv4: ${ipv4}, ipv6: 20, warn_at: 80%, on_exceed: { restart_after: 30m } }
import:
${terms}  - use: accept-remaining
export:
  - use: reject-not-announced
  - use: accept-remaining
`;
const OURS = ["198.18.0.0/24 AS64496@RADB", "2001:db8:2::/48 AS64496@RADB"];
const prefixes = (count: number, second: number) =>
  Array.from({ length: count }, (_, i) => `100.${second}.${i * 2}.0/24 AS64510@RADB`);

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-limit-"));
  folder = join(root, "net");
  write({
    "network.yaml": NETWORK,
    "peers/cone.yaml": CONE,
    "peers/other.yaml": OTHER,
    "policies/registered.yaml": POLICY("registered", 10, "  - use: reject-prefix-not-registered\n"),
    "policies/everything.yaml": POLICY("everything", 40, ""),
    ...snapshotFiles("snapshot", {
      AS64496: { prefixes: OURS, origins: ["AS64496"] },
      "RADB::AS-OURS": { prefixes: OURS, origins: ["AS64496 RADB::AS-OURS"] },
      "RADB::AS-CONE": {
        prefixes: [...prefixes(9, 100), "2001:db8:1::/48 AS64510@RADB"],
        origins: ["AS64510 RADB::AS-CONE"],
      },
      "RADB::AS-OTHER": { prefixes: prefixes(20, 101), origins: ["AS64500 RADB::AS-OTHER"] },
    }),
  });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The text of every file of the network. */
function state(of = folder): Readonly<Record<string, string>> {
  const names = readdirSync(of, { recursive: true, encoding: "utf8" });
  return Object.fromEntries(
    names
      .filter((name) => lstatSync(join(of, name)).isFile())
      .map((name) => [name, readFileSync(join(of, name), "utf8")]),
  );
}

/** Runs `limit` successfully; returns the files that are different, and the text of stdout. */
async function limit(...args: readonly string[]) {
  const before = state();
  const { code, stdout, stderr } = await captured(folder, "limit", ...args);
  expect({ code, stderr: stderr.replace(/^(?!.*error).*\n/gm, "") }).toEqual({
    code: 0,
    stderr: "",
  });
  const after = state();
  expect(Object.keys(after)).toEqual(Object.keys(before));
  const changed = Object.entries(after).filter(([path, text]) => before[path] !== text);
  return { changed: Object.fromEntries(changed), stdout, stderr };
}

/** The limits as `list` shows them. */
async function limits(): Promise<Readonly<Record<string, number>>> {
  const { stdout } = await captured(folder, "list", "--format", "json");
  const rows = JSON.parse(stdout) as SessionRow[];
  return Object.fromEntries(
    rows.map(({ session, router, maximum }) => [`${session} ${router}`, maximum]),
  );
}

describe("peerc limit", () => {
  test("changes the number where it is declared, and nothing else", async () => {
    const { changed, stdout } = await limit("AS64510", "--ipv4", "300");
    expect(changed).toEqual({
      "peers/cone.yaml": CONE.replace("ipv4:   12 ", "ipv4:   300 ").replace(
        "{ipv4: 9}",
        "{ipv4: 300}",
      ),
    });
    expect(stdout.split("\n")).toEqual([
      "PEER  ASN      ROUTER  SESSION          REGISTERED  MAXIMUM",
      "Cone  AS64510  r1      AS64510_IX_V4             9  12 → 300",
      "Cone  AS64510  r2      AS64510_ETH0_V4           9  9 → 300",
      "Written: peers/cone.yaml",
      "",
    ]);
  });

  test("adds the number of a family to a peer's limits, and limits to a peer without", async () => {
    expect((await limit("64510", "--ipv6", "50")).changed).toEqual({
      "peers/cone.yaml": CONE.replace("# twelve\r\n", "# twelve\r\n        ipv6: 50\r\n"),
    });
    expect((await limit("AS64500", "--ipv4", "41")).changed).toEqual({
      "peers/other.yaml": OTHER.replace("AS-OTHER]", "AS-OTHER], max_prefixes: { ipv4: 41 }"),
    });
    expect((await limit("64520", "--ipv4", "1000000")).changed).toEqual({
      "network.yaml": NETWORK.replace(
        "    relation: transit\n",
        "    relation: transit\n    max_prefixes: { ipv4: 1000000 }\n",
      ),
    });
    expect(await limits()).toMatchObject({
      "PEERC_AS64510_IX_V6 r1": 50,
      "PEERC_AS64500_IX_V4 r1": 41,
      "PEERC_AS64500_ETH1_V4 r2": 41,
      "PEERC_AS64520_GE_0_0_1_V4 r1": 1000000,
    });
  });

  test("of a session, changes the place that its limit comes from", async () => {
    const own = await limit("AS64510_ETH0_V4", "--ipv4", "11");
    expect(own.changed["peers/cone.yaml"]).toBe(CONE.replace("{ipv4: 9}", "{ipv4: 11}"));
    const ofPeer = await limit("203.0.113.3", "--ipv4", "13", "--format", "json");
    expect(ofPeer.changed["peers/cone.yaml"]).toContain("ipv4:   13   # twelve\r\n");
    expect(ofPeer.changed["peers/cone.yaml"]).toContain("{ipv4: 11}");
    expect(JSON.parse(ofPeer.stdout)).toEqual({
      changes: [
        {
          session: "PEERC_AS64510_IX_V4",
          router: "r1",
          peer: "Cone",
          asn: 64510,
          family: "ipv4",
          registered: 9,
          before: 12,
          after: 13,
        },
      ],
      files: ["peers/cone.yaml"],
      written: true,
    });
  });

  test("writes nothing if nothing is to change", async () => {
    const { changed, stdout } = await limit("AS64510_ETH0_V4", "--ipv4", "9");
    expect({ changed, stdout }).toEqual({ changed: {}, stdout: "Nothing to change.\n" });
  });

  test("warns of a limit below what is registered", async () => {
    const { stderr } = await limit("64510", "--ipv4", "5");
    expect(stderr).toContain(
      "peers/cone.yaml:9:17: warning[max-prefixes-below-registered]: AS64510",
    );
  });

  test("shows with --dry-run a diff that git applies, and writes nothing", async () => {
    // Comments next to passwords are not shown, so they must not be near a change.
    write({ "peers/cone.yaml": CONE.replace(" # was hunter2", "") });
    const copy = join(root, "copy");
    cpSync(folder, copy, { recursive: true });
    for (const args of [["64510", "--ipv4", "8", "--ipv6", "7"], ["--follow-registration"]]) {
      const dry = await limit(...args, "--dry-run");
      expect(dry.changed).toEqual({});
      expect(dry.stdout).toMatch(/^--- a\/peers\/\w+\.yaml\n\+\+\+ b\/peers/);
      expect(dry.stderr).toContain("Would write: peers/");
      writeFileSync(join(copy, "x.diff"), dry.stdout);
      runTestGit(copy, ["apply", "--whitespace=nowarn", "x.diff"]);
      rmSync(join(copy, "x.diff"));
      await limit(...args);
      expect(state(copy)).toEqual(state());
    }
  });

  test("shows no comment next to a password", async () => {
    write({
      "peers/cone.yaml": CONE.replace(
        "{ env: BGP_X } }",
        "{ env: BGP_X }, max_prefixes: { ipv6: 3 } }",
      ),
    });
    const { stdout } = await limit("64510", "--ipv6", "7", "--dry-run");
    expect(stdout).toContain("max_prefixes: { ipv6: 7 }");
    expect(stdout).not.toContain("hunter2");
  });

  test("keeps a link to a file", async () => {
    renameSync(join(folder, "peers/cone.yaml"), join(folder, "real.yaml"));
    symlinkSync("../real.yaml", join(folder, "peers/cone.yaml"));
    const { changed } = await limit("AS64510_ETH0_V4", "--ipv4", "11");
    expect(Object.keys(changed)).toEqual(["real.yaml"]);
    expect(lstatSync(join(folder, "peers/cone.yaml")).isSymbolicLink()).toBe(true);
  });
});

describe("peerc limit --follow-registration", () => {
  const OF_OTHER = OTHER.replace("AS-OTHER]", "AS-OTHER], max_prefixes: { ipv4: 40 }");

  test("raises what leaves too little room, and nothing else", async () => {
    // The other session has a higher limit by its policy, which is not lowered.
    const { changed } = await limit("--follow-registration");
    expect(changed).toEqual({
      "peers/cone.yaml": CONE.replace("{ipv4: 9}", "{ipv4: 11}"),
      "peers/other.yaml": OF_OTHER,
    });
    expect((await limit("--follow-registration")).changed).toEqual({});
  });

  test("only of the given peers, with another margin", async () => {
    const { changed } = await limit("--follow-registration", "AS64510", "--margin", "100%");
    expect(changed).toEqual({
      "peers/cone.yaml": CONE.replace("{ipv4: 9}", "{ipv4: 18}").replace("   12 ", "   18 "),
    });
  });

  test("lowers with --lower, but not below the policy's limit, and not what the policy says", async () => {
    await limit("64510", "--ipv4", "5000");
    await limit("64520", "--ipv4", "5000");
    await limit("64500", "--ipv4", "5000");
    expect((await limit("--follow-registration")).changed).toEqual({});
    await limit("--follow-registration", "--lower");
    expect(await limits()).toEqual({
      "PEERC_AS64500_ETH1_V4 r2": 5000, // no registrations are used on this session
      "PEERC_AS64500_IX_V4 r1": 5000,
      "PEERC_AS64510_ETH0_V4 r2": 11,
      "PEERC_AS64510_IX_V4 r1": 11,
      "PEERC_AS64510_IX_V6 r1": 20,
      "PEERC_AS64520_GE_0_0_1_V4 r1": 5000,
    });
    await limit("64510", "--ipv4", "5000");
    await limit("--follow-registration", "--lower", "--margin", "0");
    expect((await limits())["PEERC_AS64510_IX_V4 r1"]).toBe(10);
  });

  test("does not lower where more-specifics are accepted, and says nothing without data", async () => {
    const text = CONE.replace("   12 ", "   5000 ").replace(
      "name:",
      "settings: { more_specifics: true, max_length: { ipv4: 24, ipv6: 48 } }\r\n    name:",
    );
    write({ "peers/cone.yaml": text });
    await limit("--follow-registration", "--lower", "64510");
    expect((await limits())["PEERC_AS64510_IX_V4 r1"]).toBe(5000);
    rmSync(join(folder, "snapshot"), { recursive: true });
    expect((await limit("--follow-registration", "--lower")).changed).toEqual({});
  });
});

describe("nothing is written", () => {
  async function refused(code: number, ...args: readonly string[]): Promise<string> {
    const before = state();
    const result = await captured(folder, "limit", ...args);
    expect(state()).toEqual(before);
    expect(result).toMatchObject({ code, stdout: "" });
    expect(result.stderr).not.toContain("    at ");
    return result.stderr;
  }

  test("if an alias repeats the limit", async () => {
    const shared = `peers:
  - { asn: 64510, name: A, relation: peer, as_sets: [RADB::AS-CONE], max_prefixes: &m { ipv4: 9 }, sessions: &s
    [{ router: r1, exchange: ix, local: 203.0.113.1, remote: 203.0.113.3 }] }
  - { asn: 64511, name: B, relation: peer, as_sets: [RADB::AS-CONE], max_prefixes: *m, sessions:
    [{ router: r1, exchange: ix, local: 203.0.113.1, remote: 203.0.113.4 }] }
`;
    write({ "peers/cone.yaml": shared });
    expect(await refused(1, "64510", "--ipv4", "10")).toContain(
      "peers/cone.yaml:2:87: error[yaml-not-edited]: `max_prefixes` cannot be edited here: changing the text here would change more than this: an alias repeats it",
    );
    expect(await refused(1, "64511", "--ipv4", "10")).toContain(
      "peers/cone.yaml:4:84: error[yaml-not-edited]",
    );
    // One of several files cannot be edited: none is.
    expect(await refused(1, "--follow-registration")).toContain("error[yaml-not-edited]");
  });

  test("if the declaration has mistakes, which are those of `validate`", async () => {
    write({ "peers/other.yaml": OTHER.replace("relation: peer", "relation: pear") });
    const { stderr } = await captured(folder, "validate");
    expect(await refused(1, "64510", "--ipv4", "10")).toBe(stderr.replace(/, \d+ notes .*/, ""));
  });

  test.each<readonly [number, string, readonly string[]]>([
    [64, "limit takes one peer or session, but got nothing", ["--ipv4", "5"]],
    [64, "limit takes one peer or session, but got 1 2", ["1", "2", "--ipv4", "5"]],
    [64, "limit needs a number: --ipv4, --ipv6 or both", ["64510"]],
    [64, "--ipv4 takes a number from 1 to 4294967295, and got `0`", ["64510", "--ipv4", "0"]],
    [64, "and got `4294967296`", ["64510", "--ipv6", "4294967296"]],
    [64, "and got `1e3`", ["64510", "--ipv6", "1e3"]],
    [64, "and got `٣`", ["64510", "--ipv6", "٣"]],
    [64, "--margin takes a percentage", ["--follow-registration", "--margin", "1001%"]],
    [64, "--margin is for --follow-registration", ["64510", "--ipv4", "5", "--margin", "5"]],
    [64, "exclude each other", ["--follow-registration", "64510", "--ipv4", "5"]],
    [1, "there is no peer `64599`", ["64599", "--ipv4", "5"]],
    [1, "there is no peer `Cone`\n  hint: give the ASN, 64510", ["--follow-registration", "Cone"]],
    [1, "there is no session `AS64510_IX_V5`", ["AS64510_IX_V5", "--ipv4", "5"]],
    [
      1,
      "AS64520 has no ipv6 session\n  hint: leave out --ipv6",
      ["64520", "--ipv4", "5", "--ipv6", "5"],
    ],
    [1, "PEERC_AS64510_IX_V6 is no ipv4 session", ["AS64510_IX_V6", "--ipv4", "5"]],
    [1, "contains no network.yaml", ["64510", "--ipv4", "5", "--dir", "peers"]],
  ])("exit %d: %s", async (code, message, args) => {
    expect(await refused(code, ...args)).toContain(message);
  });
});
