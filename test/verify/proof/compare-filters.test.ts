import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { evaluate, runFilter, type Policy, type Route } from "../../../src/policy/index.ts";
import { FilterComparison, type Comparison } from "../../../src/verify/proof/compare-filters.ts";
import { PathLanguages } from "../../../src/verify/algebra/path-languages.ts";
import { programOf } from "../../../src/verify/algebra/program-of.ts";
import { TermMeanings } from "../../../src/verify/algebra/term-meanings.ts";
import { createProver } from "../../../src/verify/algebra/prover.ts";
import { importOf } from "../../fixtures/import-of.ts";
import {
  accept,
  asnList,
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

function compare(a: Policy, b: Policy): Comparison {
  const prover = createProver();
  const { meanings } = prover;
  const question = { family: a.family, local: LOCAL, usual: USUAL, withoutSets: false };
  const comparison = new FilterComparison(question, prover);
  return comparison.compare(programOf(a, meanings), programOf(b, meanings));
}

const A = prefixList("PEERC_A", "ipv4", ["10.0.0.0/8^+", "192.0.2.0/24"]);
const A_SPLIT = prefixList("PEERC_A", "ipv4", [
  "10.0.0.0/8",
  "10.0.0.0/9^+",
  "10.128.0.0/9^+",
  "192.0.2.0/24",
]);
const B = prefixList("PEERC_B", "ipv4", ["10.1.0.0/16^+"]);
const ASNS = asnList("PEERC_C", 1, [3, 5]);
const LARGE = communityList("PEERC_E", "52580:1:1");

describe("a policy as a decision graph", () => {
  test("does what evaluate does", () => {
    const meanings = new TermMeanings(new PathLanguages());
    fc.assert(
      fc.property(policies("import"), routes, (p, route) => {
        const expected = evaluate(p, route);
        const found = runFilter(programOf(p, meanings), route);
        expect(found.verdict).toBe(expected.verdict);
        if (expected.verdict === "accept") expect(found.route).toEqual(expected.route);
      }),
      { numRuns: 300 },
    );
  });
});

describe("comparing two filters", () => {
  test("a policy is equal to itself", () => {
    fc.assert(
      fc.property(policies("import"), (p) => {
        expect(compare(p, p)).toEqual({ kind: "equal" });
      }),
      { numRuns: 200 },
    );
  });

  test("two policies are equal only if no route distinguishes them, and a counterexample does", () => {
    let [equal, different] = [0, 0];
    fc.assert(
      fc.property(
        policies("import"),
        policies("import"),
        fc.array(routes, { minLength: 60, maxLength: 60 }),
        (a, b, tried) => {
          const result = compare(a, b);
          if (result.kind === "different") {
            different++;
            expect(made(a, result.route)).not.toEqual(made(b, result.route));
          } else {
            equal++;
            expect(result.kind).toBe("equal");
            for (const route of tried) expect(made(a, route)).toEqual(made(b, route));
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(equal).toBeGreaterThan(20);
    expect(different).toBeGreaterThan(20);
  });

  test("a policy with one term changed, moved or left out", () => {
    fc.assert(
      fc.property(
        policies("import"),
        fc.nat(10),
        fc.nat(2),
        fc.array(routes, { minLength: 60, maxLength: 60 }),
        (a, at, how, tried) => {
          const terms = [...a.terms];
          const index = at % Math.max(1, terms.length);
          const [taken] = terms.splice(index, 1);
          if (taken && how === 1) terms.splice(Math.max(0, index - 1), 0, taken);
          if (taken && how === 2) {
            const when = taken.when.map((c) => ({ ...c, negated: !c.negated }));
            terms.splice(index, 0, { ...taken, when });
          }
          const b = { ...a, terms };
          const result = compare(a, b);
          if (result.kind === "different") {
            expect(made(a, result.route)).not.toEqual(made(b, result.route));
          } else for (const route of tried) expect(made(a, route)).toEqual(made(b, route));
        },
      ),
      { numRuns: 400 },
    );
  });
});

/** The visible result of a policy for a route. */
function made(p: Policy, route: Route): unknown {
  const { verdict, route: end } = evaluate(p, route);
  return verdict === "accept" ? end : verdict;
}

describe("what makes no difference", () => {
  test("the same prefixes in other ranges", () => {
    const one = importOf(term(100, "a", [is({ kind: "prefix", list: A })], accept, []));
    const other = importOf(term(100, "a", [is({ kind: "prefix", list: A_SPLIT })], accept, []));
    expect(compare(one, other)).toEqual({ kind: "equal" });
  });

  test("a list inside of one that was refused before", () => {
    const one = importOf(
      term(100, "a", [is({ kind: "prefix", list: A })], reject("a"), []),
      term(200, "b", [], accept, []),
    );
    const other = importOf(
      term(100, "a", [is({ kind: "prefix", list: A })], reject("a"), []),
      term(150, "inside", [is({ kind: "prefix", list: B })], accept, []),
      term(200, "b", [], accept, []),
    );
    expect(compare(one, other)).toEqual({ kind: "equal" });
  });

  test("a list of ASNs tested one by one", () => {
    const asns = [asnList("PEERC_1", 1), asnList("PEERC_2", [3, 4]), asnList("PEERC_3", 5)];
    const one = importOf(
      term(100, "a", [is({ kind: "as-path-contains", list: ASNS })], reject("a"), []),
      term(200, "b", [], accept, []),
    );
    const other = importOf(
      ...asns.map((list, i) =>
        term(100 + i, `a${i}`, [is({ kind: "as-path-contains", list })], reject("a"), []),
      ),
      term(200, "b", [], accept, []),
    );
    expect(compare(one, other)).toEqual({ kind: "equal" });
  });

  test("edits in another order, and one that another undoes", () => {
    const one = importOf(
      term(100, "a", [], next, [{ kind: "set-med", value: 5 }]),
      term(200, "b", [], accept, [{ kind: "add-communities", list: LARGE }]),
    );
    const other = importOf(
      term(100, "b", [], next, [{ kind: "add-communities", list: LARGE }]),
      term(200, "a", [], accept, [
        { kind: "set-med", value: 7 },
        { kind: "set-med", value: 5 },
      ]),
    );
    expect(compare(one, other)).toEqual({ kind: "equal" });
  });
});

describe("a counterexample", () => {
  test("is as plain as it can be", () => {
    const one = importOf(
      term(100, "a", [is({ kind: "prefix", list: A })], reject("a"), []),
      term(200, "b", [], accept, []),
    );
    const other = importOf(term(200, "b", [], accept, []));
    expect(compare(one, other)).toEqual({
      kind: "different",
      route: { ...USUAL, prefix: { family: "ipv4", value: 0x0a000000n, length: 8 } },
    });
  });

  test("shows a community that is removed before or after another is added", () => {
    const scrub = remove(`${OWN_ASN}:*:*`);
    const add = { kind: "add-communities", list: LARGE } as const;
    const one = importOf(term(100, "a", [], accept, [scrub, add]));
    const other = importOf(term(100, "a", [], accept, [add, scrub]));
    expect(compare(one, other)).toEqual({ kind: "different", route: USUAL });
  });

  test("distinguishes an origin from an ASN anywhere", () => {
    const one = importOf(
      term(100, "a", [isNot({ kind: "as-path-origin", list: ASNS })], reject("a"), []),
      term(200, "b", [], accept, []),
    );
    const other = importOf(
      term(100, "a", [isNot({ kind: "as-path-contains", list: ASNS })], reject("a"), []),
      term(200, "b", [], accept, []),
    );
    const result = compare(one, other);
    expect(result.kind).toBe("different");
    if (result.kind === "different") {
      expect(made(one, result.route)).not.toEqual(made(other, result.route));
    }
  });
});
