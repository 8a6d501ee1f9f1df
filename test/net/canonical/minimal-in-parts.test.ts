import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  exactly,
  formatPrefix,
  formatPrefixRange,
  minimalRanges,
  PrefixSet,
  type PrefixRange,
} from "../../../src/net/index.ts";
import { rangeIn, WORLDS } from "./world.ts";

describe("minimal ranges, made in parts", () => {
  test.each(WORLDS.map((world) => [formatPrefix(world.top), world] as const))(
    "are those that are made as a whole, inside %s",
    (_, world) => {
      const prefix = fc.constantFrom(...world.prefixes);
      // As registries have them: most are single prefixes, neighbours of the same length, some ranges.
      const side = fc
        .record({
          length: fc.constantFrom(...new Set(world.prefixes.map((p) => p.length))),
          from: fc.nat({ max: 15 }),
          count: fc.nat({ max: 16 }),
          longer: fc.nat({ max: 2 }),
        })
        .map(({ length, from, count, longer }): readonly PrefixRange[] =>
          world.prefixes
            .filter((p) => p.length === length && length + longer <= world.longest)
            .slice(from, from + count)
            .map((p) => ({ prefix: p, min: length + longer, max: length + longer })),
        );
      const some = fc.oneof(
        { weight: 3, arbitrary: prefix.map((p) => [exactly(p)]) },
        { weight: 3, arbitrary: side },
        { weight: 1, arbitrary: rangeIn(world).map((range) => [range]) },
      );
      fc.assert(
        fc.property(fc.array(some, { maxLength: 8 }), (lists) => {
          const set = PrefixSet.of(world.family, lists.flat());
          expect(set.minimal().ranges.map(formatPrefixRange)).toEqual(
            [...minimalRanges(set.canonical)].map(formatPrefixRange),
          );
        }),
        { numRuns: 3000 },
      );
    },
  );
});
