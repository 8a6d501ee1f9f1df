import {
  firstPrefix,
  formatAddress,
  intersect,
  subtract,
  unite,
  type CanonicalSet,
} from "../net/index.ts";
import type { Route } from "../policy/index.ts";
import type { DifferingRoutes, Effects } from "../verify/index.ts";
import { groupBy } from "./group-by.ts";
import type { RouteChange } from "./route-change.ts";

/** Where routes end: in a policy, or in a file. */
export interface Ending {
  readonly verdict: "accept" | "reject";
  readonly reason: string | null;
  /** What decides: the name of a term, or a line. */
  readonly by: string;
  /** Whether it tests the prefix. */
  readonly testsPrefix: boolean;
}

/** Routes that end differently than before, and where. */
export interface Differing extends Pick<DifferingRoutes, "prefixes" | "route" | "effects"> {
  readonly before: Ending;
  readonly after: Ending;
}

/** The prefixes for which some route was accepted, and is accepted; null if no verdict has changed. */
export interface Accepted {
  readonly were: CanonicalSet | null;
  readonly are: CanonicalSet | null;
}

/** A part of a change, with its key. */
interface Part extends Pick<Differing, "prefixes" | "route"> {
  readonly kind: RouteChange["kind"];
  readonly scope: RouteChange["scope"];
  /** What the parts of one change have in common. */
  readonly key: string;
  /** Whether the rejecting term tests the prefix. */
  readonly isByPrefix: boolean;
}

/** A change before the result for its route is known. */
export type MergedChange = Omit<RouteChange, "before" | "after" | "cause">;

/**
 * The changes that consist of differing routes: those of one kind that are accepted and rejected by the same terms
 * are one change. A prefix all of whose routes are added or removed is in one change only, and if several terms
 * decide, in that of a term that tests the prefix, then by the names of the terms: a change taken back consists of the
 * same sets.
 */
export function mergeChanges(
  all: readonly Differing[],
  accepted: Accepted,
): readonly MergedChange[] {
  const parts = all.flatMap((one) => partsOf(one, accepted));
  const groups = [...groupBy(parts, ({ key }) => key)].sort(
    ([a], [b]) => Number(b?.isByPrefix) - Number(a?.isByPrefix),
  );
  const claimed = new Map<RouteChange["kind"], CanonicalSet>();
  const made = new Map<readonly Part[], MergedChange | null>();
  for (const group of groups.toSorted(claimsFirst)) made.set(group, mergedOf(group, claimed));
  return groups.flatMap((group) => made.get(group) ?? []);
}

/** The order in which changes take the prefixes that several could have: independent of the direction. */
function claimsFirst([a]: readonly Part[], [b]: readonly Part[]): number {
  const byPrefix = Number(b?.isByPrefix) - Number(a?.isByPrefix);
  return byPrefix || compareTexts(a?.key ?? "", b?.key ?? "");
}

/** The change that parts with one key are, without what others have claimed; null if nothing is left. */
function mergedOf(
  group: readonly Part[],
  claimed: Map<RouteChange["kind"], CanonicalSet>,
): MergedChange | null {
  const [first] = group;
  if (!first) return null;
  const { kind, scope, key } = first;
  let prefixes = group.map((part) => part.prefixes).reduce((a, b) => unite(a, b));
  if (scope === "prefixes") {
    const known = claimed.get(kind);
    claimed.set(kind, known ? unite(known, prefixes) : prefixes);
    if (known) prefixes = subtract(prefixes, known);
  }
  const route = oneOf(group, prefixes);
  return route && { kind, scope, key, prefixes, route };
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One of some routes, to one of some of their prefixes. */
function oneOf(parts: readonly Part[], prefixes: CanonicalSet): Route | null {
  for (const { route, prefixes: own } of parts) {
    const prefix = prefixes.has(route.prefix)
      ? route.prefix
      : firstPrefix(intersect(own, prefixes));
    if (prefix) return { ...route, prefix };
  }
  return null;
}

function partsOf(one: Differing, accepted: Accepted): readonly Part[] {
  const { prefixes, route, before, after, effects } = one;
  if (before.verdict === after.verdict) {
    const isAccepted = after.verdict === "accept";
    const kind = isAccepted ? "attributes" : "reason";
    const how = isAccepted
      ? keyOfEffects(effects.before, effects.after)
      : `${String(before.reason)} > ${String(after.reason)}`;
    return [{ kind, scope: null, key: `${kind} ${how}`, prefixes, route, isByPrefix: false }];
  }
  const isAccepted = after.verdict === "accept";
  const kind = isAccepted ? "accepted" : "rejected";
  const [accepting, rejecting] = isAccepted ? [after, before] : [before, after];
  const others = isAccepted ? accepted.were : accepted.are;
  if (!others) throw new Error("unreachable: a verdict has changed");
  const isByPrefix = rejecting.testsPrefix;
  const key = `${kind} ${accepting.by} ${rejecting.by}`;
  const scoped = [
    { scope: "prefixes", prefixes: subtract(prefixes, others) },
    { scope: "routes", prefixes: intersect(prefixes, others) },
  ] as const;
  return scoped.flatMap((part) => {
    if (part.prefixes.isEmpty) return [];
    return [{ ...part, kind, key: `${part.scope} ${key}`, route, isByPrefix }];
  });
}

/** The attributes in which two sequences of edits differ. */
function keyOfEffects(a: Effects, b: Effects): string {
  const parts = (effects: Effects) => [
    String(effects.localPreference),
    String(effects.med),
    typeof effects.nextHop === "object" && effects.nextHop !== null
      ? formatAddress(effects.nextHop)
      : String(effects.nextHop),
    JSON.stringify(effects.prepends),
    effects.removed.key,
    effects.added.key,
  ];
  const [before, after] = [parts(a), parts(b)];
  return before
    .flatMap((part, i) => (part === after[i] ? [] : [`${i} ${part} > ${String(after[i])}`]))
    .join(", ");
}
