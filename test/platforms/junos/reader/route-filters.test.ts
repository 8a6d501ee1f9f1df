import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { comparePrefixes, covers, PackedRanges, type Prefix } from "../../../../src/net/index.ts";
import { prefixesOfRows } from "../../../../src/platforms/junos/reader/fast/route-filter-rows.ts";
import {
  prefixesOf,
  type RouteFilter,
} from "../../../../src/platforms/junos/reader/route-filters.ts";

/** A prefix of up to six bits in the last byte of 192.0.2.0/24. */
const prefix = fc
  .tuple(fc.integer({ min: 24, max: 30 }), fc.nat(63))
  .map(([length, bits]): Prefix => ({
    family: "ipv4",
    value: 0xc0000200n + (BigInt((bits << 2) >> (32 - length)) << BigInt(32 - length)),
    length,
  }));
const filter = fc.tuple(prefix, fc.nat(8), fc.nat(8)).map(([of, a, b]): RouteFilter => {
  const min = Math.min(of.length + a, 33);
  return { prefix: of, min, max: Math.min(min + b, 32) };
});
const filters = fc.uniqueArray(filter, {
  maxLength: 12,
  selector: ({ prefix: { value, length } }) => `${value}/${length}`,
});

test("of the entries that cover a prefix the longest decides, by its own lengths", () => {
  let hidden = 0;
  fc.assert(
    fc.property(
      filters,
      fc.array(prefix, { minLength: 20, maxLength: 20 }),
      (entries, prefixes) => {
        const set = prefixesOf(entries, "ipv4");
        if (typeof set === "string") throw new Error(set);
        for (const one of prefixes) {
          const covering = entries.filter((entry) => covers(entry.prefix, one));
          const fits = ({ min, max }: RouteFilter) => min <= one.length && one.length <= max;
          const [longest] = covering.sort((a, b) => b.prefix.length - a.prefix.length);
          const isTaken = longest !== undefined && fits(longest);
          if (!isTaken && covering.some(fits)) hidden++;
          expect(set.has(one)).toBe(isTaken);
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(hidden).toBeGreaterThan(100);
});

test("entries in rows take the same as entries that are objects", () => {
  let hidden = 0;
  fc.assert(
    fc.property(filters, (entries) => {
      const valid = entries.filter(({ min, max }) => min <= max);
      const rows = PackedRanges.of(
        "ipv4",
        valid.sort((a, b) => comparePrefixes(a.prefix, b.prefix)),
      );
      const [found, expected] = [prefixesOfRows(rows), prefixesOf(valid, "ipv4")];
      if (found === null || typeof expected === "string") throw new Error("not read");
      expect([...found.ranges]).toEqual([...expected.ranges]);
      if (expected.size > valid.length) hidden++;
    }),
    { numRuns: 500 },
  );
  expect(hidden).toBeGreaterThan(100);
});

test("entries in rows that are out of order, or two for one prefix, are left alone", () => {
  const [one, other] = [0xc0000200n, 0xc0000240n].map((value) => {
    const of: Prefix = { family: "ipv4", value, length: 26 };
    return { prefix: of, min: 26, max: 26 };
  }) as [RouteFilter, RouteFilter];
  expect(prefixesOfRows(PackedRanges.of("ipv4", [one, other]))?.size).toBe(2);
  expect(prefixesOfRows(PackedRanges.of("ipv4", [other, one]))).toBeNull();
  expect(prefixesOfRows(PackedRanges.of("ipv4", [one, one]))).toBeNull();
});

test("two entries for one prefix are refused, unless they say the same", () => {
  const of: Prefix = { family: "ipv4", value: 0xc0000200n, length: 24 };
  const entry = (max: number): RouteFilter => ({ prefix: of, min: 24, max });
  expect(prefixesOf([entry(24), entry(25)], "ipv4")).toBe("two entries for one prefix");
  expect(prefixesOf([entry(25), entry(25)], "ipv4")).not.toBe("two entries for one prefix");
});
