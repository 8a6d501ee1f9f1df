import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { PrefixSet, type PathLanguage as Paths } from "../../src/net/index.ts";
import { PathLanguage } from "../../src/net/index.ts";
import { runFilter, testHolds, type FilterTest, type Route } from "../../src/policy/index.ts";
import {
  beforeEffects,
  createProver,
  FilterSearch,
  FilterShapes,
  Passages,
  programOf,
  type Facts,
} from "../../src/verify/index.ts";
import { address, prefixList } from "../fixtures/plan.ts";
import { policies, routes } from "../platforms/iosxr/policies.ts";

const LOCAL = address("192.0.2.10");
const USUAL: Route = {
  prefix: { family: "ipv4", value: 0x01010100n, length: 24 },
  asPath: [1],
  nextHop: address("192.0.2.1"),
  communities: [],
  rpki: "not-found",
  localPreference: null,
  med: null,
};

const path = (paths: Paths): FilterTest => ({ kind: "as-path", paths, sees: "original" });

/** What a route may be known to be. */
const conditions = fc.constantFrom<readonly FilterTest[]>(
  [],
  [{ kind: "prefix", set: prefixList("X", "ipv4", ["10.0.0.0/8^+"]).set }],
  [{ kind: "rpki", state: "invalid" }, path(PathLanguage.ofLength(2))],
  [path(PathLanguage.withSet())],
  [{ kind: "prefix", set: PrefixSet.of("ipv4", []) }],
);

const meets = (tests: readonly FilterTest[], route: Route): boolean =>
  tests.every((asked) => testHolds(asked, route, route, null));

const given = (tests: readonly FilterTest[]): Facts =>
  tests.reduce<Facts>((before, asked) => ({ fact: { test: asked, holds: true }, before }), null);

describe("searching a filter for a route that it accepts", () => {
  test("finds one that it accepts, or there is none among a thousand", () => {
    fc.assert(
      fc.property(
        policies("import"),
        conditions,
        fc.array(routes, { maxLength: 40 }),
        (policy, known, sample) => {
          const prover = createProver();
          const start = programOf(policy, prover.languages);
          const found = new FilterSearch(
            {
              start,
              given: given(known),
              usual: USUAL,
              translate: (asked, effects) => beforeEffects(asked, effects, LOCAL, prover.languages),
              wanted: (end) => (end.verdict === "accept" ? [null] : []),
              mayBeWanted: (end) => end.verdict === "accept",
            },
            prover,
          ).find();
          const accepts = (route: Route) => runFilter(start, route, LOCAL).verdict === "accept";
          if (found === "too-large") throw new Error("too large");
          if (found === null)
            expect(sample.filter((route) => meets(known, route) && accepts(route))).toEqual([]);
          else
            expect([found.unsure, meets(known, found.route), accepts(found.route)]).toEqual([
              false,
              true,
              true,
            ]);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe("searching the way in by one filter and out by another", () => {
  test("finds a route that both let through, or there is none among many", () => {
    fc.assert(
      fc.property(
        policies("import"),
        policies("export"),
        conditions,
        fc.array(routes, { maxLength: 40 }),
        (inward, outward, known, sample) => {
          const prover = createProver();
          const inbound = programOf(inward, prover.languages);
          const outbound = programOf(outward, prover.languages);
          const found = new Passages(prover, new FilterShapes()).find({
            inbound,
            local: LOCAL,
            outbound,
            given: given(known),
            always: null,
            usual: USUAL,
            wanted: (end) => (end.verdict === "accept" ? [null] : []),
            mayBeWanted: (end) => end.verdict === "accept",
            label: () => "",
          });
          const passes = (route: Route): boolean => {
            const inside = runFilter(inbound, route, LOCAL);
            return (
              inside.verdict === "accept" &&
              runFilter(outbound, inside.route, LOCAL).verdict === "accept"
            );
          };
          if (found === "too-large") throw new Error("too large");
          if (found === null)
            expect(sample.filter((route) => meets(known, route) && passes(route))).toEqual([]);
          else if (!found.unsure)
            expect([meets(known, found.route), passes(found.route)]).toEqual([true, true]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
