import fc from "fast-check";

import { compareCommunities, parsePrefix, type Prefix } from "../../../src/net/index.ts";
import type {
  Condition,
  Direction,
  Edit,
  Policy,
  Route,
  Term,
  Test,
  Verdict,
} from "../../../src/policy/index.ts";
import {
  accept,
  address,
  asnList,
  community,
  communityList,
  next,
  OWN_ASN,
  prefixList,
  reject,
  term,
} from "../../fixtures/plan.ts";

const LISTS = {
  prefixes: [
    prefixList("PEERC_A_V4", "ipv4", ["10.0.0.0/8^+", "10.1.0.0/16", "192.0.2.0/24^25-26"]),
    prefixList("PEERC_B_V4", "ipv4", ["0.0.0.0/0^25-32", "10.1.0.0/16^16-17"]),
  ],
  asns: [asnList("PEERC_C", 1, [3, 5]), asnList("PEERC_D", [2, 3], 4200000000)],
  communities: [
    communityList("PEERC_E", "52580:1", "65535:666"),
    communityList("PEERC_F", "52580:1:1", "7:7:7"),
    communityList("PEERC_G", "rt:52580:7", "rt:262589:7"),
    communityList("PEERC_H", "rt:1:1"),
  ],
} as const;

const ORIGINS = ["igp", "egp", "incomplete"] as const;

/** Every kind of test. */
const TESTS: readonly Test[] = [
  ...LISTS.prefixes.map((list) => ({ kind: "prefix", list }) as const),
  ...[1, 2, 4].map((atLeast) => ({ kind: "as-path-length", atLeast }) as const),
  ...LISTS.asns.map((list) => ({ kind: "as-path-contains", list }) as const),
  ...LISTS.asns.map((list) => ({ kind: "as-path-origin", list }) as const),
  ...[1, 2].map((asn) => ({ kind: "as-path-first", asn }) as const),
  { kind: "as-path-has-set" },
  { kind: "as-path-empty" },
  { kind: "next-hop", addresses: [address("192.0.2.1")] },
  { kind: "next-hop", addresses: [address("192.0.2.1"), address("192.0.2.3")] },
  ...LISTS.communities.map((list) => ({ kind: "community", list }) as const),
  ...(["valid", "invalid", "not-found"] as const).map(
    (state) => ({ kind: "rpki", state }) as const,
  ),
  ...ORIGINS.map((origin) => ({ kind: "origin", origin }) as const),
];

/** Every kind of edit. */
const EDITS: readonly Edit[] = [
  ...LISTS.communities.map((list) => ({ kind: "add-communities", list }) as const),
  { kind: "remove-communities", pattern: { kind: "standard", asn: OWN_ASN } },
  { kind: "remove-communities", pattern: { kind: "large", asn: OWN_ASN } },
  { kind: "remove-communities", pattern: { kind: "extended" } },
  { kind: "set-local-preference", value: 0 },
  { kind: "set-local-preference", value: 200 },
  { kind: "set-med", value: 50 },
  { kind: "set-next-hop", to: "self" },
  { kind: "set-next-hop", to: "discard" },
  { kind: "prepend", asn: OWN_ASN, times: 2 },
];

/** What a test reads and an edit writes. */
function attribute(kind: Test["kind"] | Edit["kind"]): string {
  if (kind.includes("communit")) return "communities";
  if (kind.includes("next-hop")) return "next-hop";
  return kind.startsWith("as-path") || kind === "prepend" ? "as-path" : kind;
}

/** The rule of the compiler: no condition on what an earlier term may have edited. */
function testsNothingEdited(terms: readonly Term[]): boolean {
  const edited = new Set<string>();
  return terms.every((t) => {
    const clean = t.when.every(({ test }) => !edited.has(attribute(test.kind)));
    if (t.verdict.kind === "next") for (const edit of t.edits) edited.add(attribute(edit.kind));
    return clean;
  });
}

const conditions = fc.uniqueArray(
  fc.record<Condition>({ negated: fc.boolean(), test: fc.constantFrom(...TESTS) }),
  { maxLength: 3, selector: ({ test }) => test.kind },
);
const verdicts = fc.constantFrom<Verdict>(accept, next, next, reject("some-reason"));
const edits = fc.array(fc.constantFrom(...EDITS), { maxLength: 3 });

/** Policies that the compiler accepts. */
export function policies(direction: Direction): fc.Arbitrary<Policy> {
  return fc
    .array(fc.tuple(conditions, verdicts, edits), { maxLength: 5 })
    .map((parts) =>
      parts.map(([when, verdict, made], i) =>
        term(100 + 100 * i, `term-${i}`, when, verdict, made),
      ),
    )
    .filter(testsNothingEdited)
    .map((terms) => ({
      name: `PEERC_X_${direction.toUpperCase()}`,
      family: "ipv4",
      direction,
      terms,
    }));
}

const PREFIXES = [
  "0.0.0.0/0",
  "10.0.0.0/8",
  "10.1.0.0/16",
  "10.1.0.0/17",
  "10.1.2.0/25",
  "192.0.2.0/25",
  "198.51.100.0/24",
];
const COMMUNITIES = [
  "52580:1",
  "52580:2",
  "65535:666",
  "52580:1:1",
  "52580:9:9",
  "7:7:7",
  "rt:52580:7",
  "rt:262589:7",
  "rt:1:1",
  "rt:9:9",
];

const asn = fc.constantFrom(0, 1, 2, 3, 5, 6, 4200000000);
const segment = fc.oneof(
  { weight: 4, arbitrary: asn },
  fc.uniqueArray(asn, { minLength: 1, maxLength: 3 }),
);

/** Routes that tell the policies' tests apart. */
export const routes: fc.Arbitrary<Route> = fc.record({
  prefix: fc.constantFrom(...PREFIXES).map((text) => parsePrefix(text) as Prefix),
  asPath: fc.array(segment, { maxLength: 4 }),
  nextHop: fc.constantFrom(...["192.0.2.1", "192.0.2.2", "192.0.2.3"].map(address)),
  communities: fc
    .subarray(COMMUNITIES)
    .map((texts) => texts.map((text) => community(text)).sort(compareCommunities)),
  rpki: fc.constantFrom("valid" as const, "invalid" as const, "not-found" as const),
  origin: fc.constantFrom(...ORIGINS),
  localPreference: fc.constant(null),
  med: fc.constant(null),
});

/** A route without AS_SETs, with single ASNs in their places. */
export function withoutAsSets(route: Route): Route {
  return { ...route, asPath: route.asPath.flat() };
}
