import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { areDisjoint } from "../../../src/net/canonical/are-disjoint.ts";
import {
  exactly,
  formatPrefix,
  intersect,
  PrefixSet,
  subtract,
  type CanonicalSet,
} from "../../../src/net/index.ts";
import { makeWorld, rangesIn, WORLDS } from "./world.ts";

const worlds = WORLDS.map((world) => ({ name: formatPrefix(world.top), world }));

describe.each(worlds)("sets inside $name", ({ world }) => {
  test("are disjoint if their intersection is empty", () => {
    fc.assert(
      fc.property(rangesIn(world), rangesIn(world), (one, other) => {
        const [a, b] = [one, other].map(
          (ranges) => PrefixSet.of(world.family, ranges).canonical,
        ) as [CanonicalSet, CanonicalSet];
        const expected = intersect(a, b).isEmpty;
        expect(areDisjoint(a.table, b.table)).toBe(expected);
        expect(areDisjoint(b.table, a.table)).toBe(expected);
      }),
    );
  });
});

test.each(["ipv4", "ipv6"] as const)(
  "a long list (%s) without a short one, whether they overlap or not",
  (family) => {
    const { prefixes } = makeWorld(family, 0x2001_0db8n << (family === "ipv4" ? 0n : 96n), 19, 11);
    // Every other prefix of the longest, so that no two are one range.
    const long = prefixes.filter(({ length }, i) => length === 30 && i % 2 === 0);
    const all = PrefixSet.of(family, long.map(exactly)).canonical;
    expect(all.table.size).toBeGreaterThan(1_000);
    for (const [i, { length }] of prefixes.entries()) {
      if (i % 37 !== 0 && length !== 19) continue;
      for (const min of [length, 30]) {
        const prefix = prefixes[i];
        if (!prefix) throw new Error("unreachable");
        const short = PrefixSet.of(family, [{ prefix, min, max: 30 }]);
        const left = long.filter((one) => !short.has(one));
        expect(
          subtract(all, short.canonical).equals(PrefixSet.of(family, left.map(exactly)).canonical),
        ).toBe(true);
      }
    }
  },
);
