import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { decimalPatterns, readDecimalPattern } from "../../src/net/index.ts";

const number = fc.oneof(fc.nat(200), fc.nat(70_000), fc.nat(0xffffffff));

const matches = (patterns: readonly string[], value: number): boolean =>
  new RegExp(`^(${patterns.join("|")})$`).test(String(value));

test("a range as patterns of digits", () => {
  expect(decimalPatterns(98, 234)).toEqual(["9[8-9]", "1[0-9][0-9]", "2[0-2][0-9]", "23[0-4]"]);
  expect(decimalPatterns(0, 9)).toEqual(["[0-9]"]);
  expect(decimalPatterns(100, 199)).toEqual(["1[0-9][0-9]"]);
});

test("the patterns of a range match its numbers and no others", () => {
  fc.assert(
    fc.property(number, number, number, (a, b, other) => {
      const [first, last] = [Math.min(a, b), Math.max(a, b)];
      const patterns = decimalPatterns(first, last);
      expect(matches(patterns, first)).toBe(true);
      expect(matches(patterns, last)).toBe(true);
      expect(matches(patterns, last + 1)).toBe(false);
      if (first > 0) expect(matches(patterns, first - 1)).toBe(false);
      expect(matches(patterns, other)).toBe(first <= other && other <= last);
    }),
  );
});

test("reading the patterns gives the numbers of the range", () => {
  fc.assert(
    fc.property(number, number, (a, b) => {
      const [first, last] = [Math.min(a, b), Math.max(a, b)];
      let next = first;
      for (const pattern of decimalPatterns(first, last)) {
        const [range, more] = readDecimalPattern(pattern) ?? [];
        expect(range?.first).toBe(next);
        expect(more).toBeUndefined();
        next = (range?.last ?? 0) + 1;
      }
      expect(next).toBe(last + 1);
    }),
  );
});

test("a pattern of any digits is read as the numbers that it matches", () => {
  const place = fc.oneof(
    fc.integer({ min: 0, max: 9 }).map(String),
    fc.constantFrom("[0-9]", "[1-3]", "[05]", "[2-468]"),
  );
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), (places) => {
      const pattern = places.join("");
      const ranges = readDecimalPattern(pattern) ?? [];
      for (let value = 0; value < 10_000; value++) {
        const read = ranges.some(({ first, last }) => first <= value && value <= last);
        if (read !== matches([pattern], value)) throw new Error(`${pattern}: ${value}`);
      }
    }),
    { numRuns: 50 },
  );
});

test.each(["", "1*", "[9-1]", "1.", "[a]", "[]", "1[0-9", "12345678901"])(
  "%j is not understood",
  (pattern) => expect(readDecimalPattern(pattern)).toBeNull(),
);
