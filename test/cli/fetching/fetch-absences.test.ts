import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { startIrrdServer } from "../../../src/irr/index.ts";
import { readSnapshot, type Snapshot } from "../../../src/snapshot/index.ts";
import { networkText } from "../../fixtures/network.ts";
import { readRegistry } from "../../irr/registry.ts";
import { captured } from "../captured.ts";

const installed = spawnSync("bgpq4", ["-v"]).status === 0;
const engines = installed || process.env["CI"] ? ["native", "bgpq4"] : ["native"];
if (engines.length < 2) console.warn("bgpq4 is not installed: its tests are skipped");

/** Registries as they are: names that are gone, loops, an object without prefixes, a name in two sources. */
const REGISTRY = `
as-set: AS-AZION
members: AS52580
source: RADB

route: 179.191.160.0/20
origin: AS52580
source: RADB

as-set: AS-PEER
members: AS13335, AS-GONE, AS-NEST
source: RADB

as-set: AS-NEST
members: AS-LOOP, AS-GONE, AS-LISTED
source: RADB

as-set: AS-LOOP
members: AS-NEST, AS-LOOP
source: RADB

as-set: AS-LISTED
members: AS13335
source: TC

route: 1.1.1.0/24
origin: AS13335
source: RADB

as-set: AS-NADA
members: AS64999
source: RADB

as-set: AS-TWICE
members: AS13335
source: RADB

as-set: AS-TWICE
members: AS13335
source: TC
`;
/** A set that leads to no ASN by the shortest way is gone. */
const WITHOUT_LISTED = REGISTRY.replace(/as-set: AS-LISTED\n.*\n.*\n\n/, "");

let root = "";
const open: { close(): Promise<void> }[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-absences-"));
});
afterEach(async () => {
  rmSync(root, { recursive: true, force: true });
  for (const each of open.splice(0)) await each.close();
});

const DUMPS = "dumps: [irr.rpsl], sources: [RADB, TC]";

/** One peer after the other: its as-sets and more of its keys. */
function peersOf(...peers: readonly string[]): string {
  const entries = peers.map(
    (keys, i) => `
  - asn: ${13335 + i}
    name: Peer ${i}
    relation: peer
    ${keys}
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.${20 + i} }`,
  );
  return `${entries.join("")}\n`;
}

function declare(registry: string, peers: string, irr = DUMPS): void {
  writeFileSync(join(root, "irr.rpsl"), registry);
  const text = networkText({ peers }).replace(DUMPS, irr);
  writeFileSync(join(root, "network.yaml"), text);
}

async function serve(registry: string): Promise<string> {
  const server = await startIrrdServer(await readRegistry(registry));
  open.push(server);
  return `127.0.0.1:${server.port}`;
}

function snapshot(): Snapshot {
  const folder = {
    name: "snapshot",
    read: (path: string) => {
      const file = join(root, "snapshot", path);
      return existsSync(file) ? readFileSync(file, "utf8") : null;
    },
    paths: null,
  };
  return readSnapshot(folder, () => undefined) ?? new Map();
}

/** The messages, without places, lines of the files and figures. */
function reported(stderr: string): readonly string[] {
  return (stderr.match(/(?:error|warning)\[.*/g) ?? []).map((line) => line.trim());
}

describe.each(engines)("members that no source has, with %s", (engine) => {
  const irr = `engine: ${engine}, ${DUMPS}`;
  const peer = peersOf("as_sets: [RADB::AS-PEER]");
  const unknown =
    "RADB::AS-PEER: a member set is in none of the sources and left out: AS-GONE (via AS-PEER)";
  const gone =
    "error[guard-member-gone]: RADB::AS-PEER: AS-LISTED, a member of RADB::AS-NEST, is in no source any more (it was in TC)";

  test("are a warning, and on record; one that was there is an error until it is acknowledged", async () => {
    declare(REGISTRY, peer, irr);
    const first = await captured(root, "fetch");
    expect([first.code, reported(first.stderr)]).toEqual([
      0,
      [`warning[irr-member-unknown-tolerated]: ${unknown}`],
    ]);
    expect(first.stdout).toContain(
      "+2 members in no source: AS-GONE in RADB::AS-NEST, AS-GONE in RADB::AS-PEER",
    );
    const index = readFileSync(join(root, "snapshot/index.json"), "utf8");
    expect(index).toContain(
      `"unknown_members": [\n        "AS-GONE in RADB::AS-NEST",\n        "AS-GONE in RADB::AS-PEER"\n      ]`,
    );
    expect(readFileSync(join(root, "snapshot/RADB/AS-PEER.sets"), "utf8")).toBe(
      "RADB::AS-LOOP\nRADB::AS-NEST\nTC::AS-LISTED\n",
    );
    const before = index;

    writeFileSync(join(root, "irr.rpsl"), WITHOUT_LISTED);
    const second = await captured(root, "fetch");
    expect([second.code, reported(second.stderr)]).toEqual([
      1,
      [
        expect.stringMatching(/^warning\[irr-member-unknown-tolerated\]: .* 2 member sets are /),
        gone,
      ],
    ]);
    expect(readFileSync(join(root, "snapshot/index.json"), "utf8")).toBe(before);
    const taken = await captured(root, "fetch", "--acknowledge", "RADB::AS-PEER");
    expect([taken.code, taken.stdout]).toEqual([
      0,
      expect.stringContaining(
        "RADB::AS-PEER changed: +1 member in no source: AS-LISTED in RADB::AS-NEST\n",
      ),
    ]);
    // From now on it is one that was never there.
    const after = await captured(root, "fetch");
    expect([after.code, after.stdout]).toEqual([0, "snapshot: nothing new.\n"]);
    // When it exists again, the snapshot says so.
    writeFileSync(join(root, "irr.rpsl"), REGISTRY);
    expect((await captured(root, "fetch")).stdout).toContain(
      "-1 member in no source: AS-LISTED in RADB::AS-NEST",
    );
  });

  test("are on record alike from a server, and are confirmed by a second one", async () => {
    declare(REGISTRY, peer, irr);
    expect((await captured(root, "fetch")).code).toBe(0);
    const fromDumps = snapshot().get("RADB::AS-PEER");
    rmSync(join(root, "snapshot"), { recursive: true });
    const servers = [await serve(REGISTRY), await serve(REGISTRY)];
    const where = `engine: ${engine}, servers: [${servers.map((s) => `"${s}"`).join(", ")}], sources: [RADB, TC]`;
    declare("", peer, where);
    const { code, stderr } = await captured(root, "fetch");
    expect([code, reported(stderr)]).toEqual([
      0,
      [`warning[irr-member-unknown-tolerated]: ${unknown}`],
    ]);
    const fromServer = snapshot().get("RADB::AS-PEER");
    expect(fromServer?.unknownMembers).toEqual(fromDumps?.unknownMembers);
    expect(fromServer?.unknownMembers).toHaveLength(2);
    expect(fromServer?.sets).toEqual(fromDumps?.sets);

    // A second one that has it: one of the two is wrong, and that alone is said.
    const knowing = await serve(`${REGISTRY}\nas-set: AS-GONE\nmembers: AS13335\nsource: TC\n`);
    declare("", peer, where.replace(servers[1] ?? "", knowing));
    const differing = await captured(root, "fetch");
    expect(differing.code).toBe(1);
    expect(differing.stderr).toContain(
      `no as-set AS-GONE in RADB, TC, but ${knowing} has it in TC`,
    );
    expect(differing.stderr).not.toContain("irr-member-unknown");
  });
});

describe("unknown_members", () => {
  test("is an error if the network declares it so, except for peers that declare otherwise", async () => {
    const strict = `${DUMPS}, unknown_members: error`;
    declare(REGISTRY, peersOf("as_sets: [RADB::AS-PEER]"), strict);
    const refused = await captured(root, "fetch");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("error[irr-member-unknown]: RADB::AS-PEER: a member set is");
    expect(refused.stderr).toContain("declare `unknown_members: warn` for AS13335");
    declare(REGISTRY, peersOf("as_sets: [RADB::AS-PEER]\n    unknown_members: warn"), strict);
    expect((await captured(root, "fetch", "--check")).code).toBe(2);
    declare(REGISTRY, peersOf("as_sets: [RADB::AS-PEER]\n    unknown_members: error"));
    expect((await captured(root, "fetch")).code).toBe(1);
    // Of two that declare the object, one does not take it.
    const both = ["warn", "error"].map(
      (what) => `as_sets: [RADB::AS-PEER]\n    unknown_members: ${what}`,
    );
    declare(REGISTRY, peersOf(...both));
    const shared = await captured(root, "fetch");
    expect(shared.code).toBe(1);
    expect(shared.stderr).toContain("error[irr-member-unknown]");
  });

  test("is an error for our own objects too, and takes no other word", async () => {
    const own = REGISTRY.replace("members: AS52580", "members: AS52580, AS-MINE");
    declare(own, peersOf("as_sets: [AS13335]"), `${DUMPS}, unknown_members: error`);
    const { code, stderr } = await captured(root, "fetch");
    expect(code).toBe(1);
    expect(stderr).toContain("declare `unknown_members: warn` in `irr`");
    declare(own, peersOf("as_sets: [AS13335]"), `${DUMPS}, unknown_members: ignore`);
    expect((await captured(root, "validate")).stderr).toContain("network.yaml:5:");
  });
});

describe("explain", () => {
  test("names members in no source if the prefix is registered nowhere", async () => {
    declare(REGISTRY, peersOf("as_sets: [RADB::AS-PEER]"));
    expect((await captured(root, "fetch")).code).toBe(0);
    const line = "AS-GONE, a member of RADB::AS-NEST, RADB::AS-PEER, is in no source";
    expect((await captured(root, "explain", "AS13335", "8.8.8.0/24")).stdout).toContain(line);
    const registered = await captured(root, "explain", "AS13335", "1.1.1.0/24");
    expect(registered.stdout).toContain("ACCEPTED");
    expect(registered.stdout).not.toContain("AS-GONE");
    const { stdout } = await captured(root, "explain", "AS13335", "8.8.8.0/24", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({ registration: { unknownMembers: [line] } });
  });
});

describe("a first fetch", () => {
  const some = (...more: string[]) =>
    peersOf("as_sets: [RADB::AS-PEER]", "as_sets: [RADB::AS-NONE, RADB::AS-PEER]", ...more);

  test("writes nothing if an object fails, and with --keep-going the others, and names who lacks data", async () => {
    declare(REGISTRY, some("as_sets: [RADB::AS-NADA]"));
    const refused = await captured(root, "fetch");
    expect([refused.code, refused.stdout]).toEqual([1, ""]);
    expect(refused.stderr).toContain("`peerc fetch --keep-going` writes that data");
    expect(existsSync(join(root, "snapshot"))).toBe(false);

    const { code, stdout, stderr } = await captured(root, "fetch", "--keep-going");
    expect([code, stdout]).toEqual([
      1,
      expect.stringMatching(/^snapshot: written, 3 objects differ\n/),
    ]);
    expect(reported(stderr).at(-1)).toBe(
      "error[fetch-incomplete]: the snapshot has no data for 2 objects: RADB::AS-NADA (AS13337), RADB::AS-NONE (AS13336)",
    );
    expect([...snapshot().keys()]).toEqual(["AS52580", "RADB::AS-AZION", "RADB::AS-PEER"]);

    // All sessions that cannot be built are reported at once, and no others.
    const build = await captured(root, "build", "--no-native-check");
    expect([build.code, reported(build.stderr)]).toEqual([
      1,
      [
        "error[not-in-snapshot]: AS13336 (Peer 1) cannot be built: the snapshot has no data for RADB::AS-NONE",
        "error[not-in-snapshot]: AS13337 (Peer 2) cannot be built: the snapshot has no data for RADB::AS-NADA",
      ],
    ]);
  });

  test("goes through where peers that lack data are planned, and so does the build, without them", async () => {
    const planned = peersOf(
      "as_sets: [RADB::AS-PEER]",
      "as_sets: [RADB::AS-NONE]\n    state: planned",
      "as_sets: [RADB::AS-NADA]\n    state: planned",
    );
    declare(REGISTRY, planned);
    const { code, stderr } = await captured(root, "fetch");
    expect([code, reported(stderr).filter((line) => line.startsWith("error"))]).toEqual([0, []]);
    expect(reported(stderr)).toContain(
      "warning[irr-object-unknown]: RADB::AS-NONE is in none of RADB, TC",
    );
    const build = await captured(root, "build", "--no-native-check", "--format", "json");
    expect([build.code, JSON.parse(build.stdout)]).toMatchObject([
      0,
      { routers: [{ peers: 1, sessions: 1 }] },
    ]);
    expect(JSON.parse(build.stdout)).toMatchObject({
      planned: ["AS13336 Peer 1", "AS13337 Peer 2"],
    });
    const nobody = await captured(root, "explain", "AS13336", "1.1.1.0/24");
    expect(nobody.stderr).toContain("it is declared `state: planned`, so no router has it");
    const text = readFileSync(join(root, "rendered/gru1.conf"), "utf8");
    expect(text).toContain("187.16.216.20");
    expect(text).not.toContain("187.16.216.21");
    // What is planned is fetched as soon as there is data, and checked with the rest.
    writeFileSync(
      join(root, "irr.rpsl"),
      `${REGISTRY}\nas-set: AS-NONE\nmembers: AS13335\nsource: RADB\n`,
    );
    expect((await captured(root, "fetch")).stdout).toContain("RADB::AS-NONE added");
    declare(REGISTRY, planned.replace("remote: 187.16.216.21", "remote: 187.16.216.20"));
    expect((await captured(root, "build")).stderr).toContain("error[duplicate-remote]");
  });

  test("is built without the session alone that is planned, and which is checked all the same", async () => {
    const session = (n: number, more = "") =>
      `- { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.${n}${more} }`;
    const peer = (more: string) => `
  - asn: 13335
    name: Half
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      ${session(20)}
      ${session(21, `, name: two, state: planned${more}`)}
`;
    declare(REGISTRY, peer(""));
    expect((await captured(root, "fetch")).code).toBe(0);
    const { code, stdout } = await captured(root, "build", "--no-native-check");
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining("Planned, not built: AS13335 Half (1 of 2 sessions)\n"),
    ]);
    const text = readFileSync(join(root, "rendered/gru1.conf"), "utf8");
    expect([text.includes("187.16.216.20"), text.includes("187.16.216.21")]).toEqual([true, false]);
    declare(REGISTRY, peer(", policy: none"));
    expect((await captured(root, "build")).stderr).toContain("error[unknown-policy]");
    // What is no state is an error that names those that are.
    declare(REGISTRY, peer("").replace("planned", "asleep"));
    expect((await captured(root, "validate")).stderr).toContain("planned");
  });

  test("reports what is wrong with missing data, and not that nothing is new", async () => {
    declare("as-set: AS-OTHER\nsource: RADB\n\nas-set: AS-OTHER\nsource: TC\n", some());
    const { code, stdout, stderr } = await captured(root, "fetch", "--keep-going");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("the snapshot has no data for 4 objects: AS52580 (our own), ");
    expect(existsSync(join(root, "snapshot"))).toBe(false);
  });

  test("does not help where our own objects lack data", async () => {
    declare(
      REGISTRY.replace("as-set: AS-AZION", "as-set: AS-OTHER"),
      peersOf("as_sets: [AS13335]"),
    );
    const { stderr } = await captured(root, "fetch", "--keep-going");
    expect(stderr).toContain("the snapshot has no data for 1 object: RADB::AS-AZION (our own)");
    expect(stderr).toContain("nothing can be built without our own objects");
    expect((await captured(root, "build")).stderr).toContain(
      "error[own-data-missing]: nothing can be built: the snapshot has no data for our own RADB::AS-AZION",
    );
  });
});

describe.each(engines)("allow_empty, with %s", (engine) => {
  const irr = `engine: ${engine}, ${DUMPS}`;

  test("is offered where an object is empty, and is honoured by fetch and build", async () => {
    declare(REGISTRY, peersOf("as_sets: [RADB::AS-NADA]"), irr);
    const refused = await captured(root, "fetch");
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("error[irr-object-empty]: RADB::AS-NADA expands to no prefix");
    expect(refused.stderr).toContain("declare `allow_empty: [ipv4, ipv6]` for AS13335");
    declare(REGISTRY, peersOf("as_sets: [RADB::AS-NADA]\n    allow_empty: [ipv4, ipv6]"), irr);
    const taken = await captured(root, "fetch");
    expect([taken.code, taken.stderr]).toEqual([
      0,
      expect.stringContaining("warning[irr-object-empty-tolerated]: RADB::AS-NADA"),
    ]);
    expect((await captured(root, "build", "--no-native-check")).code).toBe(0);
    // All families of its sessions are both.
    declare(REGISTRY, peersOf("as_sets: [RADB::AS-NADA]\n    allow_empty: [ipv4]"), irr);
    expect((await captured(root, "fetch")).code).toBe(0);
    declare(REGISTRY, peersOf("as_sets: [RADB::AS-NADA]\n    allow_empty: [ipv6]"), irr);
    expect((await captured(root, "fetch")).code).toBe(1);
  });
});

test("an object of our own ASN without prefixes is taken where our address space is declared", async () => {
  const registry = REGISTRY.replace("origin: AS52580", "origin: AS262589").replace(
    "members: AS52580",
    "members: AS262589",
  );
  declare(registry, peersOf("as_sets: [AS13335]"));
  expect((await captured(root, "fetch")).stderr).toContain("error[irr-object-empty]: AS52580");
  const text = readFileSync(join(root, "network.yaml"), "utf8");
  const prefixes = "  prefixes: [179.191.160.0/20]\nirr:";
  writeFileSync(join(root, "network.yaml"), text.replace("irr:", prefixes));
  expect((await captured(root, "fetch")).code).toBe(0);
});

describe.each(engines)("a set without a source, with %s", (engine) => {
  const irr = `engine: ${engine}, ${DUMPS}`;

  test("is a warning with the name to put there, before and after there is data", async () => {
    const peers = peersOf("as_sets: [AS-TWICE]", "as_sets: [AS13335, AS-PEER]");
    declare(REGISTRY, peers, irr);
    const lines = (stderr: string) =>
      reported(stderr).filter((line) => line.includes("[irr-object-unqualified]"));
    const before = await captured(root, "validate");
    expect(lines(before.stderr)).toEqual(
      ["AS-TWICE", "AS-PEER"].map(
        (name) =>
          `warning[irr-object-unqualified]: ${name} names no registry: the first of RADB, TC that has a set with this name counts`,
      ),
    );
    expect(before.stderr).toContain("like `RADB::AS-TWICE`");
    const known = [
      "warning[irr-object-unqualified]: AS-TWICE names no registry: it is taken from RADB; TC has a set with this name too",
      "warning[irr-object-unqualified]: AS-PEER names no registry: it is taken from RADB",
    ];
    const fetched = await captured(root, "fetch");
    expect([fetched.code, lines(fetched.stderr).toSorted()]).toEqual([0, known.toSorted()]);
    expect(fetched.stderr).toContain("write `RADB::AS-TWICE`");
    const index = readFileSync(join(root, "snapshot/index.json"), "utf8");
    expect(index.match(/"also_in": .*/g)).toEqual([`"also_in": ["TC"],`]);
    for (const command of ["validate", "build"]) {
      expect(lines((await captured(root, command)).stderr)).toEqual(known);
    }
    // With other members in the other source, that is said instead.
    const other = REGISTRY.replace(/members: AS13335\nsource: TC\n$/, "members: AS1\nsource: TC\n");
    writeFileSync(join(root, "irr.rpsl"), other);
    const differing = await captured(root, "fetch");
    expect(lines(differing.stderr)).toEqual(known.slice(1));
    expect(differing.stderr).toContain("warning[irr-object-namesakes]: AS-TWICE is in RADB (used)");
  });
});
