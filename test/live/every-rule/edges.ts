import {
  CommunitySet,
  formatAddress,
  formatPattern,
  formatPrefix,
  MAX_ASN,
  maxLength,
  networkOf,
  type AsnRange,
  type Community,
  type Prefix,
  type PrefixRange,
} from "../../../src/net/index.ts";
import {
  conditionsOf,
  type Condition,
  type Policy,
  type Route,
  type Term,
  type Test,
} from "../../../src/policy/index.ts";
import type { SessionPlan } from "../../../src/model/index.ts";
import type { Sketch } from "../sketches.ts";
import { endsOfPattern } from "../../fixtures/ends-of-pattern.ts";

/** A route that is as it should be, in every way but the one that an edge is about. */
export interface Base {
  readonly prefixes: readonly Prefix[];
  readonly rest: Sketch["rest"];
}

/** The first, some middle and the last entries of a long list, at regular distances. */
const MOST_RANGES = 40;

/**
 * Both sides of every edge that a session's policies have: for each test, the last values that it holds for and the first
 * ones that it does not. They come from the compiled policies alone, so that a new rule has its edges tried by itself.
 */
export function edgesOf(session: SessionPlan, base: Base): readonly Sketch[] {
  const tests = (policy: Policy) => policy.terms.flatMap((term) => conditionsOf(term).map(testOf));
  const all = [...tests(session.import), ...tests(session.export)];
  return unique([
    ...all.flatMap((test) => edgesOfTest(test, base)),
    ...session.import.terms.flatMap((term) => removedAround(term, base)),
  ]);
}

function testOf({ test }: Condition): Test {
  return test;
}

/** A route with what a term removes and what it leaves, all of it together. */
function removedAround({ edits }: Term, base: Base): readonly Sketch[] {
  const patterns = edits.flatMap((edit) =>
    edit.kind === "remove-communities" ? edit.patterns : [],
  );
  const all = CommunitySet.of(patterns.flatMap(endsOfPattern).flatMap(aroundCommunity));
  const communities = all.list(1000) ?? [];
  if (communities.length === 0) return [];
  const about = `what is removed of ${patterns.map(formatPattern).join(" ")}`;
  return [{ about, prefixes: base.prefixes, rest: { ...base.rest, communities } }];
}

function edgesOfTest(test: Test, base: Base): readonly Sketch[] {
  const of = (about: string, rest: Partial<Sketch["rest"]>): Sketch => ({
    about,
    prefixes: base.prefixes,
    rest: { ...base.rest, ...rest },
  });
  const path = base.rest.asPath;
  const onPath = (...paths: readonly Route["asPath"][]) =>
    paths.map((asPath) => of(`path ${JSON.stringify(asPath).slice(0, 60)}`, { asPath }));
  const [head, origin] = [path.slice(0, 1), path.slice(-1)];
  switch (test.kind) {
    case "prefix":
      return some(test.list.set.ranges)
        .flatMap(aroundRange)
        .map((prefix) => ({
          ...base,
          about: `prefix ${formatPrefix(prefix)}`,
          prefixes: [prefix],
        }));
    case "as-path-length":
      return onPath(
        ...[-2, -1, 0].map((more) => {
          const again = Array<Route["asPath"]>(test.atLeast + more - path.length).fill(head);
          return [...again.flat(), ...path];
        }),
        // Two sets count as two hops, whatever they contain.
        [
          ...Array<Route["asPath"]>(test.atLeast - path.length - 2)
            .fill(head)
            .flat(),
          ...path,
          [1, 3, 5],
          [7],
        ],
      );
    case "as-path-contains":
      return onPath(
        ...some(test.list.set.ranges)
          .flatMap(aroundAsns)
          .flatMap((asn) => [
            [...head, asn, ...origin],
            [...path, asn],
            [...head, [asn, 39100], ...origin],
          ]),
        ...some(test.list.set.ranges).map(({ first }) => [first, ...path]),
      );
    case "as-path-first":
      return onPath(
        [],
        path,
        ...aroundAsns({ first: test.asn, last: test.asn }).map((asn) => [asn, ...origin]),
        [[test.asn], ...origin],
        [[test.asn, 39101], ...origin],
      );
    case "as-path-origin":
      return onPath(
        ...some(test.list.set.ranges)
          .flatMap(aroundAsns)
          .map((asn) => [...head, asn]),
        [...path, [...origin.flat()]],
      );
    case "as-path-has-set":
      return onPath([...head, [39100], ...origin], [[39100], ...path], [...path, [39100, 39101]]);
    case "as-path-empty":
      return onPath([], path, head);
    case "next-hop":
      return test.addresses.flatMap((address) =>
        [-1n, 0n, 1n].map((more) => {
          const nextHop = { ...address, value: address.value + more };
          return of(`next hop ${formatAddress(nextHop)}`, { nextHop });
        }),
      );
    case "community":
      return test.list.communities
        .flatMap(endsOfPattern)
        .flatMap(aroundCommunity)
        .map((c) => of(`community ${JSON.stringify(c)}`, { communities: [c] }));
    case "community-count":
      return [test.atLeast - 1, test.atLeast].flatMap((count) => [
        of(`${count} communities`, { communities: plainCommunities(count, count) }),
        of(`${count} communities of two kinds`, { communities: plainCommunities(count, 2) }),
        of(`${count} large communities`, { communities: plainCommunities(count, 0) }),
        // Route targets do not count.
        of(`${count} communities, and a route target`, {
          communities: [
            ...plainCommunities(count, 1),
            { kind: "extended", administrator: 1, value: 1 },
          ],
        }),
      ]);
    case "med":
      return [null, test.atLeast - 1, test.atLeast, 4_294_967_295].map((value) =>
        of(`MED ${value}`, { med: value !== null && value < 0 ? null : value }),
      );
    case "origin":
      return (["igp", "egp", "incomplete"] as const).map((tested) =>
        of(`ORIGIN ${tested}`, { origin: tested }),
      );
    case "rpki":
      // These are prefixes of their own: the network's ROAs say which.
      return [];
  }
}

/** Communities that no other test is for, so many of them standard ones. */
function plainCommunities(count: number, standard: number): readonly Community[] {
  return Array.from({ length: count }, (_, i) =>
    i < standard
      ? { kind: "standard", high: 39100, low: i }
      : { kind: "large", global: 39100, local1: 1, local2: i },
  );
}

/** The shortest and longest prefixes of a range at both its ends, and those next to it that are not in it. */
function aroundRange({ prefix, min, max }: PrefixRange): readonly Prefix[] {
  const bits = maxLength(prefix.family);
  const size = 1n << BigInt(bits - prefix.length);
  const last = { family: prefix.family, value: prefix.value + size - 1n };
  const limit = 1n << BigInt(bits);
  const neighbors = [prefix.value - 1n, prefix.value + size].filter((v) => v >= 0n && v < limit);
  const at = (length: number) =>
    length < 0 || length > bits ? [] : [networkOf(prefix, length), networkOf(last, length)];
  return [
    ...[min - 1, min, max, max + 1].flatMap(at),
    ...neighbors.flatMap((value) =>
      [min, max].map((length) => networkOf({ family: prefix.family, value }, length)),
    ),
  ];
}

/** The ends of a range of ASNs, and what is next to them. */
function aroundAsns({ first, last }: AsnRange): readonly number[] {
  // No path contains AS 0 (RFC 7607): its treatment is not up to a policy.
  return [first - 1, first, last, last + 1].filter((asn) => asn > 0 && asn <= MAX_ASN);
}

/** A community, those next to it, and the same numbers in another kind. */
function aroundCommunity(c: Community): readonly Community[] {
  switch (c.kind) {
    case "standard":
      return [
        c,
        { ...c, low: c.low === 0 ? 1 : c.low - 1 },
        { ...c, low: Math.min(c.low + 1, 65_535) },
        { ...c, high: c.high - 1 },
        { kind: "large", global: c.high, local1: c.low, local2: 0 },
        { kind: "extended", administrator: c.high, value: c.low },
      ];
    case "large":
      return [
        c,
        { ...c, local2: (c.local2 + 1) >>> 0 },
        { ...c, local1: (c.local1 + 1) >>> 0 },
        { ...c, global: c.global + 1 },
        { kind: "standard", high: c.global & 65_535, low: c.local2 & 65_535 },
      ];
    case "extended":
      return [
        c,
        { ...c, value: Math.min(c.value + 1, c.administrator > 65_535 ? 65_535 : MAX_ASN) },
      ];
  }
}

function some<T>(all: readonly T[]): readonly T[] {
  const step = Math.max(1, Math.ceil(all.length / MOST_RANGES));
  return all.filter((_, i) => i % step === 0 || i === all.length - 1);
}

/** Each once: tests share their lists, and their edges. */
function unique(sketches: readonly Sketch[]): readonly Sketch[] {
  const key = ({ prefixes, rest }: Sketch) =>
    JSON.stringify([prefixes, rest], (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    );
  return [...new Map(sketches.map((sketch) => [key(sketch), sketch])).values()];
}
