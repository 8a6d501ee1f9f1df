import { afterEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import {
  expandObject,
  fetchRegistry,
  startIrrdServer,
  type Database,
  type Expansion,
  type IrrServer,
} from "../../../src/irr/index.ts";
import { formatPrefixRange } from "../../../src/net/index.ts";
import { limitsFor } from "../../../src/irr/client/irrd-limits.ts";
import { framed } from "../bgpq4/bgpq4-fake-server.ts";
import { objectName, readRegistry } from "../registry.ts";
import { startScriptedServer, type Reply } from "../client/scripted-server.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

function keep<T extends { close(): Promise<void> }>(server: T): T {
  open.push(server);
  return server;
}

/** Serves a database and records the queries. */
async function serve(database: Database) {
  const queries: string[] = [];
  const server = keep(
    await startIrrdServer(database, { onQuery: ({ query }) => queries.push(query) }),
  );
  return { server, queries };
}

/** Expands objects from servers; what came of it. */
async function fetchAll(
  servers: readonly IrrServer[],
  names: readonly string[],
  sources: readonly string[],
  timeoutMs = 5000,
) {
  const diagnostics = new Diagnostics();
  const wanted = names.map(objectName);
  const options = {
    names: wanted,
    sources,
    servers: servers.map((server) => ({ server })),
    limits: limitsFor(timeoutMs),
  };
  const fetched = await fetchRegistry(options, diagnostics.report);
  const expansions =
    fetched && wanted.map((name) => expandObject(fetched.database, name, { sources }));
  const messages = diagnostics.all.map((d) => `${d.severity}: ${d.message}`);
  return { fetched, expansions, messages };
}

const RPSL = `
as-set: AS-TOP
members: AS64500, AS-MID, AS-GONE, AS-EMPTY, AS-BAD
source: RADB

as-set: AS-MID
members: AS64501, AS-TOP, AS64500:AS-CONE
source: TC

as-set: AS-MID
members: AS64666
source: RIPE

as-set: AS64500:AS-CONE
members: AS64502
source: RIPE

as-set: AS-EMPTY
source: RADB

as-set: AS-BAD
members: AS1 AS2
source: RADB

as-set: AS-BAD
members: AS64503
source: RIPE

as-set: AS-OPEN
members: AS64500
mbrs-by-ref: MAINT-A
source: RIPE

aut-num: AS64504
member-of: AS-OPEN
mnt-by: MAINT-A
source: RIPE

route-set: RS-TOP
members: 192.0.2.0/24^+, RS-SUB^24-26, AS64500^-, 10.0.0.0/8^9
mp-members: 2001:db8::/32^48, AS-MID
source: RADB

route-set: RS-SUB
members: 198.51.100.0/23
source: TC

route: 192.0.2.0/24
origin: AS64500
source: RADB

route: 192.0.2.0/24
origin: AS64500
source: TC

route: 198.51.100.0/24
origin: AS64501
source: RIPE

route6: 2001:db8:1::/48
origin: AS64501
source: TC

route: 203.0.113.0/24
origin: AS64502
source: RIPE

route: 203.0.113.128/25
origin: AS64503
source: RADB

route: 100.64.0.0/24
origin: AS64504
source: RIPE

route: 100.66.6.0/24
origin: AS64666
source: RADB
`;
const SOURCES = ["RADB", "TC", "RIPE"];
const NAMES = [
  "AS-TOP",
  "RIPE::AS-MID",
  "AS-MID",
  "AS64500:AS-CONE",
  "AS-OPEN",
  "AS-EMPTY",
  "AS-BAD",
  "AS-NONE",
  "RS-TOP",
  "RS-SUB",
  "AS64500",
  "TC::AS64500",
  "AS64599",
];

/** Expansions without what only dumps can say: the file of an object that was dropped. */
function comparable(expansions: readonly Expansion[] | null) {
  return expansions?.map(({ object, findings }) => ({
    object,
    findings: findings.map((f) => ("dropped" in f ? { ...f, dropped: f.dropped?.reason } : f)),
  }));
}

describe("fetchRegistry", () => {
  test("gives a database in which objects expand as in the whole registry, findings and all", async () => {
    const database = await readRegistry(RPSL);
    const { server } = await serve(database);
    const { expansions, messages, fetched } = await fetchAll([server], NAMES, SOURCES);
    const whole = NAMES.map((name) =>
      expandObject(database, objectName(name), { sources: SOURCES }),
    );
    expect(comparable(expansions)).toEqual(comparable(whole));
    expect(whole.flatMap(({ findings }) => findings.map(({ kind }) => kind))).toEqual(
      expect.arrayContaining(["unknown-object", "empty-object", "unknown-member", "namesakes"]),
    );
    expect(messages).toEqual([]);
    expect(fetched?.server).toBe(server);
  });

  test("queries each set and each ASN once, however many objects contain it, on one connection; again if it was missing", async () => {
    const database = await readRegistry(RPSL);
    const connections = new Set<number>();
    const queries: string[] = [];
    const again: string[] = [];
    const server = keep(
      await startIrrdServer(database, {
        onQuery: ({ query, connection }) => {
          connections.add(connection);
          (connection === 1 ? queries : again).push(query);
        },
      }),
    );
    await fetchAll([server], ["AS-TOP", "AS-MID", "AS64500:AS-CONE", "AS64500"], ["TC"]);
    expect([...connections]).toEqual([1, 2]);
    const asked = queries.filter((query) => /^!(?!s|!)/.test(query));
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toEqual([
      "!mas-set,AS-TOP",
      "!mas-set,AS-MID",
      "!mas-set,AS64500:AS-CONE",
      ...["!gAS64500", "!6AS64500", "!gAS64501", "!6AS64501"],
    ]);
    expect(again.filter((query) => /^!(?!s|!)/.test(query))).toEqual([
      ...["!6AS64500", "!gAS64501"],
      ...["!a", "!a4AS-MID"],
    ]);
  });

  test("asks source by source only for ASNs that have routes", async () => {
    const { server, queries } = await serve(await readRegistry(RPSL));
    await fetchAll([server], ["AS64500"], SOURCES);
    expect(queries.slice(4)).toEqual([
      ...["!sRADB,TC,RIPE", "!gAS64500", "!6AS64500"],
      ...["!sRADB", "!gAS64500", "!sTC", "!gAS64500", "!sRIPE", "!gAS64500"],
      "!s-lc",
      ...["!!", "!sRADB,TC,RIPE", "!6AS64500"],
    ]);
  });

  describe("does not take `D` for an answer", () => {
    const ROUTES: Readonly<Record<string, string>> = {
      "!sRADB": "C\n",
      "!s-lc": framed("RADB"),
      "!mas-set,AS-X": framed("as-set: AS-X\nmembers: AS1, AS2\nsource: RADB"),
      "!gAS1": framed("10.0.0.0/24"),
      "!gAS2": framed("10.0.1.0/24"),
      "!a": "F Missing required set name for A query\n",
      "!a4AS-X": framed("10.0.0.0/24 10.0.1.0/24"),
    };

    /** The result for AS-X if some answers differ, by connection. */
    async function fetchX(different: (query: string, connection: number) => Reply | null) {
      const script = (query: string, connection: number): Reply =>
        query === "!!" ? "" : (different(query, connection) ?? ROUTES[query] ?? "D\n");
      const server = keep(await startScriptedServer(script));
      const { expansions, messages } = await fetchAll([server], ["AS-X"], ["RADB"]);
      const found = expansions?.[0]?.object.prefixes.ipv4;
      const list = found && Array.from(found, (p) => formatPrefixRange(p.range));
      return { list, messages };
    }

    test("where the server has something when it is asked again", async () => {
      const { list, messages } = await fetchX((query, connection) =>
        query === "!gAS2" && connection === 1 ? "D\n" : null,
      );
      expect(list).toBeUndefined();
      expect(messages).toEqual([
        expect.stringContaining("no ipv4 prefixes of AS2, and has some when it is asked again"),
      ]);
    });

    test("where the set as a whole has more", async () => {
      const { list, messages } = await fetchX((query) => (query === "!gAS2" ? "D\n" : null));
      expect(list).toBeUndefined();
      expect(messages).toEqual([
        expect.stringContaining("contradicts itself: its AS-X has 10.0.1"),
      ]);
    });

    test("but lets pass what was registered in the meantime, and a set that cannot be expanded", async () => {
      const new4 = framed("10.0.0.0/24 10.0.2.0/24");
      const meanwhile = await fetchX((query, connection) => {
        if (query === "!gAS2") return "D\n";
        if (query === "!a4AS-X") return new4;
        return query === "!gAS1" && connection === 2 ? new4 : null;
      });
      expect(meanwhile).toEqual({ list: ["10.0.0.0/24"], messages: [] });
      for (const query of ["!a", "!a4AS-X"]) {
        const unable = await fetchX((asked) =>
          asked === "!gAS2" ? "D\n" : asked === query ? "F Unrecognised command\n" : null,
        );
        expect(unable).toEqual({ list: ["10.0.0.0/24"], messages: [] });
      }
    });

    test("of a set with a source only where the server would take the same", async () => {
      const lacking = (query: string): Reply | null => {
        if (query === "!gAS2") return "D\n";
        return /^!s/.test(query) && query !== "!s-lc" ? "C\n" : null;
      };
      const asked = async (taken: string) => {
        const text = framed(`as-set: AS-X\nmembers: AS1, AS2\nsource: ${taken}`);
        const script = (query: string, connection: number): Reply => {
          if (query === "!!") return "";
          if (query === "!mas-set,AS-X" && connection === 2) return text;
          return lacking(query) ?? ROUTES[query] ?? "D\n";
        };
        const server = keep(await startScriptedServer(script));
        const { messages } = await fetchAll([server], ["RADB::AS-X"], ["TC", "RADB"]);
        return messages;
      };
      expect(await asked("RADB")).toEqual([expect.stringContaining("contradicts itself")]);
      expect(await asked("TC")).toEqual([]);
    });
  });

  test("lets the server find the members by reference", async () => {
    const replies: Record<string, string> = {
      "!sRIPE": "C\n",
      "!s-lc": framed("RIPE"),
      "!mas-set,AS-X": framed("as-set: AS-X\nmembers: AS1\nmbrs-by-ref: M-A\nsource: RIPE"),
      "!iAS-X": framed("AS1 AS2"),
      "!gAS1": framed("10.0.0.0/24"),
      "!gAS2": framed("10.0.1.0/24\n"),
      "!mroute-set,RS-X": framed("route-set: RS-X\nmbrs-by-ref: ANY\nsource: RIPE"),
      "!iRS-X": framed("10.0.2.0/24 2001:db8::/32"),
    };
    const script = (query: string): string => (query === "!!" ? "" : (replies[query] ?? "D\n"));
    const server = keep(await startScriptedServer(script));
    const { expansions, fetched } = await fetchAll([server], ["AS-X", "RS-X"], ["RIPE"]);
    expect(fetched?.unreferred).toEqual([]);
    expect(expansions?.map(({ object }) => object.prefixes.ipv4.length)).toEqual([2, 1]);
    expect(expansions?.[0]?.object.origins.map(({ asn }) => asn)).toEqual([1, 2]);
    expect(expansions?.[1]?.object.prefixes.ipv6).toHaveLength(1);
  });

  test("names the sets of which the server knows no members by reference", async () => {
    const replies: Record<string, string> = {
      "!s-lc": framed("RIPE"),
      "!mas-set,AS-X": framed("as-set: AS-X\nmembers: AS1\nmbrs-by-ref: M-A\nsource: RIPE"),
      "!gAS1": framed("10.0.0.0/24"),
    };
    const server = keep(
      await startScriptedServer((query) =>
        query === "!!" ? "" : (replies[query] ?? (query.startsWith("!s") ? "C\n" : "D\n")),
      ),
    );
    const { expansions, fetched } = await fetchAll([server], ["AS-X"], ["RIPE"]);
    expect(expansions?.[0]?.object.origins.map(({ asn }) => asn)).toEqual([1]);
    expect(fetched?.unreferred).toEqual([
      { kind: "references", class: "as-set", name: "AS-X", sources: ["RIPE"] },
    ]);
  });

  const asn = fc.constantFrom("AS1", "AS2", "AS3", "AS23456");
  const operator = fc.constantFrom("", "^+", "^-", "^24", "^25-27");
  const source = fc.constantFrom(...SOURCES);
  const asSet = fc.constantFrom("AS-A", "AS-B", "AS-C", "AS1:AS-D");
  const routeSet = fc.constantFrom("RS-A", "RS-B", "AS1:RS-C");
  const prefix = fc.constantFrom("10.0.0.0/8", "10.1.0.0/16", "192.0.2.0/24", "192.0.2.64/26");
  const prefix6 = fc.constantFrom("2001:db8::/32", "2001:db8:1::/48");
  const objects = fc.array(
    fc.oneof(
      fc
        .tuple(asSet, fc.array(fc.oneof(asn, asSet, routeSet)), source)
        .map(([name, members, s]) => `as-set: ${name}\nmembers: ${members.join()}\nsource: ${s}\n`),
      fc
        .tuple(
          routeSet,
          fc.array(fc.tuple(fc.oneof(asn, asSet, routeSet, prefix, prefix6), operator)),
          source,
        )
        .map(([name, members, s]) => {
          const list = members.map(([member, op]) => member + op).join();
          return `route-set: ${name}\nmp-members: ${list}\nsource: ${s}\n`;
        }),
      fc
        .tuple(prefix, asn, source)
        .map(([p, origin, s]) => `route: ${p}\norigin: ${origin}\nsource: ${s}\n`),
      fc
        .tuple(prefix6, asn, source)
        .map(([p, origin, s]) => `route6: ${p}\norigin: ${origin}\nsource: ${s}\n`),
    ),
    { maxLength: 25 },
  );
  const known = SOURCES.map((s) => `aut-num: AS9\nsource: ${s}\n`);
  const names = ["AS-A", "TC::AS-A", "AS1:AS-D", "RS-A", "RIPE::RS-B", "AS1", "RADB::AS2"];

  test("makes no difference to any expansion over any registry, in any order of the sources", async () => {
    const order = fc.shuffledSubarray(SOURCES, { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(objects, order, async (list, sources) => {
        const database = await readRegistry([...known, ...list].join("\n"));
        const { server } = await serve(database);
        const { expansions, messages } = await fetchAll([server], names, sources);
        expect(messages).toEqual([]);
        expect(expansions).toEqual(
          names.map((name) => expandObject(database, objectName(name), { sources })),
        );
        await server.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe("several servers", () => {
  test("are tried in order, and the first one that is whole gives everything", async () => {
    const { server } = await serve(await readRegistry(RPSL));
    const dead = { host: "127.0.0.1", port: 1 };
    const { expansions, messages, fetched } = await fetchAll([dead, server], NAMES, SOURCES);
    expect(fetched?.server).toBe(server);
    expect(expansions).toHaveLength(NAMES.length);
    expect(messages).toEqual([
      "warning: 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1; another server was queried for everything",
    ]);
  });

  test("are not mixed: nothing of one that fails on the way is used", async () => {
    // The first has an AS-TOP of its own, and fails at the very end.
    let selected = "";
    const liar = keep(
      await startScriptedServer((query) => {
        if (query === "!!") return "";
        if (query.startsWith("!s") && query !== "!s-lc") {
          selected = query.slice(2);
          return "C\n";
        }
        if (query === "!mas-set,AS-TOP") {
          const set = "as-set: AS-TOP\nmembers: AS64666\nsource: RADB";
          return selected === "RADB" ? framed(set) : "D\n";
        }
        return query === "!gAS64666" ? framed("100.66.6.0/24") : "F no\n";
      }),
    );
    const database = await readRegistry(RPSL);
    const { server } = await serve(database);
    const { expansions, messages } = await fetchAll([liar, server], ["AS-TOP"], SOURCES);
    const whole = expandObject(database, objectName("AS-TOP"), { sources: SOURCES });
    expect(comparable(expansions)).toEqual(comparable([whole]));
    expect(messages).toEqual([expect.stringMatching(/answers `!6AS64666` with `F no`; another/)]);
  });

  test("that lack a source are passed over, unless none has it", async () => {
    const small = await serve(
      await readRegistry("route: 10.0.0.0/24\norigin: AS1\nsource: RADB\n"),
    );
    const { server } = await serve(await readRegistry(RPSL));
    const both = await fetchAll([small.server, server], ["AS64500"], SOURCES);
    expect(both.fetched?.server).toBe(server);
    expect(both.messages).toEqual([expect.stringContaining("it has no source TC, RIPE; another")]);
    expect(small.queries.some((query) => query.startsWith("!g"))).toBe(false);

    const alone = await fetchAll([small.server], ["AS3333", "TC::AS-X"], ["RADB"]);
    expect(alone.expansions?.map(({ findings }) => findings[0])).toEqual([
      { kind: "empty-object" },
      { kind: "unknown-source", source: "TC", known: ["RADB"] },
    ]);
    expect(alone.messages).toEqual([]);
  });

  test("that all fail are all named, and there is nothing", async () => {
    const hang = keep(await startScriptedServer(() => ({ send: "", then: "hang" })));
    const dead = { host: "127.0.0.1", port: 1 };
    const { fetched, messages } = await fetchAll([hang, dead], ["AS-TOP"], ["RADB"], 200);
    expect(fetched).toBeNull();
    expect(messages).toEqual([
      expect.stringMatching(/^error: 127\.0\.0\.1:\d+: no(?:t all answers| complete)/),
      expect.stringMatching(/^error: 127\.0\.0\.1:1: connect ECONNREFUSED/),
    ]);
  });

  const ROUTE = "route: 10.0.0.0/24\norigin: AS1\nsource: RADB";
  const LIES: [string, string, Reply][] = [
    ["an error", "!gAS1", "F no\n"],
    ["no prefixes", "!gAS1", framed("10.0.0.0/24 oops")],
    ["host bits", "!gAS1", framed("10.0.0.1/24")],
    ["octal numbers", "!gAS1", framed("010.0.0.0/24")],
    ["a range", "!gAS1", framed("10.0.0.0/24^25")],
    ["the other family", "!gAS1", framed("2001:db8::/32")],
    ["the other family too", "!6AS1", framed("10.0.0.0/24")],
    ["one answer too many", "!gAS1", `${framed("10.0.0.0/24")}D\n`],
    ["half an answer", "!gAS1", { send: "A30\n10.0.0", then: "close" }],
    ["half an answer, and silence", "!gAS1", { send: "A30\n10.0.0", then: "hang" }],
    ["another set", "!mas-set,AS-X", framed("as-set: AS-Y\nmembers: AS1\nsource: RADB")],
    ["a set of another source", "!mas-set,AS-X", framed("as-set: AS-X\nmembers: AS1\nsource: TC")],
    ["another object", "!mas-set,AS-X", framed(ROUTE)],
    ["an object that is none", "!mas-set,AS-X", framed("<html>")],
    ["an error about members by reference", "!iAS-X", "F no\n"],
  ];
  test.each(LIES)("that answer with %s are not believed", async (_what, query, reply) => {
    const server = keep(
      await startScriptedServer((asked) => {
        if (asked === query) return reply;
        if (asked === "!!") return "";
        if (asked === "!s-lc") return framed("RADB");
        if (asked.startsWith("!s")) return "C\n";
        if (asked === "!gAS1") return framed("10.0.0.0/24");
        return asked === "!mas-set,AS-X"
          ? framed("as-set: AS-X\nmembers: AS1\nmbrs-by-ref: ANY\nsource: RADB")
          : "D\n";
      }),
    );
    const { fetched, messages } = await fetchAll([server], ["AS-X"], ["RADB"], 500);
    expect(fetched).toBeNull();
    expect(messages).toEqual([expect.stringMatching(/^error: /)]);
  });
});
