import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  applyOperator,
  compareRanges,
  exactly,
  formatPrefixRange,
  isExact,
  maxLength,
  orLonger,
  readPrefixRange,
  type PrefixRange,
} from "../../src/net/index.ts";
import { anyPrefix, anyRange } from "./example.ts";

function range(text: string): PrefixRange {
  const parsed = readPrefixRange(text);
  if (typeof parsed === "string") throw new Error(`${text}: ${parsed}`);
  return parsed;
}

describe("prefix ranges", () => {
  test("print and read back, for every range", () => {
    fc.assert(fc.property(anyRange, (r) => expect(range(formatPrefixRange(r))).toEqual(r)));
  });

  test.each([
    ["5.0.0.0/8", 8, 8],
    ["5.0.0.0/8^-", 9, 32],
    ["5.0.0.0/8^+", 8, 32],
    ["5.0.0.0/8^16", 16, 16],
    ["5.0.0.0/8^24-32", 24, 32],
    ["5.0.0.0/8^8-8", 8, 8],
    ["2001:db8::/32^48", 48, 48],
    ["2001:db8::/32^-", 33, 128],
    ["::/0^+", 0, 128],
    ["192.0.2.0/31^-", 32, 32],
  ])("%s are the lengths %d to %d", (text, min, max) => {
    expect(range(text)).toMatchObject({ min, max });
  });

  test.each([
    ["5.0.0.0/8^7", "range"],
    ["5.0.0.0/8^33", "range"],
    ["5.0.0.0/8^24-20", "range"],
    ["5.0.0.0/8^24-33", "range"],
    ["192.0.2.1/32^-", "range"],
    ["5.0.0.0/8^", "range"],
    ["5.0.0.0/8^+^-", "range"],
    ["5.0.0.0/8^24-28^+", "range"],
    ["5.0.0.0/8^-5", "range"],
    ["5.0.0.0/8 ^+", "syntax"],
    ["5.0.0.0/8+", "syntax"],
    ["5.0.0.1/8^+", "host-bits"],
    ["5.0.0.0/99^+", "length"],
    ["^+", "syntax"],
  ])("%j is none: %s", (text, problem) => expect(readPrefixRange(text)).toBe(problem));

  // RFC 2622, section 2: the outer operator over an inner ^k-l is ^max(n,k)-m, or nothing is left.
  test.each([
    ["30.0.0.0/8^24-28", "^27-30", "30.0.0.0/8^27-30"],
    ["30.0.0.0/8^24-28", "^20-26", "30.0.0.0/8^24-26"],
    ["30.0.0.0/8^24-28", "^20-23", null],
    ["30.0.0.0/8^24-28", "^30", "30.0.0.0/8^30"],
    ["30.0.0.0/8^24-28", "^20", null],
    ["30.0.0.0/8^24-28", "^+", "30.0.0.0/8^24-32"],
    ["30.0.0.0/8^24-28", "^-", "30.0.0.0/8^25-32"],
    ["128.9.0.0/16^-", "^-", "128.9.0.0/16^18-32"],
    ["128.9.0.0/16^+", "^+", "128.9.0.0/16^+"],
    ["192.0.2.1/32", "^-", null],
    ["192.0.2.0/24", "^16-20", null],
    ["2001:db8::/32^48", "^+", "2001:db8::/32^48-128"],
  ])("%s with %s over it is %s", (inner, operator, result) => {
    const left = applyOperator(range(inner), operator);
    expect(left && formatPrefixRange(left)).toBe(result);
  });

  test("^n is ^n-n, ^+ is ^l-longest and ^- is ^(l+1)-longest, over any range", () => {
    fc.assert(
      fc.property(anyRange, fc.nat(128), (r, n) => {
        const longest = maxLength(r.prefix.family);
        expect(applyOperator(r, `^${n}`)).toEqual(applyOperator(r, `^${n}-${n}`));
        expect(applyOperator(r, "^+")).toEqual(applyOperator(r, `^${r.min}-${longest}`));
        const next = r.min < longest ? applyOperator(r, `^${r.min + 1}-${longest}`) : null;
        expect(applyOperator(r, "^-")).toEqual(next);
      }),
    );
  });

  test("text that is no operator leaves nothing", () => {
    for (const text of ["", "+", "^", "^a", "^1-", "^-1", "^1 ", "^1-2-3", "^1e1"]) {
      expect(applyOperator(range("0.0.0.0/0"), text)).toBeNull();
    }
  });

  test("are exact only if they contain one prefix", () => {
    fc.assert(
      fc.property(anyPrefix, (prefix) => {
        expect(isExact(exactly(prefix))).toBe(true);
        expect(isExact(orLonger(prefix))).toBe(prefix.length === maxLength(prefix.family));
      }),
    );
  });

  test("are the same in their order only where they are the same", () => {
    fc.assert(
      fc.property(anyRange, anyRange, (a, b) => {
        expect(compareRanges(a, b) === 0).toBe(formatPrefixRange(a) === formatPrefixRange(b));
        expect(compareRanges(a, b) < 0).toBe(compareRanges(b, a) > 0);
      }),
    );
  });
});
