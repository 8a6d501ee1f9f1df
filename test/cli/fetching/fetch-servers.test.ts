import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { startIrrdServer } from "../../../src/irr/index.ts";
import { AZION_DUMP } from "../../fixtures/azion-dump.ts";
import { networkText } from "../../fixtures/network.ts";
import { readRegistry } from "../../irr/registry.ts";
import { startScriptedServer, type Reply } from "../../irr/client/scripted-server.ts";
import { captured } from "../captured.ts";

const installed = spawnSync("bgpq4", ["-v"]).status === 0;
const engines = installed || process.env["CI"] ? ["native", "bgpq4"] : ["native"];
if (engines.length < 2) console.warn("bgpq4 is not installed: its tests are skipped");

/** Another object has the same members: what is not there is not there for both. */
const AZION = `${AZION_DUMP}
as-set: AS-OTHER
members: AS13335, AS-PART
source: RADB
`;
/** What is missing for both peers' objects, in the order of the queries. */
const ABSENT = ["!6AS13335", "!6AS209242", "!mas-set,AS-PART"];

const PEERS = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER, RADB::AS-OTHER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`;

let root = "";
const open: { close(): Promise<void> }[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "peerc-servers-"));
});
afterEach(async () => {
  rmSync(root, { recursive: true, force: true });
  for (const each of open.splice(0)) await each.close();
});

/** An honest server, and the queries it receives: `connection query`, without the selection of sources. */
async function serve(registry: string) {
  const heard: string[] = [];
  const server = await startIrrdServer(await readRegistry(registry), {
    onQuery: ({ query, connection }) => {
      if (!/^!(?:!|s|n|q)/.test(query)) heard.push(`${connection} ${query}`);
    },
  });
  open.push(server);
  return { name: `127.0.0.1:${server.port}`, heard };
}

async function script(reply: (query: string) => Reply | null): Promise<string> {
  const server = await startScriptedServer((query) => {
    const own = reply(query);
    if (own !== null) return own;
    if (query === "!!") return "";
    if (query === "!s-lc") return "A8\nRADB,TC\nC\n";
    return query.startsWith("!s") ? "C\n" : "D\n";
  });
  open.push(server);
  return `127.0.0.1:${server.port}`;
}

/** Fetches from servers; null if there is no snapshot, otherwise its files, without the record of who answered. */
async function fetchFrom(
  engine: string,
  servers: readonly string[],
  more: { readonly args?: readonly string[]; readonly timeout?: string } = {},
): Promise<{ code: number; stderr: string; files: Readonly<Record<string, string>> | null }> {
  const text = networkText({ peers: PEERS });
  const dumps = "irr: { dumps: [irr.rpsl], sources: [RADB, TC] }";
  if (!text.includes(dumps)) throw new Error("the fixture has changed");
  const irr = `irr: { engine: ${engine}, servers: ${JSON.stringify(servers)}, sources: [RADB, TC], timeout: ${more.timeout ?? "60s"} }`;
  writeFileSync(join(root, "network.yaml"), text.replace(dumps, irr));
  const { code, stderr } = await captured(root, "fetch", ...(more.args ?? []));
  const folder = join(root, "snapshot");
  const paths = readdirSync(root).includes("snapshot")
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : null;
  const files = paths && Object.fromEntries(paths.sort().map((p) => [p, readFileSync(p, "utf8")]));
  return { code, stderr, files };
}

/** What one server alone gives; the folder is left as it was. */
async function alone(engine: string, server: string) {
  const { code, stderr, files } = await fetchFrom(engine, [server]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(Object.keys(files ?? {})).toContain(join(root, "snapshot/RADB/AS-PEER.ipv4"));
  rmSync(join(root, "snapshot"), { recursive: true });
  return files;
}

describe.each(engines)("peerc fetch from several servers, with %s", (engine) => {
  test("queries the second one for what the first one lacks, once for all objects, on one connection", async () => {
    const [first, second] = [await serve(AZION), await serve(AZION)];
    const files = await alone(engine, first.name);
    const { code, stderr, files: both } = await fetchFrom(engine, [first.name, second.name]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(both).toEqual(files);
    expect([...second.heard].sort()).toEqual(ABSENT.map((query) => `1 ${query}`));
  });

  test("takes a server that is named twice for one", async () => {
    const first = await serve(AZION);
    const files = await alone(engine, first.name);
    const once = first.heard.length;
    const twice = await fetchFrom(engine, [first.name, first.name]);
    expect(twice).toEqual({ code: 0, stderr: "", files });
    expect(first.heard).toHaveLength(2 * once);
  });

  test("takes nothing of an object of which the second one has more, whichever of the two is wrong", async () => {
    const first = await serve(AZION);
    const more = `${AZION}\nroute6: 2606:4700::/32\norigin: AS209242\nsource: TC\n`;
    const second = await serve(more);
    const { code, stderr, files } = await fetchFrom(engine, [first.name, second.name]);
    expect([code, files]).toEqual([1, null]);
    for (const object of ["RADB::AS-PEER", "RADB::AS-OTHER"]) {
      expect(stderr).toContain(
        `error[irr-servers-differ]: ${object}: ${first.name} has no ipv6 prefixes of AS209242 in RADB, TC, ` +
          `but ${second.name} has 2606:4700::/32\n`,
      );
    }
    expect(stderr).toContain("hint: a mirror may be behind: try again later");
    expect(stderr).not.toContain("irr-absences-unconfirmed");
  });

  test("keeps the last good data of such an object with --keep-going, and writes the others", async () => {
    const before = await serve(AZION);
    const old = await fetchFrom(engine, [before.name]);
    const first = await serve(
      AZION.replace("1.1.1.0/24", "1.0.0.0/24").replace("179.191.160.0/20", "179.191.160.0/21"),
    );
    const second = await serve(`${AZION}\nroute6: 2606:4700::/32\norigin: AS209242\nsource: TC\n`);
    const servers = [first.name, second.name];
    const { code, files } = await fetchFrom(engine, servers, { args: ["--keep-going"] });
    expect(code).toBe(1);
    const file = (name: string) => join(root, "snapshot", name);
    expect(files?.[file("RADB/AS-PEER.ipv4")]).toBe(old.files?.[file("RADB/AS-PEER.ipv4")]);
    expect(files?.[file("RADB/AS-PEER.ipv4")]).toContain("1.1.1.0/24");
    expect(files?.[file("RADB/AS-AZION.ipv4")]).toContain("179.191.160.0/21");
  });

  test("takes the first one's word where somebody has looked at it, for that object alone", async () => {
    const first = await serve(AZION);
    const files = await alone(engine, first.name);
    const second = await serve(`${AZION}\nroute6: 2606:4700::/32\norigin: AS209242\nsource: TC\n`);
    const servers = [first.name, second.name];
    const one = await fetchFrom(engine, servers, { args: ["--acknowledge", "RADB::AS-PEER"] });
    expect([one.code, one.files]).toEqual([1, null]);
    expect(one.stderr).not.toContain("irr-servers-differ]: RADB::AS-PEER");
    expect(one.stderr).toContain("irr-servers-differ]: RADB::AS-OTHER");
    const both = ["RADB::AS-PEER", "RADB::AS-OTHER"].flatMap((name) => ["--acknowledge", name]);
    expect(await fetchFrom(engine, servers, { args: both })).toEqual({
      code: 0,
      stderr: "",
      files,
    });
  });

  test("reports which server has the set that the first one denies, and does not use that server", async () => {
    const second = await serve(AZION);
    const inner = await serve(AZION.replace("as-set: AS-PART", "as-set: AS-RENAMED"));
    const member = await fetchFrom(engine, [inner.name, second.name]);
    expect([member.code, member.files]).toEqual([1, null]);
    expect(member.stderr).toContain(
      `RADB::AS-PEER: ${inner.name} has no as-set AS-PART in RADB, TC, but ${second.name} has it in TC\n`,
    );
    expect(member.stderr).not.toContain("irr-member-unknown");

    const outer = await serve(AZION.replace("as-set: AS-PEER", "as-set: AS-RENAMED"));
    const object = await fetchFrom(engine, [outer.name, second.name]);
    expect([object.code, object.files]).toEqual([1, null]);
    expect(object.stderr).toContain(
      `RADB::AS-PEER: ${outer.name} has no as-set AS-PEER in RADB, but ${second.name} has it in RADB\n`,
    );
    expect(object.stderr).not.toContain("irr-object-unknown");
  });

  const UNHELPFUL: readonly [string, (query: string) => Reply | null, string][] = [
    ["hangs", () => ({ send: "", then: "hang" }), "within 2 s"],
    ["closes", (query) => (query === "!6AS13335" ? { send: "", then: "close" } : null), "closed"],
    ["talks something else", () => "HTTP/1.1 400 Bad Request\r\n", "not IRRd's protocol"],
    [
      "has something that is no prefix",
      (query) => (query.startsWith("!6") ? "A5\noops\nC\n" : null),
      'answers `!6AS13335` with "oops"',
    ],
    [
      "has prefixes of all, and then fails",
      (query) =>
        query === "!s-lc" ? "D\n" : query.startsWith("!6") ? "A14\n2001:db8::/32\nC\n" : null,
      "answers `!s-lc` with something else",
    ],
    ["has no source TC", (query) => (query === "!sTC" ? "F no\n" : null), "it has no source TC"],
  ];
  test.each(UNHELPFUL)(
    "fetches what the first one has, with a warning, where the second one %s",
    async (what, reply, problem) => {
      const first = await serve(AZION);
      const files = await alone(engine, first.name);
      const second = await script(reply);
      const {
        code,
        stderr,
        files: both,
      } = await fetchFrom(engine, [first.name, second], what === "hangs" ? { timeout: "2s" } : {});
      expect(code).toBe(0);
      expect(both).toEqual(files);
      expect(stderr.match(/(?:warning|error)\[.*?\]/g)).toEqual([
        "warning[irr-absences-unconfirmed]",
      ]);
      expect(stderr).toContain(`that ${first.name} has no `);
      expect(stderr).toMatch(new RegExp(`no other server confirms that .*: ${second}: `));
      expect(stderr).toContain(problem);
    },
  );

  test("queries the third one where the second one cannot answer", async () => {
    const [first, third] = [await serve(AZION), await serve(AZION)];
    const second = await script(() => "F no\n");
    const { code, stderr } = await fetchFrom(engine, [first.name, second, third.name]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(third.heard).toHaveLength(ABSENT.length);
  });
});

describe("peerc fetch from several servers", () => {
  test("does not ask one again that failed before, and says that nobody else was there", async () => {
    const heard: string[] = [];
    const first = await script((query) => {
      heard.push(query);
      return query.startsWith("!m") ? "F no\n" : null;
    });
    const second = await serve(AZION);
    const { code, stderr, files } = await fetchFrom("native", [first, second.name]);
    expect([code, files === null]).toEqual([0, false]);
    expect(stderr.match(/\w+\[.*?\]/g)?.sort()).toEqual([
      "warning[irr-absences-unconfirmed]",
      "warning[irr-server-passed-over]",
    ]);
    expect(stderr).toMatch(new RegExp(`no other server confirms that .*: ${first}: `));
    expect(heard).toContain("!mas-set,AS-PEER");
    expect(heard.filter((query) => ABSENT.includes(query))).toEqual([]);
  });

  test("lets one that lacks a source speak for the others", async () => {
    const lacking = `\nas-set: AS-PART\nmembers: AS209242\nsource: RADB\n`;
    const first = await serve(AZION.replace(/[^\n]+\n[^\n]+\nsource: TC\n/g, "") + lacking);
    const second = await serve(AZION);
    const { code, stderr } = await fetchFrom("native", [first.name, second.name]);
    expect(code).toBe(1);
    expect(stderr).toContain("it has no source TC; another server was queried for everything");
    expect(stderr).toContain(
      `RADB::AS-PEER: ${second.name} has no as-set AS-PART in RADB, but ${first.name} has it in RADB\n`,
    );
    expect(stderr).toMatch(
      /irr-absences-unconfirmed\]: no other server confirms that .* has no ipv6 .*: it has no source TC/,
    );
  });
});
