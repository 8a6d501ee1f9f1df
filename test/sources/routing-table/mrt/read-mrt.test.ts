import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { lines, mrt } from "../example.ts";
import { attributes, entry, peers, record, rib, u16, type Segment } from "./build-mrt.ts";

/** The routes of README.md, without the default route. */
const KNOWN = [
  "10.0.0.0/9 AS4200000001 1",
  "192.0.2.0/24 AS64510 3",
  "192.0.2.0/24 AS64511 1",
  "198.51.100.0/24 AS64510 1",
  "198.51.100.0/24 AS4200000010 1",
  "203.0.113.0/25 AS64501 1",
  "2001:db8::/32 AS64501 1",
  "2001:db8::/32 AS64510 1",
  "2001:db8::/32 AS4200000001 1",
  "2001:db8:1::/48 AS64501 1",
];

function dump(name: string): Buffer {
  return readFileSync(new URL(name, import.meta.url));
}

/** A RIB record for 192.0.2.0/24 of these entries. */
function route(entries: readonly Buffer[], subtype = 2): Buffer {
  return record(13, subtype, rib(24, [192, 0, 2], entries));
}

const sequence = (...asns: readonly number[]): Buffer => attributes([[2, ...asns]]);

describe("a RIB in MRT", () => {
  test.each([
    ["bird-2.0.12.mrt", 1_795_983_625_000],
    ["frr-8.4.4.mrt", 1_795_983_615_000],
  ])("of a real daemon: %s", async (name, madeAt) => {
    const { reading, table } = await mrt(dump(name));
    expect(reading).toEqual({ madeAt });
    expect(lines(table.routes)).toEqual(KNOWN);
    expect(table.vantagePoints).toEqual({ ipv4: 3, ipv6: 3 });
  });

  test("in pieces of any size", async () => {
    const whole = dump("bird-2.0.12.mrt");
    for (const size of [1, 7, 12, 100]) {
      const { table } = await mrt(whole, undefined, size);
      expect(lines(table.routes)).toEqual(KNOWN);
    }
  });

  test("keeps what is equal to a prefix of ours, around it or inside of it", async () => {
    const { table } = await mrt(dump("frr-8.4.4.mrt"), ["192.0.2.128/25", "2001:db8:1::/48"]);
    const kept = KNOWN.filter((line) => /^(192\.0\.2\.0|2001)/.test(line));
    expect(lines(table.routes)).toEqual(kept);
    expect(table.vantagePoints).toEqual({ ipv4: 3, ipv6: 3 });
  });

  test("that is cut off anywhere is refused, or has whole records only", async () => {
    const whole = dump("frr-8.4.4.mrt");
    const ends = new Set<number>();
    for (let at = 0; at < whole.length; at += 12 + whole.readUInt32BE(at + 8)) ends.add(at);
    for (let length = 0; length < whole.length; length++) {
      const { reading } = await mrt(whole.subarray(0, length));
      const expected = length === 0 ? /^is empty$/ : /^is cut off in record \d$/;
      if (length === 0 || !ends.has(length)) expect(reading).toMatch(expected);
    }
    expect(ends.size).toBe(8);
  });

  test("has the time of its first table of peers", async () => {
    const file = Buffer.concat([peers(1, "a", 5), peers(1, "b", 9)]);
    expect((await mrt(file)).reading).toEqual({ madeAt: 5000 });
  });

  test("counts a peer once for a prefix and origin, and each origin of it", async () => {
    const paths = [
      entry(0, sequence(64501, 64510), 1),
      entry(0, sequence(64502, 64510), 2),
      entry(0, sequence(64511), 3),
      entry(2, sequence(64510), 1),
    ];
    const { table } = await mrt(Buffer.concat([peers(3), route(paths, 8)]));
    expect(lines(table.routes)).toEqual(["192.0.2.0/24 AS64510 2", "192.0.2.0/24 AS64511 1"]);
    expect(table.vantagePoints).toEqual({ ipv4: 2, ipv6: 0 });
  });

  test.each<[readonly Segment[], readonly string[]]>([
    [[[2, 64501, 64510]], ["192.0.2.0/24 AS64510 1"]],
    [
      [
        [2, 64501],
        [2, 64510],
      ],
      ["192.0.2.0/24 AS64510 1"],
    ],
    [
      [
        [1, 64501, 64502],
        [2, 64510],
      ],
      ["192.0.2.0/24 AS64510 1"],
    ],
    [
      [
        [2, 64501],
        [1, 64510, 64511],
      ],
      [],
    ],
    [
      [
        [2, 64501],
        [1, 64510],
      ],
      [],
    ],
    [[[3, 64501]], []],
    [[[4, 64501]], []],
    [[], []],
  ])("has an origin only where the path ends with a sequence: %j", async (segments, expected) => {
    const { reading, table } = await mrt(
      Buffer.concat([peers(1), route([entry(0, attributes(segments))])]),
    );
    expect(reading).toEqual({ madeAt: 1000 });
    expect(lines(table.routes)).toEqual(expected);
    expect(table.vantagePoints.ipv4).toBe(1);
  });

  test("ignores bits after the length of a prefix, and keeps no default route", async () => {
    const bodies = [
      rib(0, [], [entry(0, sequence(1))]),
      rib(9, [10, 0x7f], [entry(0, sequence(2))]),
    ];
    const file = Buffer.concat([peers(1), ...bodies.map((body) => record(13, 2, body))]);
    expect(lines((await mrt(file)).table.routes)).toEqual(["10.0.0.0/9 AS2 1"]);
  });

  test("leaves out multicast, geography and other families", async () => {
    const others = [3, 5, 6, 7, 9, 11, 12].map((subtype) => record(13, subtype, Buffer.alloc(3)));
    const file = Buffer.concat([peers(1), ...others, route([entry(0, sequence(1))])]);
    expect(lines((await mrt(file)).table.routes)).toEqual(["192.0.2.0/24 AS1 1"]);
  });

  const ONE = entry(0, sequence(64510));
  const long = Buffer.alloc(12);
  long.writeUInt32BE(0xffffffff, 8);
  test.each<[string, readonly Buffer[], string]>([
    ["nothing", [], "is empty"],
    [
      "updates",
      [record(16, 4, Buffer.alloc(4))],
      "is not a RIB: record 1 has type 16 (updates, not a table)",
    ],
    [
      "TABLE_DUMP",
      [record(12, 1, Buffer.alloc(4))],
      "is not a RIB: record 1 has type 12 (TABLE_DUMP, which was replaced by TABLE_DUMP_V2)",
    ],
    [
      "another type",
      [peers(1), record(48, 1, Buffer.alloc(0))],
      "is not a RIB: record 2 has type 48",
    ],
    [
      "an unknown subtype",
      [peers(1), record(13, 13, Buffer.alloc(0))],
      "has a kind of record that is not known: record 2 has subtype 13",
    ],
    ["no peers", [route([ONE])], "has routes before the table of peers: record 1"],
    [
      "too few peers",
      [peers(1), route([entry(1, sequence(1))])],
      "is damaged: record 2 names peer 1, but the table has 1",
    ],
    [
      "a table of peers that is too short",
      [record(13, 1, Buffer.from([0, 0, 0, 0, 0, 0, 0, 9]))],
      "has a malformed table of peers: record 1",
    ],
    [
      "a table of peers that is too long",
      [record(13, 1, Buffer.alloc(9))],
      "has a malformed table of peers: record 1",
    ],
    [
      "a record without body",
      [peers(1), record(13, 2, Buffer.alloc(0))],
      "is damaged: record 2 has a prefix that is malformed",
    ],
    [
      "a prefix that is too long",
      [peers(1), record(13, 2, rib(33, [1, 2, 3, 4, 5], []))],
      "is damaged: record 2 has a prefix that is malformed",
    ],
    [
      "a prefix that is cut off",
      [peers(1), record(13, 4, Buffer.from([0, 0, 0, 0, 128, 1]))],
      "is damaged: record 2 has a prefix that is malformed",
    ],
    [
      "fewer entries than it says",
      [peers(1), record(13, 2, rib(8, [10], [ONE, ONE]).subarray(0, -9))],
      "is damaged: record 2 is shorter than its entries",
    ],
    [
      "more bytes than entries",
      [peers(1), record(13, 2, Buffer.concat([rib(8, [10], [ONE]), u16(0)]))],
      "is damaged: record 2 is not as long as its entries",
    ],
    [
      "entries with path identifiers in a record without",
      [peers(1), route([entry(0, sequence(1), 1)])],
      "is damaged: record 2 is not as long as its entries",
    ],
    [
      "attributes that are cut off",
      [peers(1), route([entry(0, Buffer.from([0x40, 2, 6, 2, 1, 0]))])],
      "is damaged: record 2 has path attributes that are malformed",
    ],
    [
      "a path that is cut off",
      [peers(1), route([entry(0, Buffer.from([0x40, 2, 3, 2, 1, 0]))])],
      "is damaged: record 2 has path attributes that are malformed",
    ],
    [
      "a segment of a type that does not exist",
      [peers(1), route([entry(0, attributes([[5, 1]]))])],
      "is damaged: record 2 has path attributes that are malformed",
    ],
    [
      "an empty segment",
      [peers(1), route([entry(0, attributes([[2]]))])],
      "is damaged: record 2 has path attributes that are malformed",
    ],
    [
      "two dumps",
      [peers(1), route([ONE]), peers(1), route([ONE])],
      "has several dumps, or several routes of a prefix: record 4",
    ],
    [
      "a record that is too long",
      [peers(1), long],
      "is damaged, or no MRT file: record 2 claims 4294967295 bytes",
    ],
  ])("is refused: %s", async (_name, records, problem) => {
    expect((await mrt(Buffer.concat(records))).reading).toBe(problem);
  });

  test("never throws, for random bytes and for damaged dumps", async () => {
    const real = dump("bird-2.0.12.mrt");
    const damaged = fc
      .array(fc.tuple(fc.nat(real.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 })
      .map((changes) => {
        const bytes = Buffer.from(real);
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      });
    const random = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
    const subtype = fc.constantFrom(1, 2, 4, 8, 10);
    const inRecord = fc
      .tuple(subtype, random)
      .map(([of, body]) => Buffer.concat([peers(2), record(13, of, body)]));
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, random, inRecord), async (bytes) => {
        const { reading, table } = await mrt(bytes);
        if (typeof reading === "string") refused++;
        for (const { prefix, seenBy } of table.routes) {
          expect(table.vantagePoints[prefix.family]).toBeGreaterThanOrEqual(seenBy);
        }
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(100);
  });
});
