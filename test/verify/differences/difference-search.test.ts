import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { minimalRanges } from "../../../src/net/index.ts";
import { evaluate, NO_TERM_MATCHED, type Policy, type Route } from "../../../src/policy/index.ts";
import { programOf } from "../../../src/verify/algebra/program-of.ts";
import { createProver } from "../../../src/verify/algebra/prover.ts";
import {
  DifferenceSearch,
  type DifferingRoutes,
} from "../../../src/verify/differences/difference-search.ts";
import { importOf } from "../../fixtures/import-of.ts";
import {
  accept,
  communityList,
  is,
  isNot,
  next,
  prefixList,
  reject,
  term,
} from "../../fixtures/plan.ts";
import { beside, edges } from "../../fixtures/prefix-edges.ts";
import { LOCAL, USUAL } from "../../fixtures/usual-route.ts";
import { policies, routes } from "../../fixtures/policies.ts";

function search(a: Policy, b: Policy): readonly DifferingRoutes[] | "too-large" {
  const prover = createProver();
  const side = (policy: Policy) => ({
    start: programOf(policy, prover.meanings),
    local: LOCAL,
    reason: ({ line }: { readonly line: number }) => reasonAt(policy, line),
  });
  return new DifferenceSearch(
    { before: side(a), after: side(b), family: a.family, usual: USUAL, given: [] },
    prover,
  ).find();
}

function found(a: Policy, b: Policy): readonly DifferingRoutes[] {
  const all = search(a, b);
  if (all === "too-large") throw new Error("too large");
  return all;
}

function reasonAt({ terms }: Policy, line: number): string {
  const verdict = terms[line]?.verdict;
  return verdict?.kind === "reject" ? verdict.reason : NO_TERM_MATCHED;
}

/** The result of a policy for a route, and where it is decided. */
function made(policy: Policy, route: Route) {
  const { verdict, reason, term: decides, route: end } = evaluate(policy, route);
  const line = decides === null ? policy.terms.length : policy.terms.indexOf(decides);
  return { line, made: verdict === "accept" ? end : reason };
}

/** Whether two policies tell a route apart at two ends. */
function differAt(a: Policy, b: Policy, route: Route, { before, after }: DifferingRoutes): boolean {
  const [one, other] = [made(a, route), made(b, route)];
  if (one.line !== before.line || other.line !== after.line) return false;
  return JSON.stringify(one.made, plain) !== JSON.stringify(other.made, plain);
}

const plain = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);

const tried = fc.array(routes, { minLength: 40, maxLength: 40 });

function check(a: Policy, b: Policy, some: readonly Route[]): number {
  const all = found(a, b);
  for (const difference of all) {
    const { prefixes, route } = difference;
    expect(prefixes.has(route.prefix)).toBe(true);
    for (const prefix of edges(prefixes)) {
      expect(differAt(a, b, { ...route, prefix }, difference)).toBe(true);
    }
  }
  const corners = all.flatMap(({ prefixes }) => edges(prefixes).flatMap(beside)).slice(0, 20);
  const more = some.flatMap((route, i) => {
    const prefix = corners[i % Math.max(1, corners.length)];
    return prefix ? [route, { ...route, prefix }] : [route];
  });
  for (const route of more) {
    const [one, other] = [made(a, route), made(b, route)];
    if (JSON.stringify(one.made, plain) === JSON.stringify(other.made, plain)) continue;
    const claimed = all.some(
      ({ before, after, prefixes }) =>
        before.line === one.line && after.line === other.line && prefixes.has(route.prefix),
    );
    expect(claimed).toBe(true);
  }
  return all.length;
}

describe("every difference between two policies", () => {
  test("is found, with the prefixes of such routes and no others", () => {
    let differences = 0;
    fc.assert(
      fc.property(policies("import"), policies("import"), tried, (a, b, some) => {
        differences += check(a, b, some);
      }),
      { numRuns: 250 },
    );
    expect(differences).toBeGreaterThan(500);
  });

  test("of two that differ in one term", () => {
    fc.assert(
      fc.property(policies("import"), fc.nat(10), fc.nat(2), tried, (a, at, how, some) => {
        const terms = [...a.terms];
        const index = at % Math.max(1, terms.length);
        const [taken] = terms.splice(index, 1);
        if (taken && how === 1) terms.splice(Math.max(0, index - 1), 0, taken);
        if (taken && how === 2) {
          const when = taken.when.map((c) => ({ ...c, negated: !c.negated }));
          terms.splice(index, 0, { ...taken, when });
        }
        check(a, { ...a, terms }, some);
      }),
      { numRuns: 250 },
    );
  });

  test("none, of a policy and itself", () => {
    fc.assert(
      fc.property(policies("import"), (a) => {
        expect(found(a, { ...a, terms: a.terms.map((one) => ({ ...one })) })).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test("the other way round, of the same two the other way round", () => {
    const described = (all: readonly DifferingRoutes[], swapped: boolean) => {
      const sets = new Map<string, Set<string>>();
      for (const { before, after, prefixes } of all) {
        const key = swapped ? `${after.line} ${before.line}` : `${before.line} ${after.line}`;
        const known = sets.get(key) ?? new Set();
        edges(prefixes).forEach((p) => known.add(`${p.value}/${p.length}`));
        sets.set(key, known);
      }
      return [...sets.keys()].sort();
    };
    fc.assert(
      fc.property(policies("import"), policies("import"), (a, b) => {
        expect(described(found(a, b), false)).toEqual(described(found(b, a), true));
      }),
      { numRuns: 100 },
    );
  });
});

describe("a difference in what is added", () => {
  test("shows on routes that do not carry it, whatever they passed before", () => {
    const set = communityList("PEERC_C", "65535:1");
    const inside = prefixList("PEERC_P", "ipv4", ["10.0.0.0/8^+"]);
    const front = [
      term(
        100,
        "front",
        [isNot({ kind: "community", list: set }), is({ kind: "prefix", list: inside })],
        reject("front"),
      ),
      term(200, "valid", [is({ kind: "rpki", state: "invalid" })], reject("rpki")),
    ];
    const [first, ...others] = found(
      importOf(...front, term(300, "rest", [], accept)),
      importOf(...front, term(300, "rest", [], accept, [{ kind: "add-communities", list: set }])),
    );
    expect(others).toEqual([]);
    expect(first?.route.communities).toEqual([]);
    expect(first?.prefixes.has(USUAL.prefix)).toBe(true);
    expect(first?.prefixes.has({ family: "ipv4", value: 0x0a000000n, length: 8 })).toBe(false);
  });
});

describe("the work", () => {
  const prefixes = Array.from({ length: 14 }, (_, i) =>
    prefixList(`PEERC_${i}`, "ipv4", [`10.${i}.0.0/16^+`]),
  );
  const last = (list: string) =>
    term(
      5000,
      "registered",
      [isNot({ kind: "prefix", list: prefixList("PEERC_R", "ipv4", [list]) })],
      reject("not-registered"),
    );
  const withFronts = (list: string) =>
    importOf(
      ...prefixes.map((one, i) =>
        term(
          100 + i,
          `front-${i}`,
          [
            is({ kind: "community", list: communityList(`PEERC_C${i}`, `65535:${i}`) }),
            is({ kind: "prefix", list: one }),
            is({ kind: "rpki", state: "valid" }),
          ],
          accept,
        ),
      ),
      last(list),
      term(6000, "rest", [], accept),
    );

  test("does not double with each term that some routes pass on several paths", () => {
    const all = found(withFronts("192.0.2.0/24"), withFronts("192.0.2.0/24^24-25"));
    expect(all.map(({ prefixes: set }) => [...minimalRanges(set)].length)).toEqual([1]);
  });

  test("has an end, which is reported", () => {
    const edited = (list: string) =>
      importOf(
        ...Array.from({ length: 20 }, (_, i) =>
          term(
            100 + i,
            `edit-${i}`,
            [is({ kind: "community", list: communityList(`PEERC_C${i}`, `65535:${i}`) })],
            next,
            [{ kind: "add-communities", list: communityList(`PEERC_D${i}`, `1:1:${i}`) }],
          ),
        ),
        last(list),
        term(6000, "rest", [], accept),
      );
    expect(search(edited("192.0.2.0/24"), edited("192.0.2.0/23^24"))).toBe("too-large");
  });
});
