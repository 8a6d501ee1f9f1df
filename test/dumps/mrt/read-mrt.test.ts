import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { mrtReader } from "../../../src/dumps/mrt/read-mrt.ts";
import { formatPrefix } from "../../../src/net/index.ts";
import { formatRoute, type ReceivedRoute, type RouteView } from "../../../src/routes/index.ts";
import { arbitraryRoute } from "../../routes/arbitrary-route.ts";
import {
  attributes,
  entry,
  peers,
  record,
  rib,
} from "../../sources/routing-table/mrt/build-mrt.ts";
import { attribute, encodeUpdate, type SentRoute } from "../../wire/encode-bgp.ts";
import { readDump, ROUTER, session } from "../read-dump.ts";
import { bgpMessage, ESTABLISHED, stateChange, update } from "./bgp4mp.ts";

/** Sessions with the speakers of test/sources/routing-table/mrt/README.md, but of c for IPv6 alone. */
const SPEAKERS = [
  session("PEERC_AS64501_A_V4", 64501, "127.0.0.2"),
  session("PEERC_AS64502_B_V4", 64502, "127.0.0.3"),
  session("PEERC_AS64502_B_V6", 64502, "127.0.0.3", "ipv6"),
  session("PEERC_AS4200000001_C_V6", 4200000001, "127.0.0.4", "ipv6"),
];

const dump = (name: string) =>
  readFileSync(new URL(`../../sources/routing-table/mrt/${name}`, import.meta.url));

const read = (bytes: Uint8Array, view: RouteView | null = null) =>
  readDump(mrtReader, bytes, SPEAKERS, { view });

/** `SESSION PREFIX AS_PATH NEXT_HOP` of each route, sorted. */
const brief = (lines: readonly string[]) =>
  lines
    .map((line) => JSON.parse(line) as Record<string, string>)
    .map(({ session: of, prefix, as_path, next_hop }) => `${of} ${prefix} ${as_path} ${next_hop}`)
    .sort();

/** Their routes, with the next hops that both collectors wrote. */
const KNOWN = [
  "PEERC_AS4200000001_C_V6 2001:db8::/32 4200000001 2001:db8::4",
  "PEERC_AS64501_A_V4 0.0.0.0/0 64501 198.18.0.2",
  "PEERC_AS64501_A_V4 192.0.2.0/24 64501 64505 64510 198.18.0.2",
  "PEERC_AS64501_A_V4 198.51.100.0/24 64501 4200000010 4200000010 198.18.0.2",
  "PEERC_AS64501_A_V4 203.0.113.0/25 64501 198.18.0.2",
  "PEERC_AS64502_B_V4 192.0.2.0/24 64502 64510 198.18.0.2",
  "PEERC_AS64502_B_V4 192.0.2.0/24 64502 64511 198.18.0.2",
  "PEERC_AS64502_B_V4 198.51.100.0/24 64502 64510 198.18.0.2",
  "PEERC_AS64502_B_V6 2001:db8::/32 64502 64510 2001:db8::3",
];

const sequence = attributes([[2, 64501]]);

/** A table of one peer that is A, and these records. */
function tableOfA(...records: readonly Buffer[]): Buffer {
  const one = Buffer.from([
    0, 0, 0, 7, 0, 1, 0x76, 0, 1, 2, 0, 0, 0, 1, 127, 0, 0, 2, 0, 0, 0xfb, 0xf5,
  ]);
  return Buffer.concat([record(13, 1, one), ...records]);
}

describe("a table (TABLE_DUMP_V2)", () => {
  test.each(["bird-2.0.12.mrt", "frr-8.4.4.mrt"])("of a daemon: %s", async (name) => {
    const { lines, problems, leftOut, time } = await read(dump(name));
    expect({ problems, lines: brief(lines) }).toEqual({ problems: [], lines: KNOWN });
    expect(leftOut.length).toBe(4);
    expect(time).toMatch(/^2026-11-29T20:20:/);
    expect(new Set(lines.map((line) => (JSON.parse(line) as { view: string }).view))).toEqual(
      new Set(["adj-rib-in-post-policy"]),
    );
  });

  test("is recognized, and nothing else is", () => {
    expect(mrtReader.recognizes(dump("bird-2.0.12.mrt"))).toBe(true);
    expect(mrtReader.recognizes(Buffer.from("BIRD 2.0.12 ready.\n"))).toBe(false);
    expect(mrtReader.recognizes(Buffer.from('{"format":"peerc-routes"}'))).toBe(false);
    expect(mrtReader.recognizes(Buffer.alloc(5))).toBe(false);
  });

  test("cannot be what neighbors sent", async () => {
    const { problems, routes } = await read(dump("frr-8.4.4.mrt"), "adj-rib-in-pre-policy");
    expect(problems[0]).toContain("dump is a table of a router, whose routes are not as neighbors");
    expect(routes).toEqual([]);
    expect((await read(dump("frr-8.4.4.mrt"), "loc-rib")).routes[0]?.view).toBe("loc-rib");
  });

  test("that is cut off inside of a record is not used, and never makes it throw", async () => {
    const whole = dump("frr-8.4.4.mrt");
    const ends = new Set<number>();
    for (let at = 0; at < whole.length; at += 12 + whole.readUInt32BE(at + 8)) ends.add(at);
    for (let end = 1; end < whole.length; end += 3) {
      if (ends.has(end)) continue;
      const { problems } = await read(whole.subarray(0, end));
      expect(problems).toEqual([expect.stringMatching(/dump is cut off in record \d+/)]);
    }
  });

  test("with any byte changed is read or refused", async () => {
    const whole = dump("bird-2.0.12.mrt");
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = Buffer.from(whole);
        damaged[at] = byte;
        const { problems, routes } = await read(damaged);
        expect(problems.length > 0 || routes.length > 0).toBe(true);
      }),
    );
  });

  test.each<readonly [string, Buffer, string]>([
    [
      "a second dump",
      Buffer.concat([tableOfA(), tableOfA()]),
      'begins a second dump of the table "v"',
    ],
    ["routes first", record(13, 2, rib(24, [1, 2, 3], [])), "there is no table of peers before it"],
    [
      "a peer that does not exist",
      tableOfA(record(13, 2, rib(24, [1, 2, 3], [entry(1, sequence)]))),
      "has a route of peer 1, but the table has 1",
    ],
    [
      "paths without their identifiers",
      tableOfA(record(13, 2, rib(24, [1, 2, 3], [entry(0, sequence), entry(0, sequence)]))),
      "has two routes to 1.2.3.0/24 of 127.0.0.2 (AS64501), but not their path identifiers",
    ],
    [
      "no next hop",
      tableOfA(record(13, 2, rib(24, [1, 2, 3], [entry(0, sequence.subarray(0, -7))]))),
      "has a malformed route to 1.2.3.0/24: it has no next hop",
    ],
    ["an unknown subtype", tableOfA(record(13, 99, Buffer.alloc(0))), "has the unknown subtype 99"],
    [
      "an old table",
      record(12, 1, Buffer.alloc(0)),
      "has the type 12 (TABLE_DUMP, which was replaced",
    ],
    ["messages as well", tableOfA(stateChange(1, "192.0.2.1", 6)), "is of another kind than those"],
    [
      "a length of 4 GB",
      Buffer.concat([peers(1), Buffer.alloc(12, 0xff)]),
      "claims 4294967295 bytes",
    ],
    ["nothing", Buffer.alloc(0), "is empty"],
  ])("with %s is refused", async (_, bytes, problem) => {
    const { problems } = await read(bytes);
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  test("names what it leaves out", async () => {
    const confederation = attributes([[3, 65001]]);
    const { leftOut, problems } = await read(
      tableOfA(
        record(13, 2, rib(24, [1, 2, 3], [entry(0, confederation)])),
        record(13, 3, rib(24, [1, 2, 3], [])),
        record(32, 0, Buffer.alloc(3)),
      ),
    );
    expect(problems).toEqual([]);
    expect(leftOut).toEqual([
      {
        why: "no-form",
        prefix: "1.2.3.0/24",
        attribute: "segments of a confederation in its AS_PATH",
      },
      { why: "other-family", family: "IPv4 multicast" },
      { why: "not-about-routes", what: "records of IS-IS (type 32)" },
    ]);
  });
});

/** Two neighbors of the network. */
const PAIR = [
  session("PEERC_AS64510_X_V4", 64510, "192.0.2.1"),
  session("PEERC_AS64510_X_V6", 64510, "192.0.2.1", "ipv6"),
  session("PEERC_AS4200000001_Y_V6", 4200000001, "2001:db8::2"),
] as const;
const X = [64510, "192.0.2.1"] as const;
const Y = [4200000001, "2001:db8::2"] as const;

const sent: fc.Arbitrary<SentRoute & ReceivedRoute> = arbitraryRoute
  .filter((route): route is ReceivedRoute & SentRoute => route.nextHop !== null)
  .map((route) => ({ ...route, pathId: null }));

/** What a BIRD (AS 714) sent to FRR 8.4.4 with `dump bgp all`, whose policy changes and rejects some of it. */
const FRR_ALL = [
  "PEERC_AS714_IX_V4 192.0.2.0/24 714 4200000001 64999 45.6.53.14",
  "PEERC_AS714_IX_V4 198.51.100.0/24 714 45.6.53.14",
  "PEERC_AS714_IX_V4 203.0.113.128/25 714 45.6.53.14",
  "PEERC_AS714_IX_V6 2001:db8:1::/48 714 2001:db8::5",
  "PEERC_AS714_IX_V6 2001:db8::/32 714 2001:db8::5",
];

describe("messages (BGP4MP)", () => {
  test("that FRR wrote are as the neighbor sent them", async () => {
    const bytes = readFileSync(new URL("frr-8.4.4-all.mrt", import.meta.url));
    const { lines, problems, leftOut } = await readDump(mrtReader, bytes, [
      session("PEERC_AS714_IX_V4", 714, "45.6.53.14"),
      session("PEERC_AS714_IX_V6", 714, "45.6.53.14", "ipv6"),
    ]);
    expect({ problems, leftOut, lines: brief(lines) }).toEqual({
      ...{ problems: [], leftOut: [], lines: FRR_ALL },
    });
    expect(lines.find((line) => line.includes("4200000001"))).toContain(
      '"communities":["714:1","65535:666","rt:714:70000","52580:1:2"],"origin":"egp"',
    );
  });

  const replay = (...records: readonly Buffer[]) =>
    readDump(mrtReader, Buffer.concat(records), PAIR);

  test("give what each neighbor has sent at the end", async () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ is: fc.constant("announce" as const), route: sent }),
        fc.record({ is: fc.constant("withdraw" as const), which: fc.nat() }),
        fc.record({ is: fc.constant("reset" as const) }),
      ),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const held = new Map<string, SentRoute>();
        const records = [stateChange(...X, ESTABLISHED)];
        for (const step of all) {
          if (step.is === "reset") {
            held.clear();
            records.push(stateChange(...X, 1, 6), stateChange(...X, ESTABLISHED));
          } else if (step.is === "announce") {
            records.push(update(...X, encodeUpdate([], [step.route])));
            held.set(formatPrefix(step.route.prefix), step.route);
          } else {
            const keys = [...held.keys()];
            const key = keys[step.which % keys.length];
            const route = key === undefined ? undefined : held.get(key);
            if (!route || key === undefined) continue;
            records.push(update(...X, encodeUpdate([route], [])));
            held.delete(key);
          }
        }
        const expected = [...held.values()].map((route) => {
          const name = `PEERC_AS64510_X_V${route.prefix.family === "ipv4" ? 4 : 6}`;
          const kinds = ["standard", "extended", "large"];
          const communities = [...route.communities].sort(
            (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind),
          );
          const place = { session: name, router: ROUTER, view: "adj-rib-in-pre-policy" as const };
          const made = { ...route, ...place, communities, localPreference: null };
          return formatRoute(made, ROUTER).trim();
        });
        const { lines, problems } = await replay(...records);
        expect(problems).toEqual([]);
        expect([...lines].sort()).toEqual(expected.sort());
      }),
      { numRuns: 50 },
    );
  });

  const body = (prefix: readonly number[]) => {
    const all = [
      ...attribute(0x40, 1, [0]),
      ...attribute(0x40, 2, []),
      ...attribute(0x40, 3, [192, 0, 2, 1]),
    ];
    return Buffer.from([0, 0, 0, all.length, ...all, ...prefix]);
  };

  test("have no whole routes of a session that began before, or that is down", async () => {
    const { lines, leftOut, places, problems } = await replay(
      update(...X, body([24, 1, 2, 3])),
      stateChange(...Y, ESTABLISHED),
      stateChange(...Y, 1, ESTABLISHED),
    );
    expect({ lines, places, problems }).toEqual({ lines: [], places: [], problems: [] });
    const missing = "the beginning of its session is not in the file";
    expect(leftOut).toEqual([
      { why: "not-whole", neighbor: "192.0.2.1 (AS64510)", missing },
      { why: "not-whole", neighbor: "192.0.2.1 (AS64510)", missing },
      {
        ...{ why: "not-whole", neighbor: "2001:db8::2 (AS4200000001)" },
        missing: "its session is down at the end",
      },
    ]);
  });

  test("name a session that has sent nothing, and the time of the last one", async () => {
    const { places, time } = await replay(
      stateChange(...Y, ESTABLISHED),
      stateChange(...X, ESTABLISHED),
      update(...X, body([24, 1, 2, 3])),
    );
    expect(places).toContain("PEERC_AS4200000001_Y_V6 adj-rib-in-pre-policy");
    expect(time).toBe("2023-11-14T22:13:20Z");
  });

  test("that the router sent itself are no routes of a neighbor", async () => {
    const { lines } = await replay(
      stateChange(...X, ESTABLISHED),
      update(...X, body([24, 1, 2, 3]), 7),
    );
    expect(lines).toEqual([]);
  });

  test("with path identifiers have several routes to a prefix", async () => {
    const { lines } = await replay(
      stateChange(...X, ESTABLISHED),
      update(...X, body([0, 0, 0, 5, 24, 1, 2, 3, 0, 0, 0, 0, 24, 1, 2, 3]), 9),
    );
    expect(lines.map((line) => (JSON.parse(line) as { path_id: number }).path_id)).toEqual([5, 0]);
  });

  test.each<readonly [string, Buffer, string]>([
    [
      "a malformed UPDATE",
      update(...X, Buffer.from([0, 9])),
      "record 2 has a malformed UPDATE of 192.0.2.1 (AS64510)",
    ],
    ["no marker", bgpMessage(...X, Buffer.alloc(23)), "the BGP message has no marker"],
    ["a length that is wrong", bgpMessage(...X, Buffer.alloc(23, 0xff)), "claims 65535 bytes"],
    [
      "an unknown subtype",
      record(16, 77, Buffer.alloc(40)),
      "has the unknown subtype 77 of BGP4MP",
    ],
    [
      "too few bytes",
      record(16, 4, Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 9])),
      "is too short",
    ],
  ])("with %s are refused", async (_, bytes, problem) => {
    const { problems, lines } = await replay(stateChange(...X, ESTABLISHED), bytes);
    expect({ problems, lines }).toEqual({
      problems: [expect.stringContaining(problem)],
      lines: [],
    });
  });
});
