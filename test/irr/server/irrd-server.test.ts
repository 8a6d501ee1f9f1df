import { execFile } from "node:child_process";
import { connect, type Socket } from "node:net";
import { promisify } from "node:util";

import { afterEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  expandObject,
  startIrrdServer,
  type Database,
  type IrrdServer,
} from "../../../src/irr/index.ts";
import { maxLength, parsePrefix, PrefixSet, type Family } from "../../../src/net/index.ts";
import { objectName, readRegistry } from "../registry.ts";

const run = promisify(execFile);

const DUMP = `
as-set: AS-TOP
members: AS3333, AS-SUB, AS-GONE
source: RIPE

as-set: AS-SUB
members: AS15169, AS-TOP
source: RADB

as-set: AS-NOTHING
source: RIPE

route-set: RS-TOP
members: RS-SUB^24, 192.0.2.0/24^+, AS3333^22-23, 198.51.100.0/24^25
mp-members: 2001:db8::/44^48, AS-SUB
source: RIPE

route-set: RS-SUB
members: 203.0.112.0/23
source: RIPE

route: 193.0.0.0/21
origin: AS3333
source: RIPE

route: 193.0.8.0/23
origin: AS3333
source: RADB

route: 8.8.8.0/24
origin: AS15169
source: RADB

route6: 2001:67c:2e8::/48
origin: AS3333
source: RIPE

route6: 2001:4860::/32
origin: AS15169
source: RADB
`;

const servers: IrrdServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(
  database: Database,
  options: Parameters<typeof startIrrdServer>[1] = {},
): Promise<IrrdServer> {
  const server = await startIrrdServer(database, options);
  servers.push(server);
  return server;
}

/** Sends a text and returns everything received until the server closes. */
function talk(server: IrrdServer, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket: Socket = connect(server.port, server.host, () => socket.write(text));
    socket.setEncoding("latin1");
    socket.on("data", (piece: string) => (answer += piece));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
}

/** bgpq4's output for an object: a prefix set, or the ASNs with `-t`. */
async function bgpq4(server: IrrdServer, sources: string, name: string, family: Family) {
  const args = ["-j", family === "ipv4" ? "-4" : "-6", "-p", "-h", `127.0.0.1:${server.port}`];
  const { stdout, stderr } = await run("bgpq4", [...args, "-S", sources, "-l", "x", "--", name]);
  expect(stderr.replace(/^.*Ignoring prefix .*, wrong af .*\n?/gm, "")).toBe("");
  const list = (JSON.parse(stdout) as { x: Record<string, unknown>[] }).x;
  return PrefixSet.of(
    family,
    list.map((entry) => {
      const prefix = parsePrefix(String(entry["prefix"]));
      if (!prefix) throw new Error(`bgpq4: ${JSON.stringify(entry)}`);
      const { length } = prefix;
      if (entry["exact"] === true) return { prefix, min: length, max: length };
      return {
        prefix,
        min: Number(entry["greater-equal"] ?? length),
        max: Number(entry["less-equal"]),
      };
    }),
  );
}

async function bgpq4Origins(server: IrrdServer, sources: string, name: string): Promise<number[]> {
  const args = ["-t", "-j", "-p", "-h", `127.0.0.1:${server.port}`, "-S", sources];
  const { stdout } = await run("bgpq4", [...args, "-l", "x", "--", name]);
  return (JSON.parse(stdout) as { x: number[] }).x;
}

/** Every prefix of a set, one by one: what is the same set may be written with different ranges. */
function singles(set: PrefixSet): Set<string> {
  const all = new Set<string>();
  for (const { prefix, min, max } of set.ranges) {
    for (let length = min; length <= max; length++) {
      const step = 1n << BigInt(maxLength(set.family) - length);
      for (let i = 0n; i < 1n << BigInt(length - prefix.length); i++) {
        all.add(`${prefix.value + i * step}/${length}`);
      }
    }
  }
  return all;
}

function native(database: Database, sources: readonly string[], name: string) {
  return expandObject(database, objectName(name), { sources }).object;
}

describe("the protocol, byte for byte", () => {
  test.each([
    ["!v\n", "A46\nIRRd -- version 4 (protocol), served by peerc\nC\n"],
    ["!!\n!nclient 1\n!q\n", "C\n"],
    ["!!\n!s-lc\n!sradb,ripe\n!s-lc\n!s-*\n!q\n", "A10\nRIPE,RADB\nC\nC\nA10\nRADB,RIPE\nC\nC\n"],
    [
      "!!\n!sRIPE,NOPE\n!s-lc\n!q\n",
      "F One or more selected sources are unavailable.\nA10\nRIPE,RADB\nC\n",
    ],
    ["!a\n", "F Missing required set name for A query\n"],
    ["!a4AS-TOP\n", "A37\n193.0.0.0/21 193.0.8.0/23 8.8.8.0/24\nC\n"],
    ["!a6as-top\r\n", "A33\n2001:67c:2e8::/48 2001:4860::/32\nC\n"],
    [
      "!aAS-SUB\n",
      "A70\n8.8.8.0/24 193.0.0.0/21 193.0.8.0/23 2001:4860::/32 2001:67c:2e8::/48\nC\n",
    ],
    ["!a4AS-NOTHING\n", "D\n"],
    ["!a4AS-NONE\n", "D\n"],
    ["!a4RS-TOP\n", "D\n"],
    ["!iAS-TOP\n", "A22\nAS-GONE AS-SUB AS3333\nC\n"],
    ["!iAS-TOP,1\n", "A15\nAS15169 AS3333\nC\n"],
    ["!iAS-GONE\n", "D\n"],
    ["!iRS-SUB\n", "A15\n203.0.112.0/23\nC\n"],
    ["!gas3333\n", "A26\n193.0.0.0/21 193.0.8.0/23\nC\n"],
    ["!6AS3333\n", "A18\n2001:67c:2e8::/48\nC\n"],
    ["!!\n!sRADB\n!gAS3333\n!6AS3333\n!q\n", "C\nA13\n193.0.8.0/23\nC\nD\n"],
    [
      "!!\n!eAS-SUB\n!iAS-TOP,1\n!e\n!iAS-TOP,1\n!q\n",
      "C\nA7\nAS3333\nC\nC\nA15\nAS15169 AS3333\nC\n",
    ],
    [
      "!mas-set,AS-SUB\n",
      "A91\nas-set:         AS-SUB\nmembers:        AS-TOP\nmembers:        AS15169\nsource:         RADB\nC\n",
    ],
    ["!mas-set,AS-NONE\n", "D\n"],
    ["!mperson,X\n", "F Only as-set and route-set objects are served\n"],
    ["!mAS-SET,AS-SUB\n", "F Only as-set and route-set objects are served\n"],
    ["!mx\n", "F Invalid argument for object lookup: x\n"],
    ["!t60\n", "C\n"],
    ["!t0\n", "F Invalid value for timeout: 0\n"],
    ["!t9999\n", "F Invalid value for timeout: 9999\n"],
    ["!i\n", "F Missing parameter for i query\n"],
    ["!gASX\n", "F Invalid AS number ASX\n"],
    ["!z\n", "F Unrecognised command: z\n"],
    ["!\n", "F Missing IRRD command\n"],
    ["\n\n!gAS1\n", "D\n"],
    ["!gAS\u00001\n", "F Queries may not contain null bytes\n"],
    ["-K AS-TOP\n", "F Only IRRd-style queries are answered\n"],
    ["!q\n!v\n", ""],
    ["!Q\n!v\n", ""],
    ["!quit\n", "F Unrecognised command: q\n"],
    ["!n\n", "F Missing parameter for n query\n"],
    ["!g AS3333\n", "F Invalid AS number  AS3333\n"],
    ["!i AS-TOP\n", "D\n"],
    ["!!\n!sRIPE,ripe\n!s-lc\n!gAS15169\n!q\n", "C\nA10\nRIPE,RIPE\nC\nD\n"],
    ["!!\n!e-lc\n!eAs-Sub,AS-X\n!e-lc\n!q\n", "C\nC\nA12\nAS-SUB,AS-X\nC\n"],
  ])("%j", async (query, answer) => {
    const server = await start(await readRegistry(DUMP));
    expect(await talk(server, query)).toBe(answer);
  });

  test("the length of each answer counts its newline", async () => {
    const server = await start(await readRegistry(DUMP));
    const answer = await talk(server, "!iRS-TOP,1\n");
    const [, length, text] = /^A(\d+)\n(.*\n)C\n$/s.exec(answer) ?? [];
    expect(Number(length)).toBe(text?.length);
    expect(text?.trim().split(" ")).toEqual(
      [
        "192.0.2.0/24^24-32",
        "193.0.0.0/21^22-23",
        "193.0.8.0/23^23-23",
        "193.0.8.0/23",
        "198.51.100.0/24^25-25",
        "2001:4860::/32",
        "2001:67c:2e8::/48",
        "2001:db8::/44^48-48",
        "193.0.0.0/21",
        "203.0.112.0/23^24-24",
        "8.8.8.0/24",
      ]
        .filter((item) => item !== "193.0.8.0/23^23-23")
        .sort(),
    );
  });
});

describe("connections", () => {
  test("without !! are closed after one answer", async () => {
    const server = await start(await readRegistry(DUMP));
    expect(await talk(server, "!gAS3333\n!gAS15169\n")).toBe("A26\n193.0.0.0/21 193.0.8.0/23\nC\n");
  });

  test("listen on loopback, on a free port, and log every query", async () => {
    const log: string[] = [];
    const server = await start(await readRegistry(DUMP), {
      onQuery: ({ connection, query, answer }) => log.push(`${connection} ${query} ${answer.kind}`),
    });
    expect(server.host).toBe("127.0.0.1");
    expect(server.port).toBeGreaterThan(0);
    await talk(server, "!!\n!a4AS-NONE\n!q\n");
    await talk(server, "!v\n");
    expect(log).toEqual(["1 !! silent", "1 !a4AS-NONE not-found", "1 !q quit", "2 !v data"]);
  });

  test("a query without end is refused before it fills the memory", async () => {
    const server = await start(await readRegistry(DUMP));
    expect(await talk(server, `!!\n!i${"A".repeat(5000)}`)).toBe("F The query is too long\n");
    expect(await talk(server, `!!\n!i${"A".repeat(5000)}\n!v\n`)).toBe("F The query is too long\n");
  });

  test("thousands of queries at once are answered in order", async () => {
    const server = await start(await readRegistry(DUMP));
    const one = "A70\n8.8.8.0/24 193.0.0.0/21 193.0.8.0/23 2001:4860::/32 2001:67c:2e8::/48\nC\n";
    const answer = await talk(server, `!!\n${"!aAS-SUB\n!gAS9\n".repeat(5000)}!q\n`);
    expect(answer).toBe(`${one}D\n`.repeat(5000));
  });

  test("that are silent for too long, or too many, are closed", async () => {
    const server = await start(await readRegistry(DUMP), { idleSeconds: 0.05, maxConnections: 1 });
    const first = talk(server, "!!\n");
    expect(await first).toBe("");
    const busy = await start(await readRegistry(DUMP), { maxConnections: 1 });
    const socket = connect(busy.port, busy.host);
    await new Promise<void>((resolve) => {
      socket.write("!!\n!n\n");
      socket.once("data", () => resolve());
    });
    expect(await talk(busy, "!v\n").catch(() => "")).toBe("");
    socket.destroy();
  });

  test("closing the server closes them, and the port is free again", async () => {
    const database = await readRegistry(DUMP);
    let heard: () => void = () => undefined;
    const hears = new Promise<void>((resolve) => (heard = resolve));
    const server = await startIrrdServer(database, { onQuery: () => heard() });
    const open = talk(server, "!!\n");
    await hears;
    await server.close();
    expect(await open).toBe("");
    await server.close();
    const again = await start(database, { port: server.port });
    expect(again.port).toBe(server.port);
  });

  test("a port that is taken is a rejected promise", async () => {
    const database = await readRegistry(DUMP);
    const server = await start(database);
    await expect(startIrrdServer(database, { port: server.port })).rejects.toThrow("EADDRINUSE");
  });
});

describe("bgpq4 over the server and the native expansion say the same", () => {
  test.each(["AS-TOP", "AS-SUB", "RS-TOP", "RS-SUB", "AS3333", "AS15169", "AS-NONE", "AS-NOTHING"])(
    "%s",
    async (name) => {
      const database = await readRegistry(DUMP);
      const server = await start(database);
      for (const sources of ["RIPE,RADB", "RADB,RIPE", "RIPE"]) {
        const object = native(database, sources.split(","), name);
        for (const family of ["ipv4", "ipv6"] as const) {
          const ours = PrefixSet.of(
            family,
            Array.from(object.prefixes[family], (p) => p.range),
          );
          const theirs = await bgpq4(server, sources, name, family);
          expect(singles(theirs)).toEqual(singles(ours));
        }
        if (!name.startsWith("AS-")) continue;
        expect(await bgpq4Origins(server, sources, name)).toEqual(object.origins.map((o) => o.asn));
      }
    },
  );

  test("of generated registries", async () => {
    const asn = fc.integer({ min: 1, max: 12 });
    const source = fc.constantFrom("RIPE", "RADB");
    const setName = fc.constantFrom("AS-A", "AS-B", "AS-C", "AS1:AS-D", "AS-GONE");
    const member = fc.oneof(
      asn.map((n) => `AS${n}`),
      setName,
    );
    const operator = fc.constantFrom("", "", "^+", "^-", "^26", "^25-27", "^28-30");
    const prefix4 = fc
      .tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 24, max: 28 }))
      .map(([n, length]) => `192.0.${n}.0/${length}`);
    const prefix6 = fc
      .tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 120, max: 124 }))
      .map(([n, length]) => `2001:db8:${n.toString(16)}::/${length}`);
    const asSet = fc
      .tuple(
        setName.filter((n) => n !== "AS-GONE"),
        fc.array(member, { maxLength: 5 }),
        source,
      )
      .map(
        ([name, members, from]) =>
          `as-set: ${name}\nmembers: ${members.join(", ")}\nsource: ${from}\n`,
      );
    const routeSet = fc
      .tuple(
        fc.constantFrom("RS-A", "RS-B", "RS-C"),
        fc.array(
          fc
            .tuple(
              fc.oneof(prefix4, prefix6, member, fc.constantFrom("RS-A", "RS-B", "RS-C")),
              operator,
            )
            .map((parts) => parts.join("")),
          { maxLength: 5 },
        ),
        source,
      )
      .map(
        ([name, members, from]) =>
          `route-set: ${name}\nmp-members: ${members.join(", ")}\nsource: ${from}\n`,
      );
    const routes = fc.oneof(
      fc
        .tuple(prefix4, asn, source)
        .map(([p, n, s]) => `route: ${p}\norigin: AS${n}\nsource: ${s}\n`),
      fc
        .tuple(prefix6, asn, source)
        .map(([p, n, s]) => `route6: ${p}\norigin: AS${n}\nsource: ${s}\n`),
    );
    const registry = fc.tuple(
      fc.array(asSet, { minLength: 1, maxLength: 6 }),
      fc.array(routeSet, { minLength: 1, maxLength: 4 }),
      fc.array(routes, { minLength: 5, maxLength: 25 }),
    );
    await fc.assert(
      fc.asyncProperty(registry, async (parts) => {
        const both = ["RIPE", "RADB"].map((s) => `aut-num: AS1\nsource: ${s}\n`);
        const database = await readRegistry([...both, ...parts.flat()].join("\n"));
        const server = await startIrrdServer(database);
        try {
          for (const name of ["AS-A", "AS-B", "AS1:AS-D", "RS-A", "RS-B"]) {
            const object = native(database, ["RADB", "RIPE"], name);
            for (const family of ["ipv4", "ipv6"] as const) {
              const ours = PrefixSet.of(
                family,
                Array.from(object.prefixes[family], (p) => p.range),
              );
              const theirs = await bgpq4(server, "RADB,RIPE", name, family);
              expect(singles(theirs)).toEqual(singles(ours));
            }
          }
        } finally {
          await server.close();
        }
      }),
      { numRuns: 40 },
    );
  });
});
