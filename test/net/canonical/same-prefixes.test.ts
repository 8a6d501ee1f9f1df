import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  compareRanges,
  formatPrefix,
  halves,
  maxLength,
  minimalRanges,
  PrefixSet,
} from "../../../src/net/index.ts";
import { makeWorld, rangesIn, WORLDS } from "./world.ts";

const worlds = [...WORLDS, makeWorld("ipv4", 0x0a000000n, 22, 4)].map((world) => ({
  name: formatPrefix(world.top),
  world,
}));

describe.each(worlds)("sets inside $name", ({ world }) => {
  const { family } = world;

  test("are equal as their canonical forms are", () => {
    fc.assert(
      fc.property(rangesIn(world), rangesIn(world), (one, two) => {
        const [a, b] = [PrefixSet.of(family, one), PrefixSet.of(family, two)];
        expect(a.equals(b)).toBe(a.canonical.equals(b.canonical));
      }),
    );
  });

  test("are equal as their canonical forms are where they share most of their ranges", () => {
    let [equal, different] = [0, 0];
    fc.assert(
      fc.property(rangesIn(world), fc.nat(), rangesIn(world), (shared, at, others) => {
        const some = others.slice(0, 2);
        const split = shared.flatMap((range, i): typeof shared => {
          if (i !== at % shared.length) return [range];
          const { prefix, min, max } = range;
          if (prefix.length === min || prefix.length >= maxLength(family)) return some;
          return halves(prefix).map((half) => ({ prefix: half, min, max }));
        });
        const [a, b] = [PrefixSet.of(family, shared), PrefixSet.of(family, split)];
        const expected = a.canonical.equals(b.canonical);
        expect(a.equals(b)).toBe(expected);
        expect(b.equals(a)).toBe(expected);
        if (expected) equal++;
        else different++;
      }),
      { numRuns: 300 },
    );
    expect(Math.min(equal, different)).toBeGreaterThan(30);
  });

  test("are equal if their canonical forms are, for a sorted one with ranges that others cover", () => {
    let equal = 0;
    fc.assert(
      fc.property(rangesIn(world), rangesIn(world), fc.boolean(), (ranges, others, within) => {
        const given = PrefixSet.of(family, ranges);
        const [top] = given.ranges;
        const more =
          within && top ? halves(top.prefix).map((prefix) => ({ ...top, prefix })) : others;
        const fits = more.filter(({ prefix, min }) => prefix.length <= min);
        const a = PrefixSet.of(family, [...ranges].sort(compareRanges));
        const b = PrefixSet.of(family, [...ranges, ...fits].sort(compareRanges));
        const expected = given.canonical.equals(
          PrefixSet.of(family, [...ranges, ...fits]).canonical,
        );
        expect(a.equals(b)).toBe(expected);
        expect(b.equals(a)).toBe(expected);
        if (expected) equal++;
      }),
    );
    expect(equal).toBeGreaterThan(20);
  });

  test("are equal in the fewest ranges, and different without one of them", () => {
    fc.assert(
      fc.property(rangesIn(world), fc.nat(), (ranges, at) => {
        const set = PrefixSet.of(family, ranges);
        const minimal = [...minimalRanges(set.canonical)];
        expect(set.equals(PrefixSet.of(family, minimal))).toBe(true);
        const lost = PrefixSet.of(
          family,
          minimal.filter((_, i) => i !== at % minimal.length),
        );
        expect(set.equals(lost)).toBe(minimal.length === 0);
        expect(lost.equals(set)).toBe(minimal.length === 0);
      }),
    );
  });
});

test("sets of different families are equal where both are empty", () => {
  const [ipv4, ipv6] = [PrefixSet.of("ipv4", []), PrefixSet.of("ipv6", [])];
  expect(ipv4.equals(ipv6)).toBe(true);
});
