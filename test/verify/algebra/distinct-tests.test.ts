import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { CommunitySet, PathLanguage, PrefixSet, type Community } from "../../../src/net/index.ts";
import type { FilterTest } from "../../../src/policy/index.ts";
import { DistinctTests } from "../../../src/verify/algebra/distinct-tests.ts";
import { address, asnList, prefixList } from "../../fixtures/plan.ts";

const asns = fc.subarray([1, 2, 3], { minLength: 1 }).map((some) => asnList("A", ...some).set);
const language = fc.tuple(asns, fc.nat(4)).map(([set, kind]) => {
  const of = [
    () => PathLanguage.containing(set),
    () => PathLanguage.startingWith(set),
    () => PathLanguage.endingWith(set),
    () => PathLanguage.endingAmong(set).withoutSets(),
    () => PathLanguage.endingWith(set).withoutSets(),
  ];
  return of[kind]?.() ?? PathLanguage.empty();
});
const communities = fc
  .array(fc.nat(2))
  .map((lows) =>
    CommunitySet.of(lows.map((low): Community => ({ kind: "standard", high: 1, low }))),
  );
const prefixes = fc.oneof(
  fc.subarray(["10.0.0.0/8", "10.0.0.0/9^+", "10.128.0.0/9", "192.0.2.0/24"]).map((texts) => ({
    ...prefixList("P", "ipv4", texts),
  })),
  fc.subarray(["2001:db8::/32", "2001:db8::/33"]).map((texts) => prefixList("P", "ipv6", texts)),
);
const sees = fc.constantFrom("current" as const, "original" as const);
const tests: fc.Arbitrary<FilterTest> = fc.oneof(
  prefixes.map(({ set }): FilterTest => ({ kind: "prefix", set })),
  fc.tuple(language, sees).map(([paths, s]): FilterTest => ({ kind: "as-path", paths, sees: s })),
  fc.tuple(communities, sees).map(([set, s]): FilterTest => ({ kind: "community", set, sees: s })),
  fc
    .tuple(communities, fc.integer({ min: 1, max: 3 }), sees)
    .map(([of, atLeast, s]): FilterTest => ({ kind: "community-count", of, atLeast, sees: s })),
  fc
    .constantFrom("192.0.2.1", "192.0.2.2", "::c000:201", "::1")
    .map((text): FilterTest => ({ kind: "next-hop", address: address(text), sees: "current" })),
  fc
    .constantFrom("valid" as const, "invalid" as const, "not-found" as const)
    .map((state): FilterTest => ({ kind: "value", attribute: "rpki", value: state })),
);

/** How many of which communities a test asks for; null if it asks for something else. */
function countOf(test: FilterTest): { readonly of: CommunitySet; readonly atLeast: number } | null {
  if (test.kind === "community") return { of: test.set, atLeast: 1 };
  return test.kind === "community-count" ? test : null;
}

/** Whether two tests are the same, determined without numbers or hashes. */
function areSame(a: FilterTest, b: FilterTest): boolean {
  if (a.kind === "prefix" && b.kind === "prefix") return a.set.packed.equals(b.set.packed);
  if (a.kind === "as-path" && b.kind === "as-path") return a.paths.equals(b.paths);
  const [ofA, ofB] = [countOf(a), countOf(b)];
  if (ofA && ofB) return ofA.atLeast === ofB.atLeast && ofA.of.key === ofB.of.key;
  if (a.kind === "value" && b.kind === "value") {
    return a.attribute === b.attribute && a.value === b.value;
  }
  if (a.kind !== "next-hop" || b.kind !== "next-hop") return false;
  return a.address.family === b.address.family && a.address.value === b.address.value;
}

test("two tests are one object if and only if they ask the same", () => {
  let same = 0;
  fc.assert(
    fc.property(fc.array(tests, { minLength: 2, maxLength: 12 }), (all) => {
      const distinct = new DistinctTests();
      for (const a of all) {
        expect(areSame(distinct.of(a), a)).toBe(true);
        for (const b of all) {
          expect(distinct.of(a) === distinct.of(b)).toBe(areSame(a, b));
          if (a !== b && areSame(a, b)) same++;
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(same).toBeGreaterThan(100);
});

test("lists of other ranges are other objects, even with the same prefixes", () => {
  const distinct = new DistinctTests();
  const whole = prefixList("P", "ipv4", ["10.0.0.0/8^9-24"]).set;
  const halves = prefixList("P", "ipv4", ["10.0.0.0/9^9-24", "10.128.0.0/9^9-24"]).set;
  expect(whole.equals(halves)).toBe(true);
  expect(distinct.of({ kind: "prefix", set: whole })).not.toBe(
    distinct.of({ kind: "prefix", set: halves }),
  );
  const copy = PrefixSet.of("ipv4", whole.ranges);
  expect(distinct.of({ kind: "prefix", set: copy })).toBe(
    distinct.of({ kind: "prefix", set: whole }),
  );
});
