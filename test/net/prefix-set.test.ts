import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  covers,
  formatPrefix,
  formatPrefixRange,
  PrefixSet,
  readPrefixRange,
  type Prefix,
  type PrefixRange,
} from "../../src/net/index.ts";
import { anyRange, SMALL_WORLD, smallRange } from "./example.ts";

const ranges = fc.array(smallRange, { maxLength: 12 });

/** What being in a list of ranges means, read off the definition. */
function naive(list: readonly PrefixRange[], prefix: Prefix): boolean {
  return list.some(
    (r) => covers(r.prefix, prefix) && r.min <= prefix.length && prefix.length <= r.max,
  );
}

/** The members of the small world that meet a condition. */
function members(holds: (prefix: Prefix) => boolean): readonly string[] {
  return SMALL_WORLD.filter(holds).map(formatPrefix);
}

describe("PrefixSet", () => {
  test("has exactly what one of its ranges has, for every prefix", () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const set = PrefixSet.of("ipv4", list);
        expect(members((p) => set.has(p))).toEqual(members((p) => naive(list, p)));
        expect(set.isEmpty).toBe(list.length === 0);
      }),
      { numRuns: 500 },
    );
  });

  test("has what long prefixes of both families ask for", () => {
    fc.assert(
      fc.property(fc.array(anyRange, { minLength: 1, maxLength: 8 }), (list) => {
        const { family } = list[0]!.prefix;
        const own = list.filter((r) => r.prefix.family === family);
        const set = PrefixSet.of(family, own);
        for (const { prefix, min, max } of list) {
          for (const length of [prefix.length, min, max]) {
            const target = { ...prefix, length };
            expect(set.has(target)).toBe(naive(own, target));
          }
        }
      }),
    );
  });

  test("prints the same ranges in any input order and with any repetition", () => {
    fc.assert(
      fc.property(ranges, fc.infiniteStream(fc.nat()), (list, random) => {
        const shuffled = [...list, ...list.slice(0, 3)]
          .map((range) => ({ range, key: random.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ range }) => range);
        expect(PrefixSet.of("ipv4", shuffled).ranges).toEqual(PrefixSet.of("ipv4", list).ranges);
      }),
    );
  });

  test("keeps no range that another one covers, and joins what touches at one prefix", () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const kept = PrefixSet.of("ipv4", list).ranges;
        for (const a of kept) {
          for (const b of kept) {
            if (a === b) continue;
            expect(covers(a.prefix, b.prefix) && a.min <= b.min && b.max <= a.max).toBe(false);
            const touch = a.max + 1 >= b.min && b.max + 1 >= a.min;
            expect(formatPrefix(a.prefix) === formatPrefix(b.prefix) && touch).toBe(false);
          }
        }
      }),
    );
    const texts = ["10.0.0.0/8^9-16", "10.0.0.0/8", "10.1.0.0/16", "10.0.0.0/8^17-20"];
    const set = PrefixSet.of(
      "ipv4",
      texts.map((t) => readPrefixRange(t) as PrefixRange),
    );
    expect(set.ranges.map(formatPrefixRange)).toEqual(["10.0.0.0/8^8-20"]);
  });

  test("names a range that contains a prefix, at the most specific prefix of those", () => {
    fc.assert(
      fc.property(ranges, fc.constantFrom(...SMALL_WORLD), (list, prefix) => {
        const set = PrefixSet.of("ipv4", list);
        const holding = set.ranges.filter((r) => naive([r], prefix));
        const longest = Math.max(-1, ...holding.map((r) => r.prefix.length));
        const found = set.rangeOf(prefix);
        expect(found?.prefix.length ?? -1).toBe(longest);
        if (found) expect(holding).toContainEqual(found);
      }),
    );
  });

  test("upTo adds the more-specifics of what is in it, up to a length", () => {
    fc.assert(
      fc.property(ranges, fc.nat(5), (list, length) => {
        const set = PrefixSet.of("ipv4", list);
        const expected = members(
          (p) =>
            naive(list, p) ||
            (p.length <= length && SMALL_WORLD.some((q) => naive(list, q) && covers(q, p))),
        );
        expect(members((p) => set.upTo(length).has(p))).toEqual(expected);
      }),
    );
  });

  test("inside is what it covers, of the requested lengths", () => {
    fc.assert(
      fc.property(ranges, fc.nat(5), fc.nat(5), (list, a, b) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        const inside = PrefixSet.of("ipv4", list).inside(min, max);
        const expected = members(
          (p) =>
            min <= p.length &&
            p.length <= max &&
            SMALL_WORLD.some((q) => naive(list, q) && covers(q, p)),
        );
        expect(members((p) => inside.has(p))).toEqual(expected);
      }),
    );
  });

  test("union has what either has", () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const union = PrefixSet.of("ipv4", a).union(PrefixSet.of("ipv4", b));
        expect(members((p) => union.has(p))).toEqual(members((p) => naive(a, p) || naive(b, p)));
      }),
    );
  });

  test("has nothing of the other family, and takes nothing of it", () => {
    const all = readPrefixRange("0.0.0.0/0^+") as PrefixRange;
    const set = PrefixSet.of("ipv4", [all]);
    expect(set.has({ family: "ipv6", value: 0n, length: 0 })).toBe(false);
    expect(() => PrefixSet.of("ipv6", [all])).toThrow(/family/);
  });
});
