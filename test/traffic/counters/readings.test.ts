import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import {
  countsOfReadings,
  readNftReadings,
  sumCounts,
  type Reading,
} from "../../../src/traffic/index.ts";
import { ON_ETH1, planned } from "../planned.ts";

const PEERS = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
      - { router: gru1, pni: eth0, local: 179.191.160.10, remote: 179.191.160.11 }
`;
const FILTERS = planned({ peers: PEERS, routers: ON_ETH1 }).router;
const [ANNOUNCED, OTHER] = ["PEERC_IN_ETH0_V4_ANNOUNCED", "PEERC_IN_ETH0_V4_OTHER"] as const;
const LAN_OTHER = "PEERC_IN_IX_V4_OTHER";

/** A line of `nft -j list counters`. */
function line(counters: Readonly<Record<string, number>>, more: readonly unknown[] = []): string {
  const metainfo = { version: "1.0.6", release_name: "Lester Gooch #5", json_schema_version: 1 };
  const objects = Object.entries(counters).map(([name, packets], handle) => ({
    counter: {
      family: "inet",
      name,
      table: "peerc_data_plane",
      handle,
      packets,
      bytes: packets * 100,
    },
  }));
  return JSON.stringify({ nftables: [{ metainfo }, ...more, ...objects] });
}

const at = (hour: number) => `2026-11-29T${String(hour).padStart(2, "0")}:00:00Z`;

function read(...lines: readonly string[]) {
  const diagnostics = new Diagnostics();
  const text = lines.map((one) => `${one}\n`).join("");
  const readings = readNftReadings({ path: "readings", text }, diagnostics.report);
  const reported = diagnostics.all.map(
    ({ code, span }) => `${code} ${span?.source.firstLine ?? 1}`,
  );
  return { readings, reported };
}

/** What readings, one every hour, give. */
function counted(...readings: readonly (Readonly<Record<string, number>> | null)[]) {
  const lines = readings.flatMap((counters, hour) =>
    counters === null ? [at(hour)] : [at(hour), line(counters)],
  );
  const { readings: found, reported } = read(...lines);
  expect(reported).toEqual([]);
  return countsOfReadings(FILTERS, found ?? []);
}

describe("the difference of two readings", () => {
  test("is what was counted between them; at an interconnect it was the peer, on a LAN somebody", () => {
    const { counts, unknown, missing } = counted(
      { [ANNOUNCED]: 100, [OTHER]: 5, [LAN_OTHER]: 1 },
      { [ANNOUNCED]: 300, [OTHER]: 12, [LAN_OTHER]: 1 },
    );
    const common = { router: "gru1", family: "ipv4", from: at(0), to: at(1), complete: true };
    expect(counts).toEqual([
      {
        ...common,
        place: { kind: "interface", name: "eth0" },
        peer: 13335,
        announced: { packets: 200, bytes: 20000 },
        other: { packets: 7, bytes: 700 },
      },
      {
        ...common,
        place: { kind: "exchange", id: "ix" },
        peer: null,
        announced: null,
        other: { packets: 0, bytes: 0 },
      },
    ]);
    expect(unknown).toEqual([]);
    expect(missing).toEqual(["PEERC_IN_IX_V4_ANNOUNCED"]);
  });

  test("is nobody's in particular where two peers have sessions over one interconnect", () => {
    const second = `
  - asn: 15169
    name: Google
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, pni: eth0, local: 179.191.160.10, remote: 179.191.160.12 }
`;
    const { router } = planned({ peers: PEERS + second.slice(1), routers: ON_ETH1 });
    const counters = new Map([[OTHER, { packets: 1, bytes: 1 }]]);
    const readings = [0, 1].map((hour) => ({ time: at(hour), counters }));
    expect(countsOfReadings(router, readings).counts).toMatchObject([{ peer: null }]);
  });

  test("is the least there was if any counter of the table went back, since all did", () => {
    const { counts } = counted({ [ANNOUNCED]: 900, [OTHER]: 5 }, { [ANNOUNCED]: 20, [OTHER]: 8 });
    expect(counts).toMatchObject([
      { announced: { packets: 20 }, other: { packets: 8, bytes: 800 }, complete: false },
    ]);
    const gone = counted({ [OTHER]: 5, PEERC_IN_X_V4_OTHER: 0 }, { [OTHER]: 8 });
    expect(gone.counts).toMatchObject([{ other: { packets: 8 }, complete: false }]);
    expect(gone.unknown).toEqual(["PEERC_IN_X_V4_OTHER"]);
  });

  test("is the least there was if nft had nothing to say in between: the table was not there", () => {
    const { counts } = counted({ [OTHER]: 5 }, null, { [OTHER]: 8 });
    expect(counts).toMatchObject([
      { from: at(0), to: at(2), other: { packets: 3 }, complete: false },
    ]);
  });

  test("begins with the first reading of a new counter", () => {
    const { counts } = counted(
      { [ANNOUNCED]: 1 },
      { [ANNOUNCED]: 2, [OTHER]: 9 },
      { [ANNOUNCED]: 3, [OTHER]: 10 },
    );
    expect(counts).toMatchObject([{ from: at(1), other: { packets: 1 }, complete: true }]);
  });

  test("of many readings adds up to that of the first and the last", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 2, maxLength: 20 }), (steps) => {
        let total = 0;
        const values = steps.map((step) => (total += step));
        const readings = values.map((packets, i): Reading => ({
          time: at(i),
          counters: new Map([[OTHER, { packets, bytes: packets * 2 }]]),
        }));
        const { counts } = countsOfReadings(FILTERS, readings);
        const [sum, ...more] = sumCounts(counts);
        const packets = total - (steps[0] ?? 0);
        expect(more).toEqual([]);
        expect(sum).toMatchObject({
          other: { packets, bytes: packets * 2 },
          from: at(0),
          to: at(steps.length - 1),
          seconds: 3600 * (steps.length - 1),
        });
      }),
    );
  });

  test("is never more than was counted, whenever the counters were set to zero", () => {
    const step = fc.record({ packets: fc.nat(1000), reset: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 20 }), (steps) => {
        let value = 0;
        const readings = steps.map(({ packets, reset }, i): Reading => {
          value = (reset ? 0 : value) + packets;
          return { time: at(i), counters: new Map([[OTHER, { packets: value, bytes: value }]]) };
        });
        const [sum] = sumCounts(countsOfReadings(FILTERS, readings).counts);
        const total = steps.slice(1).reduce((all, { packets }) => all + packets, 0);
        expect(sum?.other.packets).toBeLessThanOrEqual(total);
        if (!steps.some(({ reset }) => reset)) expect(sum?.other.packets).toBe(total);
      }),
    );
  });
});

describe("readings", () => {
  const good = [at(0), line({ [OTHER]: 1 }), at(1), line({ [OTHER]: 2 })];

  test("may come from a list of the whole ruleset; other tables are passed over", () => {
    const others = [
      { table: { family: "inet", name: "peerc_data_plane", handle: 1 } },
      { set: { family: "inet", name: "announced_ipv4_1", table: "peerc_data_plane", elem: [] } },
      { counter: { family: "ip", name: OTHER, table: "peerc_data_plane", packets: 7, bytes: 7 } },
      { counter: { family: "inet", name: OTHER, table: "mine", packets: 8, bytes: 8 } },
      { counter: null },
      null,
      1,
    ];
    const { readings, reported } = read(at(0), line({ [OTHER]: 1 }, others), "", ...good.slice(2));
    expect(reported).toEqual([]);
    expect(readings?.[0]?.counters).toEqual(new Map([[OTHER, { packets: 1, bytes: 100 }]]));
  });

  test("may have ends of lines of other systems, and counters beyond 2^53", () => {
    const large = line({ [OTHER]: 0 }).replace('"packets":0', '"packets":18446744073709551615');
    const { readings, reported } = read(
      ...[at(0), line({ [OTHER]: 1 }), at(1), large].map((one) => `${one}\r`),
    );
    expect(reported).toEqual([]);
    expect(readings?.[1]?.counters?.get(OTHER)?.packets).toBe(2 ** 64);
  });

  const counter = (text: string) => line({ [OTHER]: 1 }).replace('"packets":1', text);
  test.each([
    ["nothing", [], ["readings-too-few 1"]],
    ["one reading", good.slice(0, 2), ["readings-too-few 1"]],
    ["times alone", [at(0), at(1), at(2)], ["readings-too-few 1"]],
    ["no time", good.slice(1), ["readings-no-time 1"]],
    ["two outputs after one time", [...good, line({})], ["readings-no-time 5"]],
    ["another file", ["root:x:0:0:root:/root:/bin/bash", "daemon:x:1:1"], ["readings-no-time 1"]],
    ["a day that does not exist", ["2026-02-30T00:00:00Z", line({})], ["readings-no-time 1"]],
    ["a local time", ["2026-11-29T20:00:00-03:00", line({})], ["readings-no-time 1"]],
    ["a time twice", [...good, at(1), line({})], ["readings-order 5"]],
    ["a time that goes back", [...good, at(0), line({})], ["readings-order 5"]],
    ["a reading that is cut off", [...good, at(2), good[3]?.slice(0, 90)], ["json-syntax 6"]],
    ["another JSON", [at(0), '{"a":1}'], ["readings-not-nft 2"]],
    ["no list", [at(0), '{"nftables":{}}'], ["readings-not-nft 2"]],
    ["a negative counter", [at(0), counter('"packets":-1')], ["readings-not-nft 2"]],
    ["half a packet", [at(0), counter('"packets":0.5')], ["readings-not-nft 2"]],
    ["words for packets", [at(0), counter('"packets":"1"')], ["readings-not-nft 2"]],
    ["no packets", [at(0), counter('"packet":1')], ["readings-not-nft 2"]],
    ["a key twice", [at(0), counter('"packets":1,"packets":2')], ["duplicate-key 2"]],
    ["bytes", ["\u0000\u0001\ufffd", "\u0000"], ["readings-no-time 1"]],
    ["deep nesting", [at(0), `{"nftables":${"[".repeat(100_000)}`], ["json-syntax 2"]],
  ])("with %s are refused, at their place", (_, lines, expected) => {
    const { readings, reported } = read(...(lines as string[]));
    expect(reported).toEqual(expected);
    expect(readings).toBe(null);
  });

  test("a counter that is there twice is refused", () => {
    const twice = line({ [OTHER]: 1 }, [
      { counter: { family: "inet", name: OTHER, table: "peerc_data_plane", packets: 8, bytes: 8 } },
    ]);
    expect(read(at(0), twice).reported).toEqual(["listed-twice 2"]);
  });
});
