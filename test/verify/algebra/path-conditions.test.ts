import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { AsnSet, CommunitySet, PathLanguage } from "../../../src/net/index.ts";
import type { FilterTest } from "../../../src/policy/index.ts";
import { routeWith } from "../../../src/verify/algebra/facts.ts";
import { PathConditions, type PathCondition } from "../../../src/verify/algebra/path-conditions.ts";
import { PathLanguages } from "../../../src/verify/algebra/path-languages.ts";
import { PrefixRegions } from "../../../src/verify/algebra/prefix-regions.ts";
import { address, community, prefixList } from "../../fixtures/plan.ts";
import { USUAL } from "../../fixtures/usual-route.ts";

const prefix = (...texts: string[]): FilterTest => ({
  kind: "prefix",
  set: prefixList("P", "ipv4", texts).set,
});
const path = (paths: PathLanguage): FilterTest => ({ kind: "as-path", paths, sees: "current" });

/** Tests of which some exclude one another, and some follow from others. */
const TESTS: readonly FilterTest[] = [
  prefix("10.0.0.0/8^+"),
  prefix("10.1.0.0/16^+", "192.0.2.0/24"),
  prefix("10.1.0.0/16"),
  path(PathLanguage.empty()),
  path(PathLanguage.ofLength(2)),
  path(PathLanguage.containing(AsnSet.from([1]))),
  path(PathLanguage.startingWith(AsnSet.from([2]))),
  { kind: "next-hop", address: address("192.0.2.1"), sees: "current" },
  { kind: "next-hop", address: address("192.0.2.2"), sees: "current" },
  { kind: "community", set: CommunitySet.of([community("1:1")]), sees: "current" },
  {
    kind: "community",
    set: CommunitySet.of([community("1:1"), community("1:2")]),
    sees: "current",
  },
  { kind: "value", attribute: "rpki", value: "valid" },
  { kind: "value", attribute: "rpki", value: "invalid" },
];

const facts = fc.array(fc.tuple(fc.constantFrom(...TESTS), fc.boolean()), { maxLength: 6 });

test("facts are possible together if there is a route with them, whatever was tested before", () => {
  let [possible, impossible] = [0, 0];
  fc.assert(
    fc.property(fc.array(facts, { minLength: 1, maxLength: 8 }), (conditions) => {
      const [languages, regions] = [new PathLanguages(), new PrefixRegions()];
      const known = new PathConditions(languages, regions);
      // Each twice: the second time it is known.
      for (const one of [...conditions, ...conditions]) {
        const condition = one.reduce<PathCondition | null>(
          (before, [tested, holds]) => ({ fact: { test: tested, holds }, before, number: 0 }),
          null,
        );
        const route = routeWith(condition, "ipv4", USUAL, {
          languages: new PathLanguages(),
          regions: new PrefixRegions(),
        });
        expect(known.isPossible(condition, "ipv4", USUAL)).toBe(route !== null);
        if (route) possible++;
        else impossible++;
      }
    }),
    { numRuns: 300 },
  );
  expect([possible > 100, impossible > 100]).toEqual([true, true]);
});
