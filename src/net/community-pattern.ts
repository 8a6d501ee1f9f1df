import { compareCommunities, formatCommunity, type Community } from "./community.ts";

/** Some communities of one kind: one, or all whose first numbers are the same. */
export type CommunityPattern = Community | CommunityRange;

/**
 * Communities whose first numbers are `fixed`, as in `52580:*`, `52580:1:*`, `52580:*:*`, `52580:100-199`. There are
 * fewer of these than the kind has numbers: with none, they are all communities of the kind.
 */
export interface CommunityRange {
  readonly kind: "range";
  readonly of: Community["kind"];
  readonly fixed: readonly number[];
  /**
   * The first and the last value of the last number, where all others are fixed: more than one, and not all. Null: any
   * numbers follow.
   */
  readonly last: NumberRange | null;
}

/** Numbers from `first` to `last`, inclusive. */
export interface NumberRange {
  readonly first: number;
  readonly last: number;
}

/** The numbers of a community, from left to right. */
export function numbersOfCommunity(community: Community): readonly number[] {
  switch (community.kind) {
    case "standard":
      return [community.high, community.low];
    case "large":
      return [community.global, community.local1, community.local2];
    case "extended":
      return [community.administrator, community.value];
  }
}

/** The kind of the communities that a pattern matches. */
export function kindOfPattern(pattern: CommunityPattern): Community["kind"] {
  return pattern.kind === "range" ? pattern.of : pattern.kind;
}

/** Whether a pattern matches a community. */
export function matchesPattern(community: Community, pattern: CommunityPattern): boolean {
  if (pattern.kind !== "range") return compareCommunities(community, pattern) === 0;
  if (community.kind !== pattern.of) return false;
  const numbers = numbersOfCommunity(community);
  const { fixed, last } = pattern;
  const next = numbers[fixed.length] ?? 0;
  return (
    fixed.every((number, i) => number === numbers[i]) &&
    (last === null || (last.first <= next && next <= last.last))
  );
}

/** Whether a community could match both patterns. */
export function patternsOverlap(one: CommunityPattern, other: CommunityPattern): boolean {
  if (one.kind !== "range") return matchesPattern(one, other);
  if (other.kind !== "range") return matchesPattern(other, one);
  if (one.of !== other.of) return false;
  const [short, long] = one.fixed.length <= other.fixed.length ? [one, other] : [other, one];
  if (short.fixed.some((number, i) => number !== long.fixed[i])) return false;
  // A range of last numbers follows fixed ones only: patterns of which one has fewer of them are nested.
  if (short.last === null || long.last === null) return true;
  return short.last.first <= long.last.last && long.last.first <= short.last.last;
}

/** A pattern for people, as in policies: `52580:*`, `52580:1:100-199`, `rt:52580:*`. */
export function formatPattern(pattern: CommunityPattern): string {
  if (pattern.kind !== "range") return formatCommunity(pattern);
  const { of, fixed, last } = pattern;
  const length = of === "large" ? 3 : 2;
  const rest = last
    ? [`${last.first}-${last.last}`]
    : Array.from({ length: length - fixed.length }, () => "*");
  return [...(of === "extended" ? ["rt"] : []), ...fixed, ...rest].join(":");
}

/** Orders patterns by kind, then by their numbers; single communities like `compareCommunities`. */
export function comparePatterns(a: CommunityPattern, b: CommunityPattern): number {
  if (a.kind !== "range" && b.kind !== "range") return compareCommunities(a, b);
  const [one, other] = [sortKey(a), sortKey(b)];
  for (const [i, number] of one.entries()) {
    const difference = number - (other[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

const KIND_ORDER = { standard: 0, extended: 1, large: 2 } as const;

function sortKey(pattern: CommunityPattern): readonly number[] {
  const kind = KIND_ORDER[kindOfPattern(pattern)];
  if (pattern.kind !== "range") return [kind, ...numbersOfCommunity(pattern)];
  const { fixed, last } = pattern;
  return [kind, ...fixed, ...(last ? [last.first, last.last] : [])];
}

/**
 * Patterns that match the same communities, sorted, none of which overlap: what another one contains is left out, and
 * ranges that overlap become one. Platforms differ in what they do with overlaps.
 */
export function disjointPatterns(
  patterns: readonly CommunityPattern[],
): readonly CommunityPattern[] {
  const disjoint: CommunityPattern[] = [];
  for (const pattern of [...patterns].sort(comparePatterns)) {
    let joined = pattern;
    for (let i = disjoint.length - 1; i >= 0; i--) {
      const other = disjoint[i];
      if (!other || !patternsOverlap(other, joined)) continue;
      joined = union(other, joined);
      disjoint.splice(i, 1);
    }
    disjoint.push(joined);
  }
  return disjoint.sort(comparePatterns);
}

/** The union of two patterns that overlap. */
function union(a: CommunityPattern, b: CommunityPattern): CommunityPattern {
  if (a.kind !== "range") return b;
  if (b.kind !== "range") return a;
  if (a.fixed.length !== b.fixed.length) return a.fixed.length < b.fixed.length ? a : b;
  if (a.last === null || b.last === null) return a.last === null ? a : b;
  const first = Math.min(a.last.first, b.last.first);
  const last = Math.max(a.last.last, b.last.last);
  const isAll = first === 0 && last === (a.of === "standard" ? 65_535 : 4_294_967_295);
  return { ...a, last: isAll ? null : { first, last } };
}
