import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  compareRanges,
  covers,
  exactly,
  formatPrefix,
  formatPrefixRange,
  minimalRanges,
  networkOf,
  PrefixSet,
  readPrefixRange,
  type Prefix,
  type PrefixRange,
} from "../../../src/net/index.ts";
import { anyRange } from "../example.ts";
import { makeWorld, rangesIn, WORLDS, type World } from "./world.ts";

/** The ranges that could be in a list of just these prefixes, each as the set of the prefixes in it. */
function candidates(world: World, wanted: bigint): readonly bigint[] {
  const found: bigint[] = [];
  for (const prefix of world.prefixes) {
    // What is inside the prefix, by length; of neighbouring lengths that are wholly wanted one range is enough.
    let run = 0n;
    for (let length = prefix.length; length <= world.longest + 1; length++) {
      let all = 0n;
      world.prefixes.forEach((inner, i) => {
        if (inner.length === length && covers(prefix, inner)) all |= 1n << BigInt(i);
      });
      if (all !== 0n && (all & wanted) === all) run |= all;
      else {
        if (run !== 0n) found.push(run);
        run = 0n;
      }
    }
  }
  return found;
}

/**
 * Whether this many candidates can be chosen so that one of them contains every wanted prefix: all combinations are
 * tried.
 */
function canTell(wanted: bigint, count: number, from: readonly bigint[]): boolean {
  if (wanted === 0n) return true;
  if (count === 0) return false;
  const one = wanted & -wanted;
  return from.some((range) => (range & one) !== 0n && canTell(wanted & ~range, count - 1, from));
}

/** Expects the list to be shorter than any other for these prefixes, or as short as the shortest. */
function expectShortest(world: World, wanted: bigint): void {
  const prefixes = world.prefixes.filter((_, i) => (wanted >> BigInt(i)) & 1n);
  const set = PrefixSet.of(world.family, prefixes.map(exactly));
  const list = [...minimalRanges(set.canonical)];
  expect(PrefixSet.of(world.family, list).canonical.equals(set.canonical)).toBe(true);
  if (wanted === 0n) expect(list).toEqual([]);
  else if (canTell(wanted, list.length - 1, candidates(world, wanted))) {
    throw new Error(`not the shortest list: ${list.map(formatPrefixRange).join(", ")}`);
  }
}

function parsed(texts: readonly string[]): PrefixRange[] {
  return texts.map((text) => {
    const range = readPrefixRange(text);
    if (typeof range === "string") throw new Error(`${text}: ${range}`);
    return range;
  });
}

function minimal(...texts: readonly string[]): readonly string[] {
  const ranges = parsed(texts);
  const family = ranges[0]!.prefix.family;
  return PrefixSet.of(family, ranges).minimal().ranges.map(formatPrefixRange);
}

describe("minimal ranges", () => {
  test("are as few as can be, for every set of the prefixes up to /3", () => {
    const world = makeWorld("ipv4", 0n, 0, 3);
    for (let wanted = 0n; wanted < 1n << 15n; wanted++) expectShortest(world, wanted);
  });

  test.each(WORLDS.map((world) => ({ name: formatPrefix(world.top), world })))(
    "are as few as can be in a deeper world inside $name",
    ({ world: { family, top } }) => {
      const world = makeWorld(family, top.value, top.length, 4);
      const all = (1n << BigInt(world.prefixes.length)) - 1n;
      const ranges = rangesIn(world).map((list) => {
        const isIn = (p: Prefix): boolean =>
          list.some((r) => covers(r.prefix, p) && r.min <= p.length && p.length <= r.max);
        return world.prefixes.reduce((set, p, i) => (isIn(p) ? set | (1n << BigInt(i)) : set), 0n);
      });
      fc.assert(
        fc.property(ranges, fc.bigInt({ min: 0n, max: all }), fc.boolean(), (set, some, flip) => {
          // Full sets with a few holes have the long runs, sets of single prefixes have none.
          const holes = some & (some >> 3n) & (some >> 7n);
          expectShortest(world, flip ? set & ~holes : set);
        }),
        { numRuns: 60 },
      );
    },
  );

  test("have the same prefixes as their set, are sorted, and never more than it was written in", () => {
    fc.assert(
      fc.property(fc.array(anyRange, { minLength: 1, maxLength: 12 }), (list) => {
        const { family } = list[0]!.prefix;
        const set = PrefixSet.of(
          family,
          list.filter((range) => range.prefix.family === family),
        );
        const ranges = [...minimalRanges(set.canonical)];
        expect(PrefixSet.of(family, ranges).canonical.equals(set.canonical)).toBe(true);
        expect(ranges.length).toBeLessThanOrEqual(set.ranges.length);
        expect(ranges.toSorted(compareRanges)).toEqual(ranges);
        expect(set.minimal().ranges).toEqual(ranges);
      }),
      { numRuns: 1000 },
    );
  });

  test("change only around a prefix that comes or goes, and beside what is around it", () => {
    for (const world of WORLDS) {
      const prefixes = fc.array(fc.constantFrom(...world.prefixes), { minLength: 1 });
      fc.assert(
        fc.property(prefixes, ([one, ...others]) => {
          if (!one) throw new Error("fixture");
          const [with_, without] = [[one, ...others], others].map((some) => {
            const set = PrefixSet.of(world.family, some.map(exactly));
            return new Map(set.minimal().ranges.map((range) => [formatPrefixRange(range), range]));
          });
          if (!with_ || !without) throw new Error("fixture");
          const changed = [...with_, ...without].filter(
            ([text]) => with_.has(text) !== without.has(text),
          );
          const away = changed.filter(([, { prefix }]) => {
            const parent = networkOf(prefix, Math.max(prefix.length - 1, 0));
            return !covers(parent, one);
          });
          expect(away).toEqual([]);
        }),
        { numRuns: 100 },
      );
    }
  });

  test("are the same for every way to write a set", () => {
    for (const world of WORLDS) {
      fc.assert(
        fc.property(rangesIn(world), (list) => {
          const set = PrefixSet.of(world.family, list);
          const members = world.prefixes.filter((prefix) => set.has(prefix));
          const exact = PrefixSet.of(world.family, members.map(exactly));
          expect(exact.minimal().ranges).toEqual(set.minimal().ranges);
        }),
        { numRuns: 50 },
      );
    }
  });

  test("join halves, lengths, and both", () => {
    expect(minimal("192.0.2.0/25", "192.0.2.128/25")).toEqual(["192.0.2.0/24^25"]);
    expect(minimal("192.0.2.0/24", "192.0.2.0/25", "192.0.2.128/25")).toEqual([
      "192.0.2.0/24^24-25",
    ]);
    expect(minimal("2001:db8::/33^+", "2001:db8:8000::/33^+", "2001:db8::/32")).toEqual([
      "2001:db8::/32^+",
    ]);
  });

  test("say all that holds at a prefix, so that what is around it may change without them", () => {
    expect(minimal("10.0.0.0/8^8-24", "10.1.0.0/16^25")).toEqual([
      "10.0.0.0/8^8-24",
      "10.1.0.0/16^16-25",
    ]);
    expect(minimal("10.1.0.0/16^16-25")).toEqual(["10.1.0.0/16^16-25"]);
  });

  test("leave out a range that those below it imply", () => {
    expect(minimal("0.0.0.0/1^2-3", "128.0.0.0/1^1-2")).toEqual([
      "0.0.0.0/1^2-3",
      "128.0.0.0/1^1-2",
    ]);
    expect(minimal("0.0.0.0/1^2-3", "128.0.0.0/1^2", "128.0.0.0/2^3")).toEqual([
      "0.0.0.0/0^2",
      "0.0.0.0/1^2-3",
      "128.0.0.0/2^2-3",
    ]);
  });

  test("keep a range if part of the prefix is not implied by others", () => {
    const beside = ["32.0.0.0/3^4-5", "64.0.0.0/2^4-5", "128.0.0.0/1^4-5", "224.0.0.0/3^3-5"];
    expect(minimal("0.0.0.0/0^4", ...beside)).toEqual(["0.0.0.0/0^4", ...beside]);
    expect(minimal("0.0.0.0/3^3-4", ...beside)).toEqual(["0.0.0.0/3^3-4", ...beside]);
  });
});
