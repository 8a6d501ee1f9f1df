import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  comparePrefixes,
  countAddresses,
  countPrefixes,
  covers,
  exactly,
  firstDifference,
  firstPrefix,
  formatPrefix,
  intersect,
  isSubset,
  maxLength,
  PrefixSet,
  subtract,
  unite,
  type CanonicalSet,
  type Prefix,
  type PrefixRange,
} from "../../../src/net/index.ts";
import { anyRange } from "../example.ts";
import { makeWorld, rangesIn, WORLDS, type World } from "./world.ts";

/** What being in a list of ranges means, read off the definition. */
function isIn(list: readonly PrefixRange[], prefix: Prefix): boolean {
  return list.some(
    (r) => covers(r.prefix, prefix) && r.min <= prefix.length && prefix.length <= r.max,
  );
}

function members(world: World, list: readonly PrefixRange[]): readonly Prefix[] {
  return world.prefixes.filter((prefix) => isIn(list, prefix));
}

function setOf(world: World, ranges: readonly PrefixRange[]): CanonicalSet {
  return PrefixSet.of(world.family, ranges).canonical;
}

/** The set with just these prefixes. */
function exact(world: World, prefixes: readonly Prefix[]): CanonicalSet {
  return setOf(world, prefixes.map(exactly));
}

/** Everything that two sets must have in common to be the same; `equals` has to see it alike. */
function columns({ family, table }: CanonicalSet) {
  return [family, [...table.words], [...table.bits], [...table.lengths]];
}

function expectSame(set: CanonicalSet, expected: CanonicalSet): void {
  expect(columns(set)).toEqual(columns(expected));
  expect(set.equals(expected)).toBe(true);
  expect(set.hash()).toBe(expected.hash());
}

const worlds = WORLDS.map((world) => ({ name: formatPrefix(world.top), world }));

describe.each(worlds)("canonical sets inside $name", ({ world }) => {
  const ranges = rangesIn(world);
  const runs = { numRuns: 150 };

  test("are the same as the set of all their single prefixes, and no other", () => {
    fc.assert(
      fc.property(ranges, fc.nat(), (list, at) => {
        const set = setOf(world, list);
        const prefixes = members(world, list);
        expectSame(set, exact(world, prefixes));
        const other = world.prefixes[at % world.prefixes.length]!;
        const without = prefixes.filter((prefix) => prefix !== other);
        const changed = exact(world, isIn(list, other) ? without : [...prefixes, other]);
        expect(set.equals(changed)).toBe(false);
        expect(set.hash()).not.toBe(changed.hash());
        expect(firstDifference(set, changed)).toEqual(other);
      }),
      runs,
    );
  });

  test("have what their ranges have", () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const set = setOf(world, list);
        expect(world.prefixes.filter((prefix) => set.has(prefix))).toEqual(members(world, list));
        expect(set.isEmpty).toBe(list.length === 0);
      }),
      runs,
    );
  });

  test("unite, intersect and subtract as sets of prefixes do", () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const [setA, setB] = [setOf(world, a), setOf(world, b)];
        const which = (keep: (inA: boolean, inB: boolean) => boolean): CanonicalSet =>
          exact(
            world,
            world.prefixes.filter((p) => keep(isIn(a, p), isIn(b, p))),
          );
        expectSame(
          unite(setA, setB),
          which((inA, inB) => inA || inB),
        );
        expectSame(
          intersect(setA, setB),
          which((inA, inB) => inA && inB),
        );
        expectSame(
          subtract(setA, setB),
          which((inA, inB) => inA && !inB),
        );
        expect(isSubset(setA, setB)).toBe(members(world, a).every((p) => isIn(b, p)));
        expect(isSubset(setA, unite(setA, setB))).toBe(true);
        // What changes nothing makes no new set.
        expect(subtract(setA, subtract(setB, setA))).toBe(setA);
        expect(intersect(setA, unite(setA, setB))).toBe(setA);
        expect(unite(setB, intersect(setA, setB))).toBe(setB);
      }),
      runs,
    );
  });

  test("differ first where the first prefix is in one of them only", () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const sorted = world.prefixes.toSorted(comparePrefixes);
        const first = (of: (prefix: Prefix) => boolean): Prefix | null => sorted.find(of) ?? null;
        const [setA, setB] = [setOf(world, a), setOf(world, b)];
        expect(firstDifference(setA, setB)).toEqual(first((p) => isIn(a, p) !== isIn(b, p)));
        expect(firstPrefix(setA)).toEqual(first((p) => isIn(a, p)));
      }),
      runs,
    );
  });

  test("count their prefixes and the addresses that these cover", () => {
    const hosts = world.prefixes.filter((prefix) => prefix.length === world.longest);
    const size = 1n << BigInt(maxLength(world.family) - world.longest);
    fc.assert(
      fc.property(ranges, (list) => {
        const set = setOf(world, list);
        const prefixes = members(world, list);
        expect(countPrefixes(set)).toBe(BigInt(prefixes.length));
        const covered = hosts.filter((host) => prefixes.some((prefix) => covers(prefix, host)));
        expect(countAddresses(set)).toBe(BigInt(covered.length) * size);
      }),
      runs,
    );
  });
});

test("every set of the prefixes up to /3 has a distinct form, which its parts unite to", () => {
  const world = makeWorld("ipv4", 0n, 0, 3);
  const forms = new Set<string>();
  for (let choice = 0; choice < 2 ** world.prefixes.length; choice++) {
    const chosen = world.prefixes.filter((_, i) => (choice >> i) & 1);
    const set = exact(world, chosen);
    forms.add(JSON.stringify(columns(set)));
    if (choice % 7 !== 0) continue;
    const [some, rest] = [chosen.filter((_, i) => i % 2), chosen.filter((_, i) => i % 2 === 0)];
    expectSame(unite(exact(world, some), exact(world, rest)), set);
    expectSame(subtract(set, exact(world, some)), exact(world, rest));
  }
  expect(forms.size).toBe(2 ** world.prefixes.length);
});

test("ranges that mean the same are the same, whatever their lengths", () => {
  const split = (range: PrefixRange, at: number): readonly PrefixRange[] => {
    const { prefix, min, max } = range;
    const between = Math.min(max, Math.max(min, at));
    const rest = between < max ? [{ prefix, min: between + 1, max }] : [];
    if (prefix.length === min) return [{ prefix, min, max: between }, ...rest];
    // The lower lengths are distinguished at the two halves of the prefix.
    const length = prefix.length + 1;
    const bit = 1n << BigInt(maxLength(prefix.family) - length);
    const lower = { ...prefix, length };
    const upper = { ...lower, value: lower.value | bit };
    return [{ prefix: lower, min, max: between }, { prefix: upper, min, max: between }, ...rest];
  };
  fc.assert(
    fc.property(fc.array(anyRange, { minLength: 1, maxLength: 8 }), fc.nat(128), (list, at) => {
      const { family } = list[0]!.prefix;
      const own = list.filter((range) => range.prefix.family === family);
      const set = PrefixSet.of(family, own).canonical;
      expectSame(
        set,
        PrefixSet.of(
          family,
          own.flatMap((range) => split(range, at)),
        ).canonical,
      );
      for (const { prefix, min, max } of list) {
        for (const length of [prefix.length, min, max]) {
          const target = { ...prefix, length };
          expect(set.has(target)).toBe(isIn(own, target));
        }
      }
      const half = PrefixSet.of(family, own.slice(0, list.length >> 1)).canonical;
      const rest = subtract(set, half);
      expectSame(unite(half, rest), set);
      expect(intersect(half, rest).isEmpty).toBe(true);
      expect(countPrefixes(half) + countPrefixes(rest)).toBe(countPrefixes(set));
    }),
    { numRuns: 500 },
  );
});

test("a set of everything is one row and counts all there is", () => {
  for (const family of ["ipv4", "ipv6"] as const) {
    const top = { family, value: 0n, length: 0 };
    const longest = maxLength(family);
    const everything = PrefixSet.of(family, [{ prefix: top, min: 0, max: longest }]).canonical;
    expect(everything.table.size).toBe(1);
    expect(countPrefixes(everything)).toBe((1n << BigInt(longest + 1)) - 1n);
    expect(countAddresses(everything)).toBe(1n << BigInt(longest));
    const nothing = subtract(everything, everything);
    expect(nothing.isEmpty).toBe(true);
    expect(firstPrefix(nothing)).toBeNull();
    expect(firstDifference(everything, nothing)).toEqual(top);
  }
});

test("sets of different families do not mix", () => {
  const [a, b] = [PrefixSet.of("ipv4", []).canonical, PrefixSet.of("ipv6", []).canonical];
  expect(a.equals(b)).toBe(false);
  expect(a.has({ family: "ipv6", value: 0n, length: 0 })).toBe(false);
  expect(() => unite(a, b)).toThrow(/families/);
});
