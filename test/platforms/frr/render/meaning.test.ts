import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { asPathList, type AsPathTest } from "../../../../src/platforms/frr/render/as-path-list.ts";
import { routeMap } from "../../../../src/platforms/frr/render/route-map.ts";
import {
  conditionsOf,
  evaluate,
  satisfies,
  type Direction,
  type Policy,
  type Route,
} from "../../../../src/policy/index.ts";
import { importOf } from "../../../fixtures/import-of.ts";
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
  remove,
  routerPlan,
  session,
  term,
} from "../../../fixtures/plan.ts";
import { policies, routes } from "../../../fixtures/policies.ts";
import { planOf, planWith, render } from "../frr-plan.ts";
import { matchesPath, readFrr, type RunMap } from "./model.ts";

const aRoute: Route = fc.sample(routes, { seed: 1, numRuns: 1 })[0]!;

function expectSame(run: RunMap, policy: Policy, route: Route): void {
  const wanted = evaluate(policy, route);
  const got = run(policy.name, route);
  expect(got !== null).toBe(wanted.verdict === "accept");
  if (got) expect(got).toEqual(wanted.route);
}

/** FRR has no way to accept with these: they are reported, and never rendered. */
function canRender(policy: Policy): boolean {
  const impossible = policy.direction === "import" ? "self" : "discard";
  return !policy.terms.some(
    (t) =>
      t.edits.some((e) => e.kind === "set-next-hop" && e.to === impossible) ||
      conditionsOf(t).some(({ test: { kind } }) => kind === "med" || kind === "community-count"),
  );
}

describe("what is rendered means what evaluate says", () => {
  test.each<Direction>(["import", "export"])("any %s policy, any route", (direction) => {
    fc.assert(
      fc.property(
        policies(direction).filter(canRender),
        fc.array(routes, { minLength: 12, maxLength: 12 }),
        (policy, some) => {
          const run = readFrr(render(planWith(policy)));
          for (const route of some) expectSame(run, policy, route);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("the policies of the fixture", () => {
    const plan = routerPlan("frr", [8, 4]);
    const run = readFrr(render(plan));
    const all = plan.peers.flatMap((p) => p.sessions).flatMap((s) => [s.import, s.export]);
    const origins = fc.constantFrom(13335, 209242, 262589, 3356, 52580, 64500, 120933350);
    const paths = fc.array(
      fc.oneof(origins, fc.uniqueArray(origins, { minLength: 1, maxLength: 2 })),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...all), routes, paths, (policy, route, asPath) => {
        expectSame(run, policy, { ...route, asPath });
      }),
      { numRuns: 1500 },
    );
  });
});

describe("AS_PATH expressions", () => {
  // Numbers that contain each other's digits, so that an expression without anchors would be noticed.
  const asns = fc.oneof(
    fc.constantFrom(0, 1, 11, 111, 64496, 164496, 644961, 4294967295),
    fc.integer({ min: 0, max: 4294967295 }),
  );
  const lists = fc
    .array(fc.tuple(asns, asns), { minLength: 1, maxLength: 40 })
    .map((pairs) =>
      asnList(
        "PEERC_L",
        ...pairs.map(([a, b], i) => (i % 2 ? a : ([Math.min(a, b), Math.max(a, b)] as const))),
      ),
    );
  const tests: fc.Arbitrary<AsPathTest> = fc.oneof(
    lists.map((list) => ({ kind: "as-path-contains", list }) as const),
    lists.map((list) => ({ kind: "as-path-origin", list }) as const),
    asns.map((asn) => ({ kind: "as-path-first", asn }) as const),
    fc.integer({ min: 0, max: 6 }).map((atLeast) => ({ kind: "as-path-length", atLeast }) as const),
    fc.constant({ kind: "as-path-has-set" } as const),
    fc.constant({ kind: "as-path-empty" } as const),
  );
  const paths = fc.array(
    fc.oneof({ weight: 3, arbitrary: asns }, fc.uniqueArray(asns, { minLength: 1, maxLength: 3 })),
    { maxLength: 6 },
  );

  test("match the paths for which the test holds, and no others", () => {
    fc.assert(
      fc.property(tests, paths, (tested, asPath) => {
        const matched = asPathList(tested).lines.some(({ regex }) => matchesPath(regex, asPath));
        expect(matched).toBe(satisfies({ ...aRoute, asPath }, is(tested)));
      }),
      { numRuns: 3000 },
    );
  });

  test("have lines that vtysh does not cut, with numbers of their own", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const { lines } = asPathList({ kind: "as-path-contains", list });
        for (const { regex } of lines) expect(regex.length).toBeLessThan(2500);
        const numbers = lines.map((line) => line.sequence);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(Math.min(...numbers)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...numbers)).toBeLessThanOrEqual(4294967295);
      }),
    );
  });

  test("of one more ASN change one line, or cut one in two", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 400000 }), { minLength: 2, maxLength: 300 }),
        ([added = 1, ...others]) => {
          const lines = (asns: readonly number[]) =>
            asPathList({ kind: "as-path-origin", list: asnList("PEERC_L", ...asns) }).lines.map(
              ({ sequence, regex }) => `${sequence} ${regex}`,
            );
          const before = new Set(lines(others));
          const after = lines([added, ...others]);
          expect(after.filter((line) => !before.has(line)).length).toBeLessThanOrEqual(2);
        },
      ),
    );
  });
});

describe("traps", () => {
  test("trap 14.2: a route that no term decides is denied by a separate entry", () => {
    const text = render(planOf());
    expect(text).toContain("route-map PEERC_X_IMPORT deny 65535\n");
    expect(readFrr(text)("PEERC_X_IMPORT", aRoute)).toBeNull();
  });

  test("trap 14.3: an empty list is never printed", () => {
    const empty = asnList("PEERC_EMPTY");
    const policy = importOf(
      term(100, "a", [is({ kind: "as-path-contains", list: empty })], accept),
    );
    expect(() => render(planWith(policy))).toThrow("empty list");
    const noPrefix = prefixList("PEERC_NONE", "ipv4", []);
    const other = importOf(term(100, "a", [is({ kind: "prefix", list: noPrefix })], accept));
    expect(() => render(planWith(other))).toThrow("empty list");
  });

  test("trap 14.4: whatever is referred to is defined", () => {
    const text = render(routerPlan("frr", [8, 4]));
    const used = [
      ...text.matchAll(
        /(?:prefix-list|match as-path|match (?:large-|ext)?community|comm-list) (PEERC_\w+)(?: delete)?$/gm,
      ),
      ...text.matchAll(/ route-map (PEERC_\w+) (?:in|out)$/gm),
    ].map((match) => match[1] ?? "");
    expect(used.length).toBeGreaterThan(60);
    for (const name of used) {
      expect(text).toMatch(new RegExp(`^(?:ip|ipv6|bgp|route-map) ?.*${name} (?:seq|deny)`, "m"));
    }
  });

  test("trap 14.5: a later entry sees what an earlier one edited", () => {
    const own = communityList("PEERC_OWN", "52580:1");
    const policy = importOf(
      term(100, "scrub", [], next, [remove(`${OWN_ASN}:*`)]),
      term(200, "reject-own", [is({ kind: "community", list: own })], reject("own")),
      term(300, "accept", [], accept),
    );
    const run = readFrr(render(planWith(policy)));
    expectSame(run, policy, { ...aRoute, communities: own.communities });
  });

  test("trap 14.7: a permit that only edits goes on, also as the last term", () => {
    const policy = importOf(
      term(100, "scrub", [], next, [{ kind: "set-local-preference", value: 0 }]),
    );
    const text = render(planWith(policy));
    expect(text).toContain(
      "route-map PEERC_X_IMPORT permit 100\n description scrub\n on-match next\n set local-preference 0\nexit\n",
    );
    expect(text).not.toMatch(/^ continue/m);
    expect(readFrr(text)("PEERC_X_IMPORT", aRoute)).toBeNull();
  });

  test("trap 14.8: a list is matched in its own family", () => {
    const list = prefixList("PEERC_L_V6", "ipv6", ["2001:db8::/32^+"]);
    const policy: Policy = {
      ...importOf(term(100, "a", [is({ kind: "prefix", list })], accept)),
      family: "ipv6",
    };
    expect(render(planWith(policy))).toContain(" match ipv6 address prefix-list PEERC_L_V6\n");
  });

  test("trap 14.8: of two conditions on the AS_PATH neither replaces the other", () => {
    const policy = importOf(
      term(
        100,
        "a",
        [is({ kind: "as-path-first", asn: 1 }), is({ kind: "as-path-length", atLeast: 2 })],
        accept,
      ),
    );
    const text = render(planWith(policy));
    const entries = text.split(/^route-map /m).slice(1);
    for (const entry of entries) {
      expect(entry.match(/^ match as-path/gm)?.length ?? 0).toBeLessThanOrEqual(1);
    }
    expect(
      entries.filter((e) => e.startsWith("PEERC_X_IMPORT")).map((e) => e.split("\n")[0]),
    ).toEqual([
      "PEERC_X_IMPORT permit 100",
      "PEERC_X_IMPORT permit 101",
      "PEERC_X_IMPORT permit 102",
      "PEERC_X_IMPORT deny 65535",
    ]);
  });

  test("trap 14.9: an ASN is never found inside another number", () => {
    const list = asnList("PEERC_L", 64496);
    const { lines } = asPathList({ kind: "as-path-contains", list });
    expect(lines.map((line) => line.regex)).toEqual(["_64496_"]);
    expect(matchesPath("_64496_", [164496, 644960])).toBe(false);
  });

  test("trap 14.10: communities of a list are alternatives, each on a separate line", () => {
    const list = communityList("PEERC_C", "52580:1", "65535:0");
    const policy = importOf(term(100, "a", [is({ kind: "community", list })], accept));
    const lines = render(planWith(policy)).match(/^bgp community-list .*$/gm) ?? [];
    expect(lines.map((line) => line.replace(/ seq \d+/, ""))).toEqual([
      "bgp community-list standard PEERC_C permit 52580:1",
      "bgp community-list standard PEERC_C permit graceful-shutdown",
    ]);
  });

  test("trap 14.11: communities are added, never put in place of the others", () => {
    const text = render(routerPlan("frr", [8, 4]));
    const sets = text.match(/^ set (?:large-)?community .*$/gm) ?? [];
    expect(sets.length).toBeGreaterThan(5);
    for (const line of sets) expect(line).toMatch(/ additive$/);
  });

  test("trap 14.22: a range always has its upper end, which is not below the lower one", () => {
    const text = render(routerPlan("frr", [8, 4]));
    const ranges = [...text.matchAll(/permit \S+\/(\d+)(?: ge (\d+))?(?: le (\d+))?$/gm)];
    expect(ranges.length).toBeGreaterThan(20);
    for (const [, length, ge, le] of ranges) {
      const low = Number(ge ?? length);
      expect(low).toBeGreaterThanOrEqual(Number(length));
      expect(le === undefined ? ge : Number(le) >= low).toBe(le === undefined ? undefined : true);
    }
  });
});

describe("route maps", () => {
  const first = session({
    name: "PEERC_X",
    peerName: "x",
    asn: 64496,
    relation: "peer",
    place: "ix",
    local: "192.0.2.10",
    remote: "192.0.2.1",
  });
  const mapOf = (policy: Policy) =>
    routeMap(policy, { session: first, policy, discard: { ipv4: null, ipv6: null } });

  test("leave a term on a negated condition, to the number of the next term", () => {
    const policy = importOf(
      term(100, "a", [isNot({ kind: "as-path-empty" })], reject("a")),
      term(300, "b", [], accept),
    );
    expect(mapOf(policy).map((e) => [e.action, e.number, e.onMatch])).toEqual([
      ["permit", 100, "goto 300"],
      ["deny", 101, null],
      ["permit", 300, null],
      ["deny", 65535, null],
    ]);
  });

  test("make edits that depend on each other in entries of their own, in order", () => {
    const list = communityList("PEERC_S", "52580:1");
    const policy = importOf(
      term(100, "a", [is({ kind: "as-path-empty" })], accept, [
        { kind: "add-communities", list },
        { kind: "set-med", value: 0 },
        remove(`${OWN_ASN}:*`),
      ]),
    );
    expect(
      mapOf(policy).map(({ number, onMatch, set }) => [
        number,
        onMatch,
        set.addStandard,
        set.metric,
        set.deleteStandard,
      ]),
    ).toEqual([
      [100, "goto 102", "52580:1", "0", null],
      [101, "goto 65535", null, null, null],
      [102, null, null, null, "PEERC_ALL_OF_AS52580"],
      [65535, null, null, null, null],
    ]);
  });

  test("say the name and the reason of every term", () => {
    const policy = importOf(term(100, "reject-it", [], reject("too-bad")));
    expect(mapOf(policy).map((e) => e.description)).toEqual([
      "reject-it: too-bad",
      "no-term-matched",
    ]);
  });
});
