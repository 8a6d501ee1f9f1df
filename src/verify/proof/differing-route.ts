import { CommunitySet, compareCommunities, equalAddresses } from "../../net/index.ts";
import type { FilterTest, NextHop, Route } from "../../policy/index.ts";
import type { Effects } from "../algebra/effects.ts";
import { routeWith, type Fact, type Facts } from "../algebra/facts.ts";
import type { Prover } from "../algebra/prover.ts";

/**
 * A route for which the facts hold and that two sequences of edits turn into different routes; null if there is none.
 * Most routes show a difference; one in removed or added communities shows only on a route that carries a certain
 * community, or does not.
 */
export function differingRoute(
  facts: Facts,
  usual: Route,
  a: Effects,
  b: Effects,
  prover: Prover,
): Route | null {
  for (const extra of telling(a, b)) {
    const known: Facts = extra === null ? facts : { fact: extra, before: facts };
    const route = routeWith(known, usual.prefix.family, usual, prover);
    if (route && !areEqual(applied(route, a), applied(route, b))) return route;
  }
  return null;
}

/** Additional facts so that the route shows the difference. */
function telling(a: Effects, b: Effects): readonly (Fact | null)[] {
  const facts: (Fact | null)[] = [null];
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const gone = one.removed.without(one.added).without(other.removed);
    if (!gone.isEmpty) facts.push({ test: carries(gone), holds: true });
    for (const community of one.added.without(other.removed).list(MOST_TRIED) ?? []) {
      facts.push({ test: carries(CommunitySet.of([community])), holds: false });
    }
    const { nextHop, med } = one;
    if (med !== null) {
      // A route whose MED is already what one of them sets shows nothing.
      facts.push({ test: { kind: "med", atLeast: med + 1, sees: "original" }, holds: true });
      facts.push({ test: { kind: "med", atLeast: med, sees: "original" }, holds: false });
    }
    if (nextHop !== null && typeof nextHop !== "string") {
      facts.push({ test: { kind: "next-hop", address: nextHop, sees: "original" }, holds: false });
    }
  }
  return facts;
}

const MOST_TRIED = 1000;

function carries(set: CommunitySet): FilterTest {
  return { kind: "community", set, sees: "original" };
}

/** The route after all that was done to it. */
function applied(route: Route, effects: Effects): Route {
  const kept = route.communities.filter((community) => !effects.removed.has(community));
  const added = effects.added.list(MOST_TRIED) ?? [];
  const copies = effects.prepends.map(({ asn, times }) => Array<number>(times).fill(asn));
  return {
    ...route,
    communities: [...kept, ...added].sort(compareCommunities),
    localPreference: effects.localPreference ?? route.localPreference,
    med: effects.med ?? route.med,
    nextHop: effects.nextHop ?? route.nextHop,
    asPath: [...copies.reverse().flat(), ...route.asPath],
  };
}

function areEqual(a: Route, b: Route): boolean {
  return (
    a.localPreference === b.localPreference &&
    a.med === b.med &&
    areSameHops(a.nextHop, b.nextHop) &&
    a.asPath.length === b.asPath.length &&
    a.asPath.every((segment, i) => segment === b.asPath[i]) &&
    a.communities.length === b.communities.length &&
    a.communities.every((community, i) => {
      const other = b.communities[i];
      return other !== undefined && compareCommunities(community, other) === 0;
    })
  );
}

function areSameHops(a: NextHop, b: NextHop): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  return equalAddresses(a, b);
}
