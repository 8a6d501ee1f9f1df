import type { Asn, AsnSet, PrefixSet } from "../../net/index.ts";
import {
  conditionsOf,
  type Direction,
  type Route,
  type Term,
  type Test,
} from "../../policy/index.ts";
import type { SessionPlan } from "../../model/index.ts";
import { usualRoute } from "./usual-route.ts";

/** How many entries of a list are tried. */
const TRIED = 4;

/**
 * Routes of which a policy should accept at least one, if it accepts any, the most likely first: prefixes and origins
 * that it tests for, as the neighbor would send them. They avoid the algebra in normal cases; if none is accepted,
 * that proves nothing.
 */
export function* sampleRoutes(session: SessionPlan, direction: Direction): Iterable<Route> {
  const usual = usualRoute(session, direction);
  const wanted = wantedTests(session[direction].terms);
  const origins = wanted.flatMap((test) =>
    test.kind === "as-path-origin" ? someAsns(test.list.set, session.asn) : [],
  );
  const paths = direction === "export" ? [[]] : pathsOf(session, origins);
  const sets = wanted.flatMap((test) => (test.kind === "prefix" ? [test.list.set] : []));
  for (const prefix of sets.length > 0 ? somePrefixes(sets) : [usual.prefix]) {
    for (const asPath of paths) yield { ...usual, prefix, asPath };
  }
}

/** Conditions without which a route is rejected, the last term first; then those with which it is accepted. */
function wantedTests(terms: readonly Term[]): readonly Test[] {
  const needed: Test[] = [];
  const enough: Test[] = [];
  for (const term of terms) {
    const { kind } = term.verdict;
    for (const { negated, test } of conditionsOf(term)) {
      if (negated && kind === "reject") needed.unshift(test);
      if (!negated && kind === "accept") enough.push(test);
    }
  }
  return [...needed, ...enough];
}

function pathsOf(
  { asn, options }: SessionPlan,
  origins: readonly Asn[],
): readonly (readonly Asn[])[] {
  const after = origins.filter((origin) => origin !== asn).map((origin) => [asn, origin]);
  const own = origins.length === 0 || origins.includes(asn) ? [[asn]] : [];
  // A route server leaves its own ASN out (RFC 7947).
  const without = options.enforceFirstAs ? [] : origins.map((origin) => [origin]);
  return [...own, ...without, ...after];
}

function* somePrefixes(sets: readonly PrefixSet[]): Iterable<Route["prefix"]> {
  for (const { packed } of sets) {
    const step = Math.max(1, Math.floor(packed.size / TRIED));
    for (let row = 0, tried = 0; row < packed.size && tried < TRIED; row += step, tried++) {
      const { prefix, min } = packed.at(row);
      yield { ...prefix, length: min };
    }
  }
}

/** The neighbor's own ASN first, if it is one of them. */
function someAsns(set: AsnSet, asn: Asn): readonly Asn[] {
  const some = set.ranges.slice(0, TRIED).map(({ first }) => first);
  return set.has(asn) ? [asn, ...some.filter((one) => one !== asn)] : some;
}
