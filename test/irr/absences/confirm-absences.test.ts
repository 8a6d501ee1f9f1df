import { afterEach, describe, expect, test } from "@jest/globals";

import { formatAbsence, type Absence } from "../../../src/irr/absences/absence.ts";
import { confirmAbsences, type Witness } from "../../../src/irr/absences/confirm-absences.ts";
import { limitsFor } from "../../../src/irr/client/irrd-limits.ts";
import type { IrrServer } from "../../../src/irr/index.ts";
import { framed } from "../bgpq4/bgpq4-fake-server.ts";
import { startScriptedServer, type Reply } from "../client/scripted-server.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** A server of some sources, with only the given data. */
async function serve(sources: readonly string[], replies: Readonly<Record<string, Reply>> = {}) {
  const server = await startScriptedServer((query) => {
    const reply = replies[query];
    if (reply !== undefined) return reply;
    if (query === "!!") return "";
    if (query === "!s-lc") return framed(sources.join());
    if (!query.startsWith("!s")) return "D\n";
    const known = query.slice(2).split(",");
    return known.every((source) => sources.includes(source)) ? "C\n" : "F no such source\n";
  });
  open.push(server);
  return { ...server, name: `127.0.0.1:${server.port}` };
}

const SOURCES = ["RADB", "TC"];
const ROUTES: Absence = { kind: "routes", asn: 64501, family: "ipv4", sources: SOURCES };
const SET: Absence = { kind: "set", class: "as-set", name: "AS-X", sources: ["RADB"] };
const REFERENCES: Absence = { ...SET, kind: "references" };
const ALL = [ROUTES, SET, REFERENCES];

function hold(absences: readonly Absence[], ...servers: readonly IrrServer[]) {
  const witnesses = servers.map((server) => ({ server, problem: null }));
  return printed(new Set(absences), witnesses);
}

/** Absences as printed. */
async function printed(absences: ReadonlySet<Absence>, witnesses: readonly Witness[]) {
  const { denied, unconfirmed, problems } = await confirmAbsences(
    absences,
    witnesses,
    limitsFor(500),
  );
  const entries = [...denied].map(([absence, denial]) => [formatAbsence(absence), denial] as const);
  return { denied: new Map(entries), unconfirmed: unconfirmed.map(formatAbsence), problems };
}

describe("confirmAbsences", () => {
  test("asks for each absence once, on one connection, and one server that has all sources is enough", async () => {
    const [first, second] = [await serve(SOURCES), await serve(SOURCES)];
    const held = await hold([...ALL, ROUTES], first, second);
    expect(held).toEqual({ denied: new Map(), unconfirmed: [], problems: [] });
    expect(first.heard).toEqual([
      [
        ...["!!", "!sRADB", "!sTC"],
        ...["!sRADB", "!mas-set,AS-X", "!iAS-X", "!sRADB,TC", "!gAS64501"],
        "!s-lc",
      ],
    ]);
    expect(second.heard).toEqual([]);
  });

  test("reports what the other one has, and how much of it", async () => {
    const server = await serve(SOURCES, {
      "!gAS64501": framed("198.51.100.0/25 203.0.113.0/24"),
      "!mas-set,AS-X": framed("as-set: AS-X\nmembers: AS1\nsource: RADB"),
      "!iAS-X": framed("AS-SUB AS2"),
    });
    const { denied, unconfirmed } = await hold(ALL, server);
    expect([...denied]).toEqual([
      [
        "no ipv4 prefixes of AS64501 in RADB, TC",
        { server: server.name, has: "2, such as 198.51.100.0/25" },
      ],
      ["no as-set AS-X in RADB", { server: server.name, has: "it in RADB" }],
      ["no members by reference of the as-set AS-X in RADB", { server: server.name, has: "AS2" }],
    ]);
    expect(unconfirmed).toEqual([]);
  });

  test("takes a set that cannot be read for one, and members that are no ASNs for none", async () => {
    const server = await serve(SOURCES, {
      "!mas-set,AS-X": framed("as-set: AS-X\nmembers: AS1 AS2\nsource: RADB"),
      "!iAS-X": framed("AS-SUB"),
    });
    const { denied } = await hold(ALL, server);
    expect([...denied.values()].map(({ has }) => has)).toEqual(["one that cannot be read"]);
  });

  test("asks several for the sources that each has", async () => {
    const [radb, tc] = [await serve(["RADB"]), await serve(["TC", "RIPE"])];
    expect((await hold(ALL, radb, tc)).unconfirmed).toEqual([]);
    expect(tc.heard).toEqual([["!!", "!sTC", "!sTC", "!gAS64501", "!s-lc"]]);
    const alone = await hold(ALL, radb);
    expect(alone.unconfirmed).toEqual(["no ipv4 prefixes of AS64501 in RADB, TC"]);
    expect(alone.problems).toEqual([`${radb.name}: it has no source TC`]);
    const has = await serve(["TC"], { "!gAS64501": framed("192.0.2.0/24") });
    const { denied } = await hold(ALL, radb, has);
    expect([...denied.values()]).toEqual([{ server: has.name, has: "192.0.2.0/24" }]);
  });

  test("queries no server without a question, nor one with a known problem", async () => {
    const server = await serve(SOURCES);
    expect((await hold([], server)).unconfirmed).toEqual([]);
    const known = [{ server, problem: "it failed before" }];
    const held = await printed(new Set([SET]), known);
    expect(held.unconfirmed).toEqual(["no as-set AS-X in RADB"]);
    expect(held.problems).toEqual([`${server.name}: it failed before`]);
    expect(server.heard).toEqual([]);
  });

  const FAILURES: readonly [string, Readonly<Record<string, Reply>>][] = [
    ["closes", { "!mas-set,AS-X": { send: "", then: "close" } }],
    ["hangs", { "!mas-set,AS-X": { send: "", then: "hang" } }],
    ["hangs at once", { "!!": { send: "", then: "hang" } }],
    ["answers with an error", { "!mas-set,AS-X": "F no\n" }],
    ["answers with what is no protocol", { "!mas-set,AS-X": "HTTP/1.1 400 Bad Request\r\n" }],
    ["shows another set", { "!mas-set,AS-X": framed("as-set: AS-Y\nsource: RADB") }],
    ["shows the set of another source", { "!mas-set,AS-X": framed("as-set: AS-X\nsource: TC") }],
    ["shows no set", { "!mas-set,AS-X": framed("<html>") }],
    ["names no prefixes", { "!gAS64501": framed("192.0.2.0/24 oops") }],
    ["names host bits", { "!gAS64501": framed("192.0.2.1/24") }],
    ["names prefixes of the other family", { "!gAS64501": framed("2001:db8::/32") }],
    ["answers once too often", { "!gAS64501": "D\nD\n" }],
    ["has nothing at the end", { "!s-lc": "D\n" }],
  ];
  test.each(FAILURES)(
    "lets one that %s confirm nothing and deny nothing",
    async (_what, replies) => {
      // What came before it failed does not count either.
      const found = { "!iAS-X": framed("AS2"), "!gAS64501": framed("192.0.2.0/24"), ...replies };
      const liar = await serve(SOURCES, found);
      const alone = await hold(ALL, liar);
      expect(alone.denied.size).toBe(0);
      expect(alone.unconfirmed).toHaveLength(ALL.length);
      expect(alone.problems).toEqual([expect.stringContaining(`${liar.name}: `)]);
      const honest = await serve(SOURCES);
      expect(await hold(ALL, liar, honest)).toEqual({
        denied: new Map(),
        unconfirmed: [],
        problems: [],
      });
    },
  );
});
