import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { compareCommunities, networkOf, type Prefix } from "../../../../src/net/index.ts";
import { junosView } from "../../../../src/platforms/junos/render/view.ts";
import {
  evaluate,
  type Condition,
  type Edit,
  type Policy,
  type Route,
  type Test,
  type Verdict,
} from "../../../../src/policy/index.ts";
import type { RouterPlan } from "../../../../src/model/index.ts";
import {
  accept,
  address,
  asnList,
  community,
  communityList,
  listsOf,
  next,
  OWN_ASN,
  patternList,
  prefixList,
  reject,
  remove,
  term,
} from "../../../fixtures/plan.ts";
import { junosPlan } from "../junos-plan.ts";
import { ask } from "./model.ts";

const COMMUNITIES = [
  "65535:0",
  "65535:666",
  "52580:1",
  "52580:2",
  "52580:1:1",
  "52580:1:2",
  "rt:52580:1",
  "rt:262589:1",
  "64512:1",
];
const PREFIX_LISTS = [
  prefixList("PEERC_A", "ipv4", ["10.0.0.0/8^8-10", "10.64.0.0/10", "10.0.0.0/8^12"]),
  prefixList("PEERC_B", "ipv4", ["10.0.0.0/9", "10.128.0.0/10"]),
];
const ASN_LISTS = [
  asnList("PEERC_A", 1, [3, 4]),
  asnList("PEERC_B", 2),
  asnList("PEERC_C", [4, 9]),
];
const COMMUNITY_LISTS = [
  communityList("PEERC_A", "65535:0"),
  communityList("PEERC_B", "52580:1", "52580:2", "64512:1"),
  communityList("PEERC_C", "52580:1:1", "52580:1:2"),
  communityList("PEERC_D", "rt:52580:1", "rt:262589:1"),
];
const PATTERN_LISTS = [
  patternList("PEERC_E", "64512:*", "52580:2-19"),
  patternList("PEERC_F", "52580:1:*", "65000:*:*"),
  patternList("PEERC_G", "rt:52580:*", "rt:262589:*"),
];
const ORIGINS = ["igp", "egp", "incomplete"] as const;
const NEIGHBOR = address("192.0.2.1");

const testOf: Readonly<
  Record<Exclude<Test["kind"], "as-path-has-set" | "community-count" | "med">, fc.Arbitrary<Test>>
> = {
  prefix: fc.constantFrom(...PREFIX_LISTS).map((list) => ({ kind: "prefix", list })),
  "as-path-length": fc
    .integer({ min: 1, max: 4 })
    .map((atLeast) => ({ kind: "as-path-length", atLeast })),
  "as-path-contains": fc
    .constantFrom(...ASN_LISTS)
    .map((list) => ({ kind: "as-path-contains", list })),
  "as-path-first": fc.integer({ min: 1, max: 3 }).map((asn) => ({ kind: "as-path-first", asn })),
  "as-path-origin": fc.constantFrom(...ASN_LISTS).map((list) => ({ kind: "as-path-origin", list })),
  "as-path-empty": fc.constant({ kind: "as-path-empty" }),
  "next-hop": fc
    .constantFrom([NEIGHBOR], [NEIGHBOR, address("192.0.2.3")])
    .map((addresses) => ({ kind: "next-hop", addresses })),
  community: fc
    .constantFrom(...COMMUNITY_LISTS, ...PATTERN_LISTS)
    .map((list) => ({ kind: "community", list })),
  rpki: fc
    .constantFrom("valid", "invalid", "not-found")
    .map((state) => ({ kind: "rpki", state }) as const),
  origin: fc.constantFrom(...ORIGINS).map((origin) => ({ kind: "origin", origin }) as const),
};
const conditions: fc.Arbitrary<readonly Condition[]> = fc
  .subarray(Object.values(testOf), { maxLength: 5 })
  .chain((tests) => fc.tuple(...tests.map((t) => fc.record({ negated: fc.boolean(), test: t }))));
const alternatives: fc.Arbitrary<readonly (readonly Condition[])[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc.array(
      conditions.filter(({ length }) => length > 0),
      { minLength: 1, maxLength: 3 },
    ),
  },
);
const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.oneof(
    fc.constantFrom(...COMMUNITY_LISTS).map((list): Edit => ({ kind: "add-communities", list })),
    fc
      .constantFrom(
        ["52580:*"],
        ["52580:*:*"],
        ["rt:*:*"],
        ["1:1", "65000:2-10"],
        ["52580:1:*"],
        ["rt:1:*"],
      )
      .map((texts) => remove(...texts)),
    fc.integer({ min: 0, max: 9 }).map((value): Edit => ({ kind: "set-local-preference", value })),
    fc.integer({ min: 0, max: 9 }).map((value): Edit => ({ kind: "set-med", value })),
    fc.constantFrom("self", "discard").map((to): Edit => ({ kind: "set-next-hop", to })),
    fc
      .tuple(fc.constantFrom(OWN_ASN, 65000), fc.integer({ min: 1, max: 3 }))
      .map(([asn, times]): Edit => ({ kind: "prepend", asn, times })),
  ),
  { maxLength: 4 },
);
const verdicts: fc.Arbitrary<Verdict> = fc.constantFrom(accept, reject("some-reason"), next);
const policies: fc.Arbitrary<Policy> = fc
  .array(fc.tuple(conditions, alternatives, edits, verdicts), { maxLength: 4 })
  .map((terms) => ({
    name: "PEERC_P",
    family: "ipv4",
    direction: "import",
    terms: terms.map(([when, anyOf, some, verdict], i) =>
      term(100 * (i + 1), `rule-${i}`, when, verdict, some, anyOf),
    ),
  }));
const prefixes = fc
  .tuple(fc.integer({ min: 0, max: 31 }), fc.integer({ min: 7, max: 13 }))
  .map(([bits, length]): Prefix => {
    const value = (10n << 24n) | (BigInt(bits) << 19n);
    return networkOf({ family: "ipv4", value }, length);
  });
const anyRoutes: fc.Arbitrary<Route> = fc.record({
  prefix: prefixes,
  asPath: fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 5 }),
  nextHop: fc.constantFrom(NEIGHBOR, address("192.0.2.2"), address("192.0.2.3"), "self" as const),
  communities: fc
    .subarray(COMMUNITIES, { maxLength: 4 })
    .map((texts) => texts.map(community).sort(compareCommunities)),
  rpki: fc.constantFrom("valid", "invalid", "not-found"),
  origin: fc.constantFrom(...ORIGINS),
  localPreference: fc.constantFrom(null, 100),
  med: fc.constantFrom(null, 5),
});
/** For the model of Junos, a route without a path is from elsewhere: it has no ORIGIN, and is announced with IGP. */
const routes = anyRoutes.map((route): Route =>
  route.asPath.length === 0 ? { ...route, origin: "igp" } : route,
);

/** The plan with one session, whose import policy is the given one. */
const BASE = junosPlan();

function planOf(policy: Policy): RouterPlan {
  const plan = BASE;
  const [peer] = plan.peers;
  const [session] = peer?.sessions ?? [];
  if (!peer || !session) throw new Error("no session");
  const sessions = [
    { ...session, import: policy, export: { ...policy, name: "PEERC_Q", terms: [] } },
  ];
  return { ...plan, peers: [{ ...peer, sessions }], lists: listsOf(sessions) };
}

const sorted = (route: Route): Route => ({
  ...route,
  communities: [...route.communities].sort(compareCommunities),
});

describe("what is printed means what the policy means", () => {
  test("for random policies and routes", () => {
    const seen = { accept: 0, reject: 0 };
    fc.assert(
      fc.property(policies, fc.array(routes, { minLength: 5, maxLength: 20 }), (policy, some) => {
        const view = junosView(planOf(policy));
        for (const route of some) {
          const wanted = evaluate(policy, route);
          const found = ask(view, policy.name, route);
          seen[wanted.verdict]++;
          expect(found.accepted).toBe(wanted.verdict === "accept");
          // Tests after edits are refused at compile time; here both sides see the same.
          if (found.accepted) expect(sorted(found.route)).toEqual(sorted(wanted.route));
        }
      }),
      { numRuns: 400 },
    );
    expect(Math.min(seen.accept, seen.reject)).toBeGreaterThan(100);
  });

  test("for each kind of test, plain and negated", () => {
    for (const [kind, tests] of Object.entries(testOf)) {
      const accepted = new Set<boolean>();
      for (const one of fc.sample(tests, 5)) {
        for (const negated of [false, true]) {
          const terms = [term(100, "accept-some", [{ negated, test: one }], accept)];
          const policy: Policy = { name: "PEERC_P", family: "ipv4", direction: "import", terms };
          const view = junosView(planOf(policy));
          for (const route of fc.sample(routes, 200)) {
            const found = ask(view, "PEERC_P", route).accepted;
            accepted.add(found);
            expect([kind, negated, found]).toEqual([
              kind,
              negated,
              evaluate(policy, route).verdict === "accept",
            ]);
          }
        }
      }
      expect([kind, accepted.size]).toEqual([kind, 2]);
    }
  });

  test("an ASN in an AS_SET counts as one of the path, and the AS_SET as one hop", () => {
    const list = asnList("PEERC_A", 7);
    const kinds: Test[] = [
      { kind: "as-path-contains", list },
      { kind: "as-path-length", atLeast: 2 },
    ];
    for (const one of kinds) {
      const terms = [term(100, "accept-some", [{ negated: false, test: one }], accept)];
      const policy: Policy = { name: "PEERC_P", family: "ipv4", direction: "import", terms };
      const view = junosView(planOf(policy));
      for (const asPath of [[1, [7, 8]], [[7, 8]], [1, [8, 9]], [1]]) {
        const [base] = fc.sample(routes, 1);
        if (!base) throw new Error("no route");
        const route = { ...base, asPath };
        const wanted = evaluate(policy, route).verdict === "accept";
        expect([asPath, ask(view, "PEERC_P", route).accepted]).toEqual([asPath, wanted]);
      }
    }
  });
});
