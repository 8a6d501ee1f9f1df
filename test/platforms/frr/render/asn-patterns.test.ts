import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { MAX_ASN } from "../../../../src/net/index.ts";
import { asnPatterns } from "../../../../src/platforms/frr/render/asn-patterns.ts";

const whole = (first: number, last: number): RegExp =>
  new RegExp(`^(?:${asnPatterns({ first, last }).join("|")})$`);

describe("the patterns of a range of ASNs", () => {
  test("are what a person would write", () => {
    expect(asnPatterns({ first: 64496, last: 64496 })).toEqual(["64496"]);
    expect(asnPatterns({ first: 64496, last: 64511 })).toEqual([
      "6449[6-9]",
      "6450[0-9]",
      "6451[01]",
    ]);
    expect(asnPatterns({ first: 0, last: 99 })).toEqual(["[0-9]", "[1-9][0-9]"]);
    expect(asnPatterns({ first: 4200000000, last: MAX_ASN })[0]).toBe("42[0-8][0-9]{7}");
  });

  test("match the numbers of small ranges and no others, all tried", () => {
    for (const [first, last] of [
      [0, 0],
      [0, 9],
      [0, 10],
      [9, 1100],
      [95, 105],
      [99, 1000],
      [1000, 1999],
    ] as const) {
      const regex = whole(first, last);
      for (let asn = 0; asn <= 12_000; asn++) {
        expect(regex.test(String(asn))).toBe(first <= asn && asn <= last);
      }
    }
  });

  test("match the numbers of any range and no others", () => {
    const asn = fc.oneof(
      fc.integer({ min: 0, max: MAX_ASN }),
      fc.integer({ min: 0, max: 9 }).map((n) => 10 ** n),
      fc.integer({ min: 0, max: 9 }).map((n) => 10 ** n - 1),
    );
    fc.assert(
      fc.property(asn, asn, fc.array(asn, { minLength: 10 }), (a, b, others) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        const regex = whole(first, last);
        for (const tried of [...others, first, last, first - 1, last + 1, last * 10, first + 10]) {
          if (tried < 0) continue;
          expect(regex.test(String(tried))).toBe(first <= tried && tried <= last);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("are few", () => {
    fc.assert(
      fc.property(fc.nat(MAX_ASN), fc.nat(MAX_ASN), (a, b) => {
        const patterns = asnPatterns({ first: Math.min(a, b), last: Math.max(a, b) });
        expect(patterns.length).toBeLessThanOrEqual(45);
      }),
    );
  });
});
