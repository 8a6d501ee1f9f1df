import fc from "fast-check";

import type { Community, Prefix } from "../../../../src/net/index.ts";
import type {
  Condition,
  Direction,
  Edit,
  Policy,
  Route,
  Term,
  Test,
  Verdict,
} from "../../../../src/policy/index.ts";
import {
  address,
  asnList,
  communityList,
  patternList,
  prefixList,
  remove,
  SPAN,
} from "../../../fixtures/plan.ts";

/** What random policies and random routes are made of: small, so that they meet. 52580 is us and never in a path. */
const ASNS = [0, 1, 2, 64496, 4200000000] as const;
const COMMUNITIES = [
  ...["65535:0", "65535:666", "65535:1000", "52580:1", "52580:2", "52580:10", "52580:11", "1:1"],
  ...["2580:2", "1:52580", "52580:1:1", "52580:1:2", "52580:1:20", "70000:1:1", "1:52580:1"],
  ...["rt:1:70000", "rt:70000:1", "rt:1:1", "rt:11:1", "rt:70000:2"],
].flatMap((text) => communityList("PEERC_X", text).communities);
const ORIGINS = ["igp", "egp", "incomplete"] as const;
const NEXT_HOPS = [address("192.0.2.1"), address("192.0.2.2"), address("192.0.2.3")] as const;

/** ROAs of the test: 198.18.0.0/16 is valid up to /24 from AS1, 198.19.0.0/16 from AS64496. Nothing else is covered. */
export const ROAS = [
  { prefix: "198.18.0.0/16", max: 24, asn: 1 },
  { prefix: "198.19.0.0/16", max: 24, asn: 64496 },
] as const;

const PREFIX_LISTS = [
  prefixList("PEERC_P1", "ipv4", ["198.18.0.0/16^+"]),
  prefixList("PEERC_P2", "ipv4", ["198.18.0.0/15^17-20", "203.0.113.0/24"]),
  prefixList("PEERC_P3", "ipv4", ["198.18.0.0/16^24", "198.19.128.0/17", "198.19.192.0/18^18-32"]),
];
const ASN_LISTS = [
  asnList("PEERC_A1", 1),
  asnList("PEERC_A2", [0, 1], [64496, 131071]),
  asnList("PEERC_A3", 2, 4200000000),
];
const COMMUNITY_LISTS = [
  communityList("PEERC_C1", "65535:666", "52580:1"),
  communityList("PEERC_C2", "52580:1:1", "70000:1:1"),
  communityList("PEERC_C3", "rt:1:70000", "rt:70000:1"),
  patternList("PEERC_C4", "1:1", "52580:2-10", "65535:0-666"),
  patternList("PEERC_C5", "52580:*", "65535:*"),
  patternList("PEERC_C6", "52580:1:2-3", "70000:*:*", "1:52580:0-99999"),
  patternList("PEERC_C7", "52580:1:*"),
];
const ADDED = [
  communityList("PEERC_S1", "52580:7", "65535:0"),
  communityList("PEERC_S2", "52580:7:7"),
  communityList("PEERC_S3", "rt:52580:7", "rt:70000:7"),
];

const REMOVED = [
  ["52580:*"],
  ["52580:*:*"],
  ["rt:*:*"],
  ["1:1", "52580:2-10"],
  ["65535:0-666"],
  ["65535:*", "0:*"],
  ["52580:1:*", "70000:1:1"],
  ["52580:1:2-3", "1:52580:0-99999"],
] as const;

const test: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ kind: fc.constant("prefix" as const), list: fc.constantFrom(...PREFIX_LISTS) }),
  fc.record({
    kind: fc.constant("as-path-length" as const),
    atLeast: fc.integer({ min: 0, max: 5 }),
  }),
  fc.record({
    kind: fc.constant("as-path-contains" as const),
    list: fc.constantFrom(...ASN_LISTS),
  }),
  fc.record({ kind: fc.constant("as-path-first" as const), asn: fc.constantFrom(1, 64496) }),
  fc.record({ kind: fc.constant("as-path-origin" as const), list: fc.constantFrom(...ASN_LISTS) }),
  fc.constant({ kind: "as-path-has-set" as const }),
  fc.constant({ kind: "as-path-empty" as const }),
  fc.record({
    kind: fc.constant("next-hop" as const),
    addresses: fc.uniqueArray(fc.constantFrom(...NEXT_HOPS), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant("community" as const), list: fc.constantFrom(...COMMUNITY_LISTS) }),
  fc.record({
    kind: fc.constant("rpki" as const),
    state: fc.constantFrom("valid" as const, "invalid" as const, "not-found" as const),
  }),
  fc.record({ kind: fc.constant("origin" as const), origin: fc.constantFrom(...ORIGINS) }),
);

const med: fc.Arbitrary<Test> = fc.record({
  kind: fc.constant("med" as const),
  atLeast: fc.constantFrom(0, 1, 5, 6),
});

const communityCount: fc.Arbitrary<Test> = fc.record({
  kind: fc.constant("community-count" as const),
  atLeast: fc.integer({ min: 1, max: 5 }),
});

const conditions = (of: fc.Arbitrary<Test>, minLength: number) =>
  fc.uniqueArray(fc.record({ negated: fc.boolean(), test: of }), {
    selector: (c: Condition) => c.test.kind,
    minLength,
    maxLength: 3,
  });

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant("add-communities" as const), list: fc.constantFrom(...ADDED) }),
  fc.constantFrom(...REMOVED).map((texts) => remove(...texts)),
  fc.record({
    kind: fc.constant("set-local-preference" as const),
    value: fc.constantFrom(0, 200, 4294967295),
  }),
  fc.record({ kind: fc.constant("set-med" as const), value: fc.constantFrom(0, 4294967295) }),
);
/** Edits after which nothing is tested any more: a test of what was edited is refused in a policy. */
const lastEdit = (to: "self" | "discard"): fc.Arbitrary<Edit> =>
  fc.oneof(
    edit,
    fc.constant({ kind: "set-next-hop" as const, to }),
    fc.record({
      kind: fc.constant("prepend" as const),
      asn: fc.constantFrom(52580, 4200000001),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  );

const ACCEPT: Verdict = { kind: "accept" };
const body = (to: "self" | "discard") =>
  fc.oneof(
    fc.record({
      edits: fc.array(edit, { maxLength: 2 }),
      verdict: fc.constantFrom<Verdict>({ kind: "next" }, { kind: "reject", reason: "no" }),
    }),
    fc.record({ edits: fc.array(lastEdit(to), { maxLength: 3 }), verdict: fc.constant(ACCEPT) }),
  );

const term = (
  to: "self" | "discard",
  of: fc.Arbitrary<Test>,
): fc.Arbitrary<Omit<Term, "number" | "name">> =>
  fc
    .record({
      when: conditions(of, 0),
      anyOf: fc.oneof(
        { weight: 2, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(conditions(of, 1), { minLength: 1, maxLength: 3 }) },
      ),
      body: body(to),
    })
    .map(({ when, anyOf, body: { edits, verdict } }) => ({
      when,
      anyOf,
      edits,
      verdict,
      span: SPAN,
    }));

/** A policy of up to six terms of any kind; with the tests that not every platform has, where it has them. */
export function randomPolicy(
  name: string,
  direction: Direction,
  seed: number,
  { testsAll = false } = {},
): Policy {
  const of = testsAll
    ? fc.oneof(
        { weight: 11, arbitrary: test },
        { weight: 3, arbitrary: med },
        { weight: 2, arbitrary: communityCount },
      )
    : test;
  const terms = fc.array(term(direction === "import" ? "discard" : "self", of), {
    minLength: 1,
    maxLength: 6,
  });
  const policy = terms.map((all) => ({
    name,
    family: "ipv4" as const,
    direction,
    terms: all.map((t, i) => ({ ...t, name: `term-${i}`, number: 100 * (i + 1) })),
  }));
  return sampleOf(policy, seed);
}

function sampleOf<T>(arbitrary: fc.Arbitrary<T>, seed: number): T {
  const [sample] = fc.sample(arbitrary, { numRuns: 1, seed });
  if (sample === undefined) throw new Error("no sample");
  return sample;
}

const hop = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ASNS) },
  {
    weight: 1,
    arbitrary: fc.uniqueArray(fc.constantFrom(...ASNS), { minLength: 1, maxLength: 3 }),
  },
);

const prefix: fc.Arbitrary<Prefix> = fc
  .record({
    value: fc.constantFrom(0xc6120000n, 0xc6130000n, 0xc613c000n, 0xcb007100n, 0x08080000n),
    length: fc.integer({ min: 16, max: 32 }),
    bits: fc.bigInt({ min: 0n, max: 0xffffn }),
  })
  .map(({ value, length, bits }) => {
    const shift = BigInt(32 - length);
    return { family: "ipv4", value: ((value | bits) >> shift) << shift, length };
  });

/** Routes as a neighbor sends them, each prefix once, with the outcome of validation that `ROAS` gives. */
export function randomRoutes(count: number, seed: number): readonly Route[] {
  const routes = fc.uniqueArray(route, {
    minLength: count,
    maxLength: count,
    selector: (r) => `${r.prefix.value}/${r.prefix.length}`,
  });
  return sampleOf(routes, seed);
}

const route: fc.Arbitrary<Route> = fc
  .record({
    prefix,
    asPath: fc.array(hop, { maxLength: 6 }),
    nextHop: fc.constantFrom(...NEXT_HOPS),
    communities: fc.uniqueArray(fc.constantFrom<Community>(...COMMUNITIES), { maxLength: 5 }),
    med: fc.constantFrom(null, 0, 5),
    origin: fc.constantFrom(...ORIGINS),
  })
  .map((r) => ({ ...r, localPreference: null, rpki: validate(r.prefix, r.asPath) }))
  // The only case that BIRD cannot distinguish, about which limits() warns: an origin of 0 after an AS_SET.
  .filter(({ asPath }) => asPath.at(-1) !== 0 || asPath.every((h) => typeof h === "number"));

/** RFC 6811 for `ROAS`; 52580 is the origin of a route with an empty path. */
export function validate(of: Prefix, path: Route["asPath"]): Route["rpki"] {
  const last = path.length === 0 ? 52580 : path.at(-1);
  const network = of.value >> 16n;
  const asn = network === 0xc612n ? 1 : network === 0xc613n ? 64496 : null;
  if (asn === null || of.length < 16) return "not-found";
  return last === asn && of.length <= 24 ? "valid" : "invalid";
}
