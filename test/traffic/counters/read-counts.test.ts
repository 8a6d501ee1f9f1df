import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { readCounts, writeCounts, type TrafficCount } from "../../../src/traffic/index.ts";
import { loadSmallNetwork } from "../../fixtures/network.ts";

const { declaration } = loadSmallNetwork();

function read(text: string) {
  const diagnostics = new Diagnostics();
  const counts = readCounts({ path: "counts.jsonl", text }, declaration, diagnostics.report);
  const reported = diagnostics.all.map(
    ({ code, span }) => `${code} ${span?.source.firstLine ?? 1}`,
  );
  return { counts, reported };
}

const GOOD = {
  router: "gru1",
  interface: "eth0",
  family: "ipv4",
  peer: 13335,
  from: "2026-11-29T20:00:00Z",
  to: "2026-11-29T21:00:00Z",
  announced: { packets: 10, bytes: 1000 },
  other: { packets: 1, bytes: 40 },
};
const line = (change: object = {}) => `${JSON.stringify({ ...GOOD, ...change })}\n`;

describe("counts", () => {
  test("may lack what is not known: a peer, bytes, and what went to announced addresses", () => {
    const { counts, reported } = read(
      line({
        interface: undefined,
        exchange: "ix",
        peer: undefined,
        announced: undefined,
        other: { packets: 7 },
        complete: false,
      }),
    );
    expect(reported).toEqual([]);
    expect(counts).toEqual([
      {
        router: "gru1",
        place: { kind: "exchange", id: "ix" },
        family: "ipv4",
        peer: null,
        from: GOOD.from,
        to: GOOD.to,
        announced: null,
        other: { packets: 7, bytes: null },
        complete: false,
      },
    ]);
  });

  test("are read as they were written", () => {
    const amount = fc.record({ packets: fc.nat(), bytes: fc.option(fc.maxSafeNat()) });
    const count = fc.record<Omit<TrafficCount, "from" | "to">>({
      router: fc.constant("gru1"),
      place: fc.constantFrom(
        { kind: "exchange", id: "ix" } as const,
        { kind: "interface", name: "HundredGigE0/0/0/4" } as const,
      ),
      family: fc.constantFrom("ipv4", "ipv6"),
      peer: fc.option(fc.integer({ min: 1, max: 2 ** 32 - 1 })),
      announced: fc.option(amount),
      other: amount,
      complete: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 20 }), (all) => {
        const counts = all.map((one, i): TrafficCount => {
          const hour = (at: number) => new Date(3_600_000 * at).toISOString().replace(".000", "");
          return { ...one, from: hour(i), to: hour(i + 1) };
        });
        expect(read(writeCounts(counts))).toEqual({ counts, reported: [] });
      }),
    );
  });

  test("of a time that was counted already are refused, but not those of others", () => {
    const next = { from: GOOD.to, to: "2026-11-29T22:00:00Z" };
    expect(
      read(line() + line(next) + line({ peer: 1 }) + line({ family: "ipv6" })).reported,
    ).toEqual([]);
    expect(read(line() + line(next) + line()).reported).toEqual(["counts-overlap 3"]);
    const inside = { from: "2026-11-29T20:30:00Z", to: "2026-11-29T20:40:00Z" };
    const after = { from: "2026-11-29T20:50:00Z", to: "2026-11-29T23:00:00Z" };
    expect(read(line(after) + line(inside) + line()).reported).toEqual([
      "counts-overlap 2",
      "counts-overlap 1",
    ]);
  });

  test.each([
    ["nothing", "", ["counts-empty 1"]],
    ["blank lines", "\n\r\n\n", ["counts-empty 1"]],
    ["a line that is cut off", line() + line().slice(0, 40), ["json-syntax 2"]],
    ["CSV", "router,family\ngru1,ipv4\n", ["json-syntax 1", "json-syntax 2"]],
    ["a list", "[]\n", ["wrong-type 1"]],
    ["no router", line({ router: undefined }), ["missing-key 1"]],
    ["an unknown key", line({ bytes: 1 }), ["unknown-key 1"]],
    ["an unknown router", line({ router: "gru2" }), ["unknown-router 1"]],
    [
      "an unknown exchange",
      line({ interface: undefined, exchange: "ix2" }),
      ["unknown-exchange 1"],
    ],
    ["no place", line({ interface: undefined }), ["counts-place 1"]],
    ["two places", line({ exchange: "ix" }), ["counts-place 1"]],
    ["another family", line({ family: "ipx" }), ["unknown-value 1"]],
    ["a negative amount", line({ other: { packets: -1 } }), ["value-out-of-range 1"]],
    ["half a packet", line({ other: { packets: 1.5 } }), ["wrong-type 1"]],
    ["an infinite amount", line().replace('"packets":1,', '"packets":1e999,'), ["wrong-type 1"]],
    ["the peer 0", line({ peer: 0 }), ["value-out-of-range 1"]],
    ["a day that does not exist", line({ from: "2026-02-30T00:00:00Z" }), ["invalid-value 1"]],
    ["a local time", line({ from: "2026-11-29T20:00:00-03:00" }), ["invalid-value 1"]],
    ["no time at all", line({ to: GOOD.from }), ["counts-interval 1"]],
    ["a time that goes back", line({ from: GOOD.to, to: GOOD.from }), ["counts-interval 1"]],
    ["a key twice", line().replace("{", '{"router":"gru1",'), ["duplicate-key 1"]],
    ["bytes", "\u0000\ufffd\n", ["json-syntax 1"]],
  ])("with %s are refused, at their place", (_, text, expected) => {
    expect(read(text)).toEqual({ counts: null, reported: expected });
  });

  test("with very many errors show the first ones, and how many more there are", () => {
    const { reported } = read("x\n".repeat(1000));
    expect(reported.length).toBe(21);
    expect(reported.at(-1)).toBe("counts-more-errors 1");
  });
});
