import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { testHolds, type FilterTest, type Route } from "../../../src/policy/index.ts";
import { NO_EFFECTS, withEdit } from "../../../src/verify/algebra/effects.ts";
import { routeWith, type Facts } from "../../../src/verify/algebra/facts.ts";
import { createProver } from "../../../src/verify/algebra/prover.ts";
import { differingRoute } from "../../../src/verify/proof/differing-route.ts";
import { USUAL } from "../../fixtures/usual-route.ts";

const MAX = 4_294_967_295;
const number = fc.constantFrom(0, 1, 5, 6, 7, MAX - 1, MAX);
const fact = fc.record({
  test: number.map((atLeast): FilterTest => ({ kind: "med", atLeast, sees: "original" })),
  holds: fc.boolean(),
});
/** No MED, and every one at which a fact may change. */
const TRIED = [null, 0, 1, 2, 4, 5, 6, 7, 8, MAX - 1, MAX];

const linked = (all: readonly { test: FilterTest; holds: boolean }[]): Facts =>
  all.reduce<Facts>((before, one) => ({ fact: one, before }), null);

test("facts about the MED are decided as they are for every MED", () => {
  const prover = createProver();
  let [found, none] = [0, 0];
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 4 }), fc.constantFrom(null, 0, 6), (facts, usual) => {
      const areTrue = (route: Route) =>
        facts.every(({ test: tested, holds }) => testHolds(tested, route, route, null) === holds);
      const route = routeWith(linked(facts), "ipv4", { ...USUAL, med: usual }, prover);
      const possible = TRIED.some((med) => areTrue({ ...USUAL, med }));
      expect(route !== null).toBe(possible);
      if (!route) none++;
      else {
        found++;
        expect(areTrue(route)).toBe(true);
        if (areTrue({ ...USUAL, med: usual })) expect(route.med).toBe(usual);
      }
    }),
    { numRuns: 500 },
  );
  expect(Math.min(found, none)).toBeGreaterThan(20);
});

test("setting the MED differs from leaving it, unless it is that already", () => {
  const prover = createProver();
  let [found, none] = [0, 0];
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 3 }), number, (facts, value) => {
      const areTrue = (med: number | null) => {
        const route = { ...USUAL, med };
        return facts.every(({ test: a, holds }) => testHolds(a, route, route, null) === holds);
      };
      const set = withEdit(NO_EFFECTS, { kind: "set-med", value });
      const route = differingRoute(linked(facts), USUAL, set, NO_EFFECTS, prover);
      const possible = TRIED.some((med) => med !== value && areTrue(med));
      expect(route !== null).toBe(possible);
      if (!route) none++;
      else {
        found++;
        expect(areTrue(route.med)).toBe(true);
        expect(route.med).not.toBe(value);
      }
    }),
    { numRuns: 500 },
  );
  expect(Math.min(found, none)).toBeGreaterThan(20);
});
