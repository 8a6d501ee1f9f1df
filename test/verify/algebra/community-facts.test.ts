import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { CommunitySet, type Community } from "../../../src/net/index.ts";
import {
  applyFilterEdit,
  testHolds,
  type FilterEdit,
  type FilterTest,
  type Route,
} from "../../../src/policy/index.ts";
import { communitiesWith } from "../../../src/verify/algebra/community-facts.ts";
import { beforeEffects, NO_EFFECTS, withEdit } from "../../../src/verify/algebra/effects.ts";
import { routeWith, type Fact, type Facts } from "../../../src/verify/algebra/facts.ts";
import { createProver } from "../../../src/verify/algebra/prover.ts";
import { TooComplex } from "../../../src/verify/algebra/too-complex.ts";
import { differingRoute } from "../../../src/verify/proof/differing-route.ts";
import { community } from "../../fixtures/plan.ts";
import { LOCAL, USUAL } from "../../fixtures/usual-route.ts";

const LISTED = ["1:1", "1:2", "1:3", "1:1:1", "1:1:2", "rt:1:1"].map((text) => community(text));
/** In no set of a few: there are always enough of these. */
const OTHERS = ["9:1", "9:2", "9:3", "9:4", "9:5", "9:6"].map((text) => community(text));
const COUNTED = CommunitySet.all("standard").unite(CommunitySet.all("large"));

const some = fc.subarray(LISTED, { minLength: 1 });
const sets = fc.oneof(
  { weight: 3, arbitrary: some.map((members) => CommunitySet.of(members)) },
  { weight: 2, arbitrary: fc.constant(COUNTED) },
  { weight: 1, arbitrary: some.map((members) => COUNTED.without(CommunitySet.of(members))) },
);
const tests: fc.Arbitrary<FilterTest> = fc.oneof(
  sets.map((set): FilterTest => ({ kind: "community", set, sees: "current" })),
  fc.tuple(sets, fc.integer({ min: 1, max: 5 })).map(([of, atLeast]): FilterTest => ({
    kind: "community-count",
    of,
    atLeast,
    sees: "current",
  })),
);
const facts = fc.array(fc.record<Fact>({ test: tests, holds: fc.boolean() }), { maxLength: 5 });
const edits = fc.array(
  fc.oneof(
    some.map((communities): FilterEdit => ({ kind: "add-communities", communities })),
    some.map((all): FilterEdit => ({ kind: "remove-communities", set: CommunitySet.of(all) })),
  ),
  { maxLength: 2 },
);

/** Every route that such facts can tell apart: any of the listed communities, and up to six others. */
const EVERY: readonly Route[] = subsets(LISTED).flatMap((listed) =>
  [0, 1, 2, 3, 4, 5, 6].map((count) => carrying([...listed, ...OTHERS.slice(0, count)])),
);

function subsets<T>(all: readonly T[]): readonly (readonly T[])[] {
  return all.reduce<readonly (readonly T[])[]>(
    (found, one) => [...found, ...found.map((each) => [...each, one])],
    [[]],
  );
}

function carrying(communities: readonly Community[]): Route {
  return { ...USUAL, communities };
}

const areTrue = (known: readonly Fact[], route: Route) =>
  known.every(({ test: asked, holds }) => testHolds(asked, route, route, null) === holds);

const linked = (known: readonly Fact[]): Facts =>
  known.reduce<Facts>((before, fact) => ({ fact, before }), null);

const edited = (route: Route, made: readonly FilterEdit[]) => made.reduce(applyFilterEdit, route);

describe("facts about communities and how many there are", () => {
  test("are decided as they are for every route", () => {
    const prover = createProver();
    let [found, none] = [0, 0];
    fc.assert(
      fc.property(facts, (known) => {
        const route = routeWith(linked(known), "ipv4", USUAL, prover);
        expect(route !== null).toBe(EVERY.some((one) => areTrue(known, one)));
        if (!route) none++;
        else {
          found++;
          expect(areTrue(known, route)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
    expect(Math.min(found, none)).toBeGreaterThan(200);
  });

  test("a test after edits is the test of the received route that it is translated to", () => {
    const { languages } = createProver();
    fc.assert(
      fc.property(tests, edits, fc.constantFrom(...EVERY), (asked, made, route) => {
        const effects = made.reduce(withEdit, NO_EFFECTS);
        const before = beforeEffects(asked, effects, LOCAL, languages);
        const now = edited(route, made);
        const holds = typeof before === "boolean" ? before : testHolds(before, route, route, null);
        expect(holds).toBe(testHolds(asked, now, route, null));
      }),
      { numRuns: 2000 },
    );
  });

  test("edits that differ are told apart by a route with so many communities, if there is one", () => {
    const prover = createProver();
    let [found, none] = [0, 0];
    fc.assert(
      fc.property(facts, edits, edits, (known, a, b) => {
        const differ = (route: Route) => keyOf(edited(route, a)) !== keyOf(edited(route, b));
        const [one, other] = [a, b].map((made) => made.reduce(withEdit, NO_EFFECTS));
        if (!one || !other) throw new Error("unreachable");
        const route = differingRoute(linked(known), USUAL, one, other, prover);
        expect(route !== null).toBe(EVERY.some((each) => areTrue(known, each) && differ(each)));
        if (!route) none++;
        else {
          found++;
          expect(areTrue(known, route) && differ(route)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(found, none)).toBeGreaterThan(100);
  });

  const keyOf = ({ communities }: Route) => CommunitySet.of(communities).key;
});

describe("numbers of communities", () => {
  const many = (of: CommunitySet, atLeast: number, holds: boolean) => ({ of, atLeast, holds });
  const one = (text: string) => CommunitySet.of([community(text)]);

  test.each([
    [101, 102],
    [1000, 1001],
  ])("exactly %i, with some that are there and some that are not", (count, more) => {
    const own = CommunitySet.between(community("52580:0"), community("52580:65535"));
    const found = communitiesWith([
      many(own, 1, false),
      many(one("1:1"), 1, true),
      many(one("1:1:1"), 1, true),
      many(COUNTED, count, true),
      many(COUNTED, more, false),
    ]);
    expect(found).toHaveLength(count);
  });

  test("not fewer than there must be at least", () => {
    expect(communitiesWith([many(COUNTED, 7, true), many(COUNTED, 7, false)])).toBeNull();
  });

  test("route targets are counted nowhere", () => {
    const found = communitiesWith([many(one("rt:1:1"), 1, true), many(COUNTED, 1, false)]);
    expect(found).toEqual([community("rt:1:1")]);
  });

  test("fewer than there are separate sets of which one is there", () => {
    const wanted = ["1:1", "1:2", "1:3"].map((text) => many(one(text), 1, true));
    expect(communitiesWith([...wanted, many(COUNTED, 3, false)])).toBeNull();
    expect(communitiesWith([...wanted, many(COUNTED, 4, false)])).toHaveLength(3);
  });

  test("what takes too many steps is not decided", () => {
    // Of each three, every pair must have one that is there: two of three are needed, and no separate sets show it.
    const pairs = Array.from({ length: 20 }, (_, i) => i).flatMap((i) =>
      ["0 1", "1 2", "0 2"].map((pair) => {
        const members = pair.split(" ").map((last) => community(`${i}:${last}`));
        return many(CommunitySet.of(members), 1, true);
      }),
    );
    expect(() => communitiesWith([...pairs, many(COUNTED, 40, false)])).toThrow(TooComplex);
    expect(communitiesWith([...pairs, many(COUNTED, 41, false)])).toHaveLength(40);
  });
});
