import {
  compareCommunities,
  equalAddresses,
  type Address,
  type Asn,
  type Community,
} from "../net/index.ts";
import type { CommunityPattern, Condition, Edit, Policy, Term, Test } from "./ir.ts";
import type { NextHop, PathSegment, Route } from "./route.ts";

/** The reason of the default deny behind the last term of every policy. */
export const NO_TERM_MATCHED = "no-term-matched";

/** What became of a route: the verdict, the term that gave it (null: the default deny), and the route then. */
export interface Outcome {
  readonly verdict: "accept" | "reject";
  /** Why it was rejected; null where it was accepted. */
  readonly reason: string | null;
  readonly term: Term | null;
  /** The route with all edits made on the way, also where it was rejected. */
  readonly route: Route;
  /** Every term up to the deciding one. */
  readonly steps: readonly Step[];
}

/** One term's part in an outcome: the first condition that failed, or null where the term applied. */
export interface Step {
  readonly term: Term;
  readonly failed: Condition | null;
}

/** What a policy does with a route: the one definition of what the language means. */
export function evaluate(policy: Policy, route: Route): Outcome {
  const steps: Step[] = [];
  let current = route;
  for (const term of policy.terms) {
    const failed = term.when.find((condition) => !satisfies(current, condition)) ?? null;
    steps.push({ term, failed });
    if (failed) continue;
    current = term.edits.reduce(applyEdit, current);
    switch (term.verdict.kind) {
      case "next":
        continue;
      case "accept":
        return { verdict: "accept", reason: null, term, route: current, steps };
      case "reject":
        return { verdict: "reject", reason: term.verdict.reason, term, route: current, steps };
    }
  }
  return { verdict: "reject", reason: NO_TERM_MATCHED, term: null, route: current, steps };
}

/** Whether a condition holds for a route. */
export function satisfies(route: Route, condition: Condition): boolean {
  return holds(route, condition.test) !== condition.negated;
}

function holds(route: Route, test: Test): boolean {
  const { asPath } = route;
  switch (test.kind) {
    case "prefix":
      return test.list.set.has(route.prefix);
    case "as-path-length":
      return asPath.length >= test.atLeast;
    case "as-path-contains":
      return asPath.flat().some((asn) => test.list.set.has(asn));
    case "as-path-first":
      return asPath[0] === test.asn;
    case "as-path-origin": {
      const last = asPath.at(-1);
      return typeof last === "number" && test.list.set.has(last);
    }
    case "as-path-has-set":
      return asPath.some((segment) => typeof segment !== "number");
    case "as-path-empty":
      return asPath.length === 0;
    case "next-hop":
      return isAddress(route.nextHop) && equalAddresses(route.nextHop, test.address);
    case "community":
      return test.list.communities.some((c) => hasCommunity(route.communities, c));
    case "rpki":
      return route.rpki === test.state;
  }
}

function isAddress(nextHop: NextHop): nextHop is Address {
  return typeof nextHop !== "string";
}

function hasCommunity(communities: readonly Community[], wanted: Community): boolean {
  return communities.some((c) => compareCommunities(c, wanted) === 0);
}

/** The route after one edit. */
export function applyEdit(route: Route, edit: Edit): Route {
  switch (edit.kind) {
    case "add-communities": {
      const added = edit.list.communities.filter((c) => !hasCommunity(route.communities, c));
      return {
        ...route,
        communities: [...route.communities, ...added].sort(compareCommunities),
      };
    }
    case "remove-communities":
      return {
        ...route,
        communities: route.communities.filter((c) => !matchesPattern(c, edit.pattern)),
      };
    case "set-local-preference":
      return { ...route, localPreference: edit.value };
    case "set-med":
      return { ...route, med: edit.value };
    case "set-next-hop":
      return { ...route, nextHop: edit.to };
    case "prepend":
      return { ...route, asPath: [...copies(edit.asn, edit.times), ...route.asPath] };
  }
}

/** Whether a pattern of communities to remove takes a community. */
export function matchesPattern(community: Community, pattern: CommunityPattern): boolean {
  switch (pattern.kind) {
    case "standard":
      return community.kind === "standard" && community.high === pattern.asn;
    case "large":
      return community.kind === "large" && community.global === pattern.asn;
    case "extended":
      return community.kind === "extended";
  }
}

function copies(asn: Asn, times: number): PathSegment[] {
  return Array.from({ length: times }, () => asn);
}
