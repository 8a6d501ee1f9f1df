import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  conditionsOf,
  evaluate,
  type Direction,
  type Policy,
  type Route,
} from "../../../../src/policy/index.ts";
import { importOf } from "../../../fixtures/import-of.ts";
import {
  accept,
  asnList,
  community,
  communityList,
  is,
  isNot,
  next,
  OWN_ASN,
  reject,
  routerPlan,
  term,
  remove,
} from "../../../fixtures/plan.ts";
import { policies, routes, withoutAsSets } from "../../../fixtures/policies.ts";
import { limitsOf, planOf, render } from "../plans.ts";
import { readRpl, type AsSetReading, type RunPolicy } from "./rpl.ts";

/** Every way the router might read an AS_SET. */
const READINGS: readonly AsSetReading[] = [true, false].flatMap((membersCount) =>
  [true, false].map((longSets) => ({ membersCount, longSets })),
);
const READING: AsSetReading = { membersCount: true, longSets: false };

function planWith(policy: Policy) {
  return planOf({ [policy.direction]: policy });
}

function expectSame(run: RunPolicy, policy: Policy, route: Route, reading: AsSetReading): void {
  const wanted = evaluate(policy, route);
  const got = run(policy.name, route, reading);
  expect(got.accepted).toBe(wanted.verdict === "accept");
  if (got.accepted) expect(got.route).toEqual(wanted.route);
}

/** Numbers of communities are refused, and never rendered. */
function canRender({ terms }: Policy): boolean {
  return !terms.some((t) =>
    conditionsOf(t).some(({ test: { kind } }) => kind === "community-count"),
  );
}

describe("what is rendered means what evaluate says", () => {
  test.each<Direction>(["import", "export"])("any %s policy, any route", (direction) => {
    fc.assert(
      fc.property(
        policies(direction).filter(canRender),
        fc.array(routes, { minLength: 8, maxLength: 8 }),
        (policy, some) => {
          const run = readRpl(render(planWith(policy)));
          for (const route of some) expectSame(run, policy, route, READING);
          for (const route of some) {
            for (const reading of READINGS) expectSame(run, policy, withoutAsSets(route), reading);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test("where nothing is reported, however the router reads an AS_SET", () => {
    fc.assert(
      fc.property(
        policies("import").filter(canRender),
        fc.array(routes, { minLength: 8, maxLength: 8 }),
        (policy, some) => {
          const plan = planWith(policy);
          fc.pre(!limitsOf(plan).some((d) => d.message.includes("AS_SET")));
          const run = readRpl(render(plan));
          for (const route of some) {
            for (const reading of READINGS) expectSame(run, policy, route, reading);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test("the policies of the fixture, on routes with and without AS_SETs", () => {
    const plan = routerPlan("iosxr", [7, 11]);
    const run = readRpl(render(plan));
    const all = plan.peers.flatMap((p) => p.sessions).flatMap((s) => [s.import, s.export]);
    const origins = fc.constantFrom(13335, 209242, 262589, 3356, 52580, 64500);
    const paths = fc.array(
      fc.oneof(origins, fc.uniqueArray(origins, { minLength: 1, maxLength: 2 })),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...all), routes, paths, (policy, route, asPath) => {
        for (const reading of READINGS) expectSame(run, policy, { ...route, asPath }, reading);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("traps", () => {
  const aRoute: Route = fc.sample(routes, { seed: 1, numRuns: 1 })[0]!;

  test("trap 14.2: a route that no term decides is rejected", () => {
    const config = render(planOf());
    expect(readRpl(config)("PEERC_X_IMPORT", aRoute, READING).accepted).toBe(false);
    expect(readRpl(config)("PEERC_X_EXPORT", aRoute, READING).accepted).toBe(false);
  });

  test("trap 14.3: an empty list is never printed", () => {
    const empty = asnList("PEERC_EMPTY");
    const policy = importOf(
      term(100, "a", [is({ kind: "as-path-contains", list: empty })], accept),
    );
    expect(() => render(planWith(policy))).toThrow("as-path-set PEERC_EMPTY_ANY is empty");
  });

  test("trap 14.4: every set that a policy names is defined", () => {
    const config = render(routerPlan("iosxr", [7, 11]));
    const used = [...config.matchAll(/\b(?:in|matches-any|set (?:large-)?community) (PEERC_\w+)/g)];
    expect(used.length).toBeGreaterThan(20);
    for (const [, name] of used) expect(config).toMatch(new RegExp(`^[a-z-]+ ${name}$`, "m"));
  });

  // The router tests the route as received. The language tests its current state; the compiler refuses a policy if
  // that makes a difference, such as this one.
  test("trap 14.5: a condition on what an earlier term edited would be read otherwise", () => {
    const own = communityList("PEERC_OWN", "52580:1");
    const policy = importOf(
      term(100, "scrub", [], next, [remove(`${OWN_ASN}:*`)]),
      term(200, "reject-own", [is({ kind: "community", list: own })], reject("own")),
      term(300, "accept", [], accept),
    );
    const route = { ...aRoute, communities: [community("52580:1")] };
    expect(evaluate(policy, route).verdict).toBe("accept");
    expect(readRpl(render(planWith(policy)))(policy.name, route, READING).accepted).toBe(false);
  });

  test("trap 14.6: editing does not accept", () => {
    const policy = importOf(
      term(100, "scrub", [], next, [{ kind: "set-local-preference", value: 100 }]),
      term(200, "nothing", [], next),
    );
    const config = render(planWith(policy));
    expect(readRpl(config)(policy.name, aRoute, READING).accepted).toBe(false);
    expect(config).toMatch(
      / {2}set local-preference 100\n {2}# nothing\n {2}pass\n {2}# no-term-matched\n {2}drop\nend-policy/,
    );
  });

  test("trap 14.9: ASNs are compared as numbers; a regular expression only looks for braces", () => {
    const config = render(routerPlan("iosxr", [7, 11]));
    const patterns = [...config.matchAll(/ios-regex '([^']*)'/g)].map(([, pattern]) => pattern);
    expect(new Set(patterns)).toEqual(new Set(["[{]", "^[{]", "[}]$"]));
  });

  test.each([
    ["community", "52580:1", "65535:666"],
    ["large-community", "52580:1:1", "7:7:7"],
    ["extcommunity rt", "rt:52580:7", "rt:262589:7"],
  ])("trap 14.10: communities of a list are alternatives: %s", (kind, one, other) => {
    const list = communityList("PEERC_ALTERNATIVES", one, other);
    const policy = importOf(
      term(100, "a", [isNot({ kind: "community", list })], reject("a")),
      term(200, "b", [is({ kind: "community", list })], accept),
    );
    const config = render(planWith(policy));
    expect(config).toContain(`if not ${kind} matches-any PEERC_ALTERNATIVES then`);
    expect(config).toContain(`if ${kind} matches-any PEERC_ALTERNATIVES then`);
    for (const text of [one, other]) {
      const route = { ...aRoute, communities: [community(text)] };
      expect(readRpl(config)(policy.name, route, READING).accepted).toBe(true);
    }
  });

  test("trap 14.11: communities are added, never put in place of the others", () => {
    const config = render(routerPlan("iosxr", [7, 11]));
    const sets = config.split("\n").filter((line) => /^ *set .*community/.test(line));
    expect(sets.length).toBeGreaterThan(0);
    for (const line of sets) expect(line).toMatch(/ additive$/);
  });

  test("trap 14.22: a range always has its upper end", () => {
    const config = render(routerPlan("iosxr", [7, 11]));
    expect(config).not.toMatch(/ ge \d+,?$/m);
  });

  test("trap 14.24: a path with an AS_SET at either end has no first or last ASN", () => {
    const origins = asnList("PEERC_O", 1);
    const policy = importOf(
      term(
        100,
        "a",
        [is({ kind: "as-path-first", asn: 1 }), is({ kind: "as-path-origin", list: origins })],
        accept,
      ),
    );
    const config = render(planWith(policy));
    const runs = (asPath: Route["asPath"]) =>
      READINGS.map((r) => readRpl(config)(policy.name, { ...aRoute, asPath }, r).accepted);
    expect(new Set(runs([1, [2, 3], 1]))).toEqual(new Set([true]));
    expect(new Set(runs([[1], 1]))).toEqual(new Set([false]));
    expect(new Set(runs([1, [1]]))).toEqual(new Set([false]));
    expect(new Set(runs([]))).toEqual(new Set([false]));
  });
});
