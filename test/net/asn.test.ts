import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { asnReservation, AsnSet, MAX_ASN, parseAsn } from "../../src/net/index.ts";

const anyAsn = fc.integer({ min: 0, max: MAX_ASN });

describe("parseAsn", () => {
  test("reads asplain, AS and asdot alike, for every ASN", () => {
    fc.assert(
      fc.property(anyAsn, (asn) => {
        expect(parseAsn(String(asn))).toBe(asn);
        expect(parseAsn(`as${asn}`)).toBe(asn);
        expect(parseAsn(`AS${Math.floor(asn / 65536)}.${asn % 65536}`)).toBe(asn);
      }),
    );
  });

  test.each([
    "",
    "AS",
    "-1",
    "+1",
    "01",
    "AS01",
    "1.0.0",
    "1.",
    ".1",
    "65536.0",
    "0.65536",
    "01.1",
    "4294967296",
    "99999999999",
    "1e3",
    "0x10",
    " 1",
    "1\n",
    "AS 1",
    "ASN1",
    "Aſ1",
    "١",
  ])("%j is none", (text) => expect(parseAsn(text)).toBeNull());
});

describe("asnReservation", () => {
  test.each([
    [0, "reserved"],
    [1, null],
    [23455, null],
    [23456, "as-trans"],
    [23457, null],
    [52580, null],
    [64495, null],
    [64496, "documentation"],
    [64511, "documentation"],
    [64512, "private"],
    [65534, "private"],
    [65535, "reserved"],
    [65536, "documentation"],
    [65551, "documentation"],
    [65552, "reserved"],
    [131071, "reserved"],
    [131072, null],
    [4199999999, null],
    [4200000000, "private"],
    [4294967294, "private"],
    [4294967295, "reserved"],
  ])("AS%d: %s", (asn, reservation) => expect(asnReservation(asn)).toBe(reservation));
});

describe("AsnSet", () => {
  const small = fc.nat(30);
  const ranges = fc.array(
    fc.tuple(small, small).map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) })),
    { maxLength: 8 },
  );
  const world = Array.from({ length: 32 }, (_, asn) => asn);

  test("has what its ranges have, in sorted ranges that do not touch", () => {
    fc.assert(
      fc.property(ranges, fc.array(small), (list, gone) => {
        const set = AsnSet.of(list);
        const naive = (asn: number): boolean => list.some((r) => r.first <= asn && asn <= r.last);
        expect(world.filter((asn) => set.has(asn))).toEqual(world.filter(naive));
        set.ranges.slice(1).forEach((range, i) => {
          expect(range.first).toBeGreaterThan((set.ranges[i]?.last ?? 0) + 1);
        });
        const left = world.filter((asn) => naive(asn) && !gone.includes(asn));
        expect(world.filter((asn) => set.without(gone).has(asn))).toEqual(left);
        expect(AsnSet.from(left)).toEqual(set.without(gone));
        expect(set.isEmpty).toBe(list.length === 0);
      }),
    );
  });

  test("takes no range that is none", () => {
    for (const [first, last] of [
      [2, 1],
      [-1, 1],
      [0, MAX_ASN + 1],
    ] as const) {
      expect(() => AsnSet.of([{ first, last }])).toThrow(/not a range/);
    }
    expect(AsnSet.of([{ first: 0, last: MAX_ASN }]).has(MAX_ASN)).toBe(true);
  });
});
