import {
  compareCommunities,
  CommunitySet,
  equalAddresses,
  formatAddress,
  formatCommunity,
  type Address,
} from "../net/index.ts";
import { formatAsPath, type NextHop, type PathSegment, type Route } from "../policy/index.ts";
import type { SessionPlan } from "../model/index.ts";
import type { Effects, Wanted } from "../verify/index.ts";
import type { Attributes, Expectation, PathPart } from "./assertion.ts";

/** The result for one route; `reason` is undefined if only the verdict is known. */
export interface Result {
  readonly verdict: "accept" | "reject";
  readonly reason: string | null | undefined;
  readonly route: Route;
}

/** Whether the result for a route is as expected. `session` is the deciding one. */
export function isAsExpected(
  expectation: Expectation,
  came: Route,
  result: Result,
  session: SessionPlan,
): boolean {
  if (result.verdict !== expectation.kind) return false;
  if (expectation.kind === "reject") {
    const { reason } = expectation;
    return reason === null || result.reason === undefined || result.reason === reason;
  }
  const { attributes } = expectation;
  const { route } = result;
  const hop = nextHopOf(attributes.nextHop, session);
  return (
    isNullOr(attributes.localPreference, route.localPreference) &&
    isNullOr(attributes.med, route.med) &&
    (hop === null || areSameHops(hop, route.nextHop)) &&
    attributes.has.every((c) => route.communities.some((d) => compareCommunities(c, d) === 0)) &&
    !route.communities.some((c) => attributes.hasNot.has(c)) &&
    isNullOr(attributes.prepended, route.asPath.length - came.asPath.length) &&
    (attributes.asPath === null ||
      formatAsPath(pathOf(attributes.asPath, session)) === formatAsPath(route.asPath))
  );
}

function isNullOr<T>(expected: T | null, found: T | null): boolean {
  return expected === null || expected === found;
}

/**
 * What must hold for a received route that is accepted after these edits (the last ones first) so that it does not
 * have the expected attributes.
 */
export function missing(
  attributes: Attributes,
  effects: readonly Effects[],
  session: SessionPlan,
): Wanted {
  const wanted: Wanted[number][] = [];
  const last = <T>(of: (e: Effects) => T | null): T | null =>
    effects.map(of).find((value) => value !== null) ?? null;
  const { localPreference, med, prepended } = attributes;
  // An unchanged value can be anything.
  if (localPreference !== null && last((e) => e.localPreference) !== localPreference) {
    wanted.push(null);
  }
  const changed = last((e) => e.med);
  if (med !== null && changed === null) {
    wanted.push({ test: { kind: "med", atLeast: med, sees: "original" }, holds: false });
    wanted.push({ test: { kind: "med", atLeast: med + 1, sees: "original" }, holds: true });
  } else if (med !== null && changed !== med) wanted.push(null);
  if (prepended !== null) {
    const times = effects.flatMap((e) => e.prepends.map((p) => p.times));
    if (times.reduce((sum, n) => sum + n, 0) !== prepended) wanted.push(null);
  }
  const hop = nextHopOf(attributes.nextHop, session);
  if (hop !== null) {
    const set = last((e) => e.nextHop);
    if (set !== null) {
      if (!areSameHops(set, hop)) wanted.push(null);
    } else if (typeof hop === "string") wanted.push(null);
    else wanted.push({ test: { kind: "next-hop", address: hop, sees: "original" }, holds: false });
  }
  for (const community of attributes.has) {
    const wants = carried(CommunitySet.of([community]), effects);
    if (wants === null) wanted.push(null);
    else if (wants !== "always") wanted.push({ test: wants, holds: false });
  }
  if (!attributes.hasNot.isEmpty) {
    const wants = carried(attributes.hasNot, effects);
    if (wants === "always") wanted.push(null);
    else if (wants !== null) wanted.push({ test: wants, holds: true });
  }
  return wanted;
}

/**
 * When a route carries one of some communities after edits: always, never (null), or if it carried one when received.
 */
function carried(set: CommunitySet, effects: readonly Effects[]) {
  let left = set;
  for (const { added, removed } of effects) {
    if (!added.intersect(left).isEmpty) return "always";
    left = left.without(removed);
  }
  return left.isEmpty ? null : ({ kind: "community", set: left, sees: "original" } as const);
}

/** A path with the session's ASN in place of its name. */
export function pathOf(
  parts: readonly PathPart[],
  { asn }: Pick<SessionPlan, "asn">,
): readonly PathSegment[] {
  return parts.map((part) => (part === "peer" ? asn : part));
}

function nextHopOf(hop: NextHop | "peer" | null, session: SessionPlan): NextHop | null {
  return hop === "peer" ? session.remote : hop;
}

function areSameHops(a: NextHop, b: NextHop): boolean {
  return typeof a === "string" || typeof b === "string" ? a === b : equalAddresses(a, b);
}

/** The expected result in words: `accept with local preference 200`. */
export function describeExpectation(expectation: Expectation, session: SessionPlan): string {
  if (expectation.kind === "reject") {
    return expectation.reason === null ? "rejected" : `rejected (${expectation.reason})`;
  }
  const { localPreference, med, nextHop, has, hasNot, asPath, prepended } = expectation.attributes;
  const parts = [
    ...(localPreference === null ? [] : [`local preference ${localPreference}`]),
    ...(med === null ? [] : [`MED ${med}`]),
    ...(nextHop === null ? [] : [`next hop ${formatHop(nextHopOf(nextHop, session))}`]),
    ...(asPath === null ? [] : [`AS_PATH ${formatAsPath(pathOf(asPath, session)) || "(empty)"}`]),
    ...(prepended === null ? [] : [`${prepended} ASNs prepended`]),
    ...(has.length === 0 ? [] : [`communities ${has.map(formatCommunity).join(" ")}`]),
    ...(hasNot.isEmpty ? [] : ["without certain communities"]),
  ];
  return parts.length === 0 ? "accepted" : `accepted with ${parts.join(", ")}`;
}

function formatHop(hop: NextHop | null): string {
  return hop === null || typeof hop === "string"
    ? String(hop)
    : formatAddress(hop satisfies Address);
}
