import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  conditionsOf,
  evaluate,
  type Edit,
  type FilterTest,
  type NextHop,
  type Policy,
  type Route,
  testHolds,
} from "../../../src/policy/index.ts";
import { beforeEffects } from "../../../src/verify/algebra/effects.ts";
import type { Facts } from "../../../src/verify/algebra/facts.ts";
import { FilterSearch, type Found } from "../../../src/verify/questions/filter-search.ts";
import { FilterShapes } from "../../../src/verify/questions/filter-shapes.ts";
import { Passages } from "../../../src/verify/questions/passages.ts";
import { PathLanguages } from "../../../src/verify/algebra/path-languages.ts";
import { createProver } from "../../../src/verify/algebra/prover.ts";
import { programOf } from "../../../src/verify/algebra/program-of.ts";
import { TermMeanings } from "../../../src/verify/algebra/term-meanings.ts";
import { CommunitySet } from "../../../src/net/index.ts";
import { importOf } from "../../fixtures/import-of.ts";
import {
  accept,
  address,
  community,
  communityList,
  is,
  isNot,
  next,
  OWN_ASN,
  prefixList,
  reject,
  term,
  remove,
} from "../../fixtures/plan.ts";
import { LOCAL, USUAL } from "../../fixtures/usual-route.ts";
import { policies, routes } from "../../fixtures/policies.ts";

const LONG = prefixList("PEERC_LONG", "ipv4", ["0.0.0.0/0^25-32"]);
const BLACKHOLE: FilterTest = {
  kind: "community",
  set: CommunitySet.of([community("65535:666")]),
  sees: "original",
};
const IS_LONG: FilterTest = { kind: "prefix", set: LONG.set };

/** Things that may be known beforehand: nothing, a long prefix, a community, neither. */
const GIVEN: readonly Facts[] = [
  null,
  { fact: { test: IS_LONG, holds: true }, before: null },
  { fact: { test: BLACKHOLE, holds: true }, before: null },
  {
    fact: { test: IS_LONG, holds: false },
    before: { fact: { test: BLACKHOLE, holds: false }, before: null },
  },
];

function areTrue(facts: Facts, route: Route): boolean {
  for (let at = facts; at; at = at.before) {
    if (testHolds(at.fact.test, route, route, null) !== at.fact.holds) return false;
  }
  return true;
}

function search(policy: Policy, verdict: "accept" | "reject", given: Facts) {
  const prover = createProver();
  const { languages, meanings } = prover;
  return new FilterSearch(
    {
      start: programOf(policy, meanings),
      given,
      usual: USUAL,
      translate: (tested, effects) => beforeEffects(tested, effects, LOCAL, languages),
      wanted: (end) => (end.verdict === verdict ? [null] : []),
      mayBeWanted: (end) => end.verdict === verdict,
    },
    prover,
  );
}

const many = fc.array(routes, { minLength: 60, maxLength: 60 });
const verdicts = fc.constantFrom("accept" as const, "reject" as const);

describe("looking for a route that a filter accepts, or rejects", () => {
  test("finds one that it does, or there is none among all that are tried", () => {
    let [found, none] = [0, 0];
    fc.assert(
      fc.property(
        policies("import"),
        verdicts,
        fc.constantFrom(...GIVEN),
        many,
        (policy, verdict, given, tried) => {
          const result = search(policy, verdict, given).find();
          if (result === "too-large") throw new Error("given up");
          if (result) {
            found++;
            expect(areTrue(given, result.route)).toBe(true);
            expect(evaluate(policy, result.route).verdict).toBe(verdict);
          } else {
            none++;
            const counter = tried.filter((route) => areTrue(given, route));
            for (const route of counter) expect(evaluate(policy, route).verdict).not.toBe(verdict);
          }
        },
      ),
      { numRuns: 600 },
    );
    expect(found).toBeGreaterThan(50);
    expect(none).toBeGreaterThan(50);
  });

  test("reports every path to such an end: each route that ends so is on one", () => {
    fc.assert(
      fc.property(policies("import"), verdicts, many, (policy, verdict, tried) => {
        const ways = search(policy, verdict, null).ways(10_000);
        if (ways === "too-large") throw new Error("given up");
        for (const route of tried) {
          const on = ways.filter(({ facts }) => areTrue(facts, route)).length;
          expect(on).toBe(evaluate(policy, route).verdict === verdict ? 1 : 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("does not take longer for terms of many conditions", () => {
    // Each term has three ways around it: 3 ^ 40 in all.
    const terms = Array.from({ length: 40 }, (_, i) =>
      term(
        100 + i,
        `term-${i}`,
        [
          is({ kind: "community", list: communityList(`PEERC_A${i}`, `${i}:1`) }),
          isNot({ kind: "community", list: communityList(`PEERC_B${i}`, `${i}:2`) }),
        ],
        reject("some-reason"),
        [],
      ),
    );
    const refuses = importOf(...terms, term(9000, "end", [], reject("other"), []));
    expect(search(refuses, "accept", null).find()).toBeNull();
    const accepts = importOf(...terms, term(9000, "end", [], accept, []));
    expect(search(accepts, "accept", null).find()).toEqual({ route: USUAL, unsure: false });
  });
});

function passage(
  inbound: Policy,
  outbound: Policy,
  verdict: "accept" | "reject",
  given: Facts,
): Found | "too-large" | null {
  const prover = createProver();
  const { meanings } = prover;
  const out = programOf(outbound, meanings);
  return new Passages(prover).find({
    inbound: programOf(inbound, meanings),
    local: LOCAL,
    outbound: out,
    given,
    always: null,
    usual: USUAL,
    shape: new FilterShapes().of(out, () => ""),
    wanted: (end) => (end.verdict === verdict ? [null] : []),
    mayBeWanted: (end) => end.verdict === verdict,
  });
}

const EDITS: readonly Edit[] = [
  remove(`${OWN_ASN}:*`),
  remove(`${OWN_ASN}:*:*`),
  { kind: "add-communities", list: communityList("PEERC_E", "52580:1", "65535:666") },
  { kind: "add-communities", list: communityList("PEERC_F", "52580:1:1", "7:7:7") },
  { kind: "prepend", asn: 1, times: 2 },
];

/** Policies that accept what is left, edited in ways that the policies for the way out test. */
const inbounds = fc
  .tuple(policies("import"), fc.subarray([...EDITS]))
  .map(([policy, edits]): Policy => {
    const last = term(60_000, "last", [], accept, edits);
    return { ...policy, terms: [...policy.terms, last] };
  });

/** Whether a policy tests the next hop: of that nothing is said on the way out. */
function testsNextHop(policy: Policy): boolean {
  return policy.terms.some((t) => conditionsOf(t).some((c) => c.test.kind === "next-hop"));
}

describe("looking for a route that comes in and goes out", () => {
  test("finds one that does, or there is none among all that are tried, whatever the next hop is by then", () => {
    let [found, none, givenUp] = [0, 0, 0];
    fc.assert(
      fc.property(
        inbounds,
        policies("export"),
        verdicts,
        fc.constantFrom(...GIVEN),
        many,
        (inbound, outbound, verdict, given, tried) => {
          const result = passage(inbound, outbound, verdict, given);
          if (result === "too-large") givenUp++;
          else if (result && !result.unsure) {
            found++;
            expect(areTrue(given, result.route)).toBe(true);
            const inward = evaluate(inbound, result.route);
            expect(inward.verdict).toBe("accept");
            expect(evaluate(outbound, inward.route).verdict).toBe(verdict);
          } else if (result) expect(testsNextHop(outbound)).toBe(true);
          else {
            none++;
            for (const route of tried.filter((r) => areTrue(given, r))) {
              const inward = evaluate(inbound, route);
              if (inward.verdict === "reject") continue;
              const hops: NextHop[] = [inward.route.nextHop, address("192.0.2.1"), LOCAL, "self"];
              for (const nextHop of hops) {
                const arrived = { ...inward.route, nextHop };
                expect(evaluate(outbound, arrived).verdict).not.toBe(verdict);
              }
            }
          }
        },
      ),
      { numRuns: 800 },
    );
    expect(found).toBeGreaterThan(50);
    expect(none).toBeGreaterThan(50);
    // Hardly any pair has too many ways; then it is not said to have none.
    expect(givenUp).toBeLessThan(5);
  });

  const TAG = communityList("PEERC_TAG", "52580:1:1");
  const scrub = remove(`${OWN_ASN}:*:*`);
  const out = importOf(
    term(100, "not-tagged", [isNot({ kind: "community", list: TAG })], reject("not-tagged"), []),
    term(200, "rest", [], accept, []),
  );

  test("a tag that is taken off on the way in does not open the way out", () => {
    const scrubbed = importOf(term(100, "scrub", [], accept, [scrub]));
    expect(passage(scrubbed, out, "accept", null)).toBeNull();
    const kept = importOf(term(100, "keep", [], accept, []));
    expect(passage(kept, out, "accept", null)).toMatchObject({
      route: { communities: TAG.communities },
    });
  });

  test("a tag that only some routes are given opens it for those", () => {
    const tagged = importOf(
      term(100, "scrub", [], next, [scrub]),
      term(200, "long", [is({ kind: "prefix", list: LONG })], accept, [
        { kind: "add-communities", list: TAG },
      ]),
      term(300, "rest", [], accept, []),
    );
    expect(passage(tagged, out, "accept", null)).toMatchObject({
      route: { prefix: { length: 25 } },
    });
    const short: Facts = { fact: { test: IS_LONG, holds: false }, before: null };
    expect(passage(tagged, out, "accept", short)).toBeNull();
  });

  test("what depends on the next hop on export is reported as unsure", () => {
    const keep = importOf(term(100, "keep", [], accept, []));
    const hop = importOf(
      term(100, "hop", [is({ kind: "next-hop", addresses: [LOCAL] })], accept, []),
    );
    expect(passage(keep, hop, "accept", null)).toEqual({ route: USUAL, unsure: true });
  });
});

describe("the shape of a filter", () => {
  test("is the same for the same terms, and for no others", () => {
    fc.assert(
      fc.property(policies("import"), policies("import"), many, (a, b, tried) => {
        const meanings = new TermMeanings(new PathLanguages());
        const shapes = new FilterShapes();
        const shape = (policy: Policy) => shapes.of(programOf(policy, meanings), () => "");
        expect(shape({ ...a, terms: [...a.terms] })).toBe(shape(a));
        if (shape(a) !== shape(b)) return;
        for (const route of tried) {
          expect(evaluate(b, route).verdict).toBe(evaluate(a, route).verdict);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("knows ends by their label, and lists by what is in them", () => {
    const shapes = new FilterShapes();
    const meanings = new TermMeanings(new PathLanguages());
    const [one, other] = ["a", "b"].map((name) => {
      const list = prefixList(`PEERC_${name}`, "ipv4", ["10.0.0.0/8^+"]);
      const p = importOf(term(100, name, [is({ kind: "prefix", list })], reject(name), []));
      return programOf(p, meanings);
    });
    if (!one || !other) throw new Error("two programs");
    expect(shapes.of(one, () => "")).toBe(shapes.of(other, () => ""));
    expect(shapes.of(one, () => "x")).not.toBe(shapes.of(other, () => "y"));
  });
});
