import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  comparePrefixes,
  covers,
  exactly,
  formatPrefixRange,
  networkOf,
  PrefixSet,
  type Prefix,
  type PrefixRange,
} from "../../../../src/net/index.ts";
import { prefixEntries } from "../../../../src/platforms/junos/render/prefix-entries.ts";
import { prefixList } from "../../../fixtures/plan.ts";

const entries = (...texts: string[]): string[] =>
  printed(prefixList("PEERC_X", "ipv4", texts).set).map(formatPrefixRange);

function printed(set: PrefixSet): readonly PrefixRange[] {
  const list = prefixEntries(set);
  if (!list) throw new Error("too long");
  return [...list];
}

/** What Junos does with a route: the longest entry that covers it decides. */
function longestMatch(list: readonly PrefixRange[], route: Prefix): boolean {
  const covering = list.filter((entry) => covers(entry.prefix, route));
  const longest = covering.sort((a, b) => b.prefix.length - a.prefix.length)[0];
  return longest !== undefined && fits(longest, route);
}

/** What Junos does with walkup on: any entry that covers it may decide. */
function walkup(list: readonly PrefixRange[], route: Prefix): boolean {
  return list.some((entry) => covers(entry.prefix, route) && fits(entry, route));
}

const fits = (entry: PrefixRange, route: Prefix): boolean =>
  entry.min <= route.length && route.length <= entry.max;

/** Prefixes of at most six bits inside 10.0.0.0/8, so that they often nest. */
const DEPTH = 6;
const prefixes = fc
  .tuple(fc.integer({ min: 0, max: (1 << DEPTH) - 1 }), fc.integer({ min: 0, max: DEPTH }))
  .map(([bits, depth]): Prefix => {
    const value = (10n << 24n) | (BigInt(bits) << BigInt(24 - DEPTH));
    return networkOf({ family: "ipv4", value }, 8 + depth);
  });
const ranges = fc
  .tuple(prefixes, fc.integer({ min: 0, max: DEPTH }), fc.integer({ min: 0, max: DEPTH }))
  .map(([prefix, a, b]): PrefixRange => {
    const min = Math.max(prefix.length, 8 + Math.min(a, b));
    return { prefix, min, max: Math.max(min, 8 + Math.max(a, b)) };
  });
const everyRoute = Array.from({ length: DEPTH + 2 }, (_, depth) =>
  Array.from({ length: 1 << depth }, (_, i): Prefix => {
    const value = (10n << 24n) | (BigInt(i) << BigInt(24 - depth));
    return { family: "ipv4", value, length: 8 + depth };
  }),
).flat();

describe("prefixEntries", () => {
  test("trap 14.1: nested entries keep what the outer one allows", () => {
    expect(entries("193.0.0.0/16^16-24", "193.0.12.0/22^22-28")).toEqual([
      "193.0.0.0/16^16-24",
      "193.0.12.0/22^22-28",
    ]);
    expect(entries("193.0.0.0/16^16-20", "193.0.12.0/22")).toEqual([
      "193.0.0.0/16^16-20",
      "193.0.12.0/22",
    ]);
    expect(entries("193.0.0.0/16^24", "193.0.12.0/22^22-23")).toEqual([
      "193.0.0.0/16^24",
      "193.0.12.0/22^22-24",
    ]);
  });

  test("an inner entry that the outer one includes is not printed", () => {
    expect(entries("10.0.0.0/8^16-24", "10.1.0.0/16^24")).toEqual(["10.0.0.0/8^16-24"]);
  });

  test("a gap in the lengths moves the upper part to the halves", () => {
    expect(entries("10.0.0.0/8", "10.0.0.0/8^24")).toEqual([
      "10.0.0.0/8",
      "10.0.0.0/9^24",
      "10.128.0.0/9^24",
    ]);
    expect(entries("10.0.0.0/16^24", "10.0.4.0/22")).toEqual([
      "10.0.0.0/16^24",
      "10.0.4.0/22",
      "10.0.4.0/23^24",
      "10.0.6.0/23^24",
    ]);
  });

  test("equals the set for every route, with and without walkup, one line a prefix", () => {
    fc.assert(
      fc.property(fc.array(ranges, { maxLength: 8 }), (some) => {
        const set = PrefixSet.of("ipv4", some);
        const list = printed(set);
        const keys = list.map((entry) => `${entry.prefix.value}/${entry.prefix.length}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(list).toEqual([...list].sort((a, b) => comparePrefixes(a.prefix, b.prefix)));
        const wrong = everyRoute.filter((route) => {
          const wanted = set.has(route);
          return longestMatch(list, route) !== wanted || walkup(list, route) !== wanted;
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("the fewest ranges never take more lines than the registered prefixes one by one", () => {
    fc.assert(
      fc.property(fc.array(prefixes, { maxLength: 64 }), (some) => {
        const set = PrefixSet.of("ipv4", some.map(exactly));
        expect(printed(set.minimal()).length).toBeLessThanOrEqual(printed(set).length);
      }),
      { numRuns: 1000 },
    );
  });

  test("the order of the ranges does not matter", () => {
    const a = entries("10.0.0.0/8", "10.0.0.0/8^24", "10.1.0.0/16");
    const b = entries("10.1.0.0/16", "10.0.0.0/8^24", "10.0.0.0/8");
    expect(b).toEqual(a);
  });

  test("covers the whole of a family", () => {
    expect(entries("0.0.0.0/0^25-32")).toEqual(["0.0.0.0/0^25-32"]);
    expect(entries("0.0.0.0/0", "0.0.0.0/0^32")).toEqual([
      "0.0.0.0/0",
      "0.0.0.0/1^32",
      "128.0.0.0/1^32",
    ]);
  });

  test("gives up where gaps would take millions of lines", () => {
    const gaps = prefixList("PEERC_X", "ipv4", ["0.0.0.0/0^0-22", "0.0.0.0/0^24"]);
    expect(prefixEntries(gaps.set)).toBeNull();
  });
});
