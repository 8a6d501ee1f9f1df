import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { AsnSet, PathLanguage } from "../../../src/net/index.ts";

const asns = fc
  .uniqueArray(fc.constantFrom(0, 1, 2, 3, 4294967295), { minLength: 1 })
  .map((some) => AsnSet.from(some));

const languages = fc.oneof(
  asns.map((set) => PathLanguage.containing(set)),
  asns.map((set) => PathLanguage.startingWith(set)),
  asns.map((set) => PathLanguage.endingWith(set)),
  fc.nat(4).map((hops) => PathLanguage.ofLength(hops)),
  fc.constant(PathLanguage.withSet()),
  fc.constant(PathLanguage.empty()),
  fc
    .tuple(asns, asns)
    .map(([a, b]) => PathLanguage.containing(a).unite(PathLanguage.endingWith(b))),
);

const ALL = PathLanguage.ofLength(0);

describe("a path that some sets have in common and others do not have", () => {
  test("is as short as the shortest of the set of all such paths, and there whenever there is one", () => {
    fc.assert(
      fc.property(
        fc.array(languages, { maxLength: 4 }),
        fc.array(languages, { maxLength: 4 }),
        (including, excluding) => {
          let all = ALL;
          for (const paths of including) all = all.intersect(paths);
          for (const paths of excluding) all = all.intersect(paths.complement());
          const found = PathLanguage.common(including, excluding);
          expect(found?.flat().length).toBe(all.shortest()?.flat().length);
          if (found === null) return;
          for (const paths of including) expect(paths.has(found)).toBe(true);
          for (const paths of excluding) expect(paths.has(found)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("is not looked for where all paths are left out", () => {
    const any = PathLanguage.containing(AsnSet.of([{ first: 0, last: 4294967295 }]));
    expect(PathLanguage.common([], [any, PathLanguage.empty()])).toBeNull();
    expect(PathLanguage.common([PathLanguage.ofLength(200)], [any])).toBeNull();
  });
});
