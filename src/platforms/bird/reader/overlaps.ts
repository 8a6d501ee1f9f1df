import { NotUnderstood } from "./cursor.ts";

/** The range of a member of a set: everything from `low` to `high`, compared as sequences of numbers. */
export interface Span {
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly line: number;
}

/**
 * Refuses a set with overlapping members that are not equal. BIRD searches a tree of them by where they begin
 * (filter/tree.c, find_tree), and misses one that contains others: `[ 1..100, 5 ]` has no 50 (seen on 2.0.12). Throws
 * `NotUnderstood`.
 */
export function refuseOverlaps(spans: readonly Span[]): void {
  const sorted = [...spans].sort((a, b) => compare(a.low, b.low) || compare(a.high, b.high));
  for (const [i, span] of sorted.entries()) {
    const before = sorted[i - 1];
    if (!before || compare(span.low, before.high) > 0) continue;
    if (compare(span.low, before.low) === 0 && compare(span.high, before.high) === 0) continue;
    throw new NotUnderstood(span.line, "members that overlap, of which BIRD may find neither");
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, number] of a.entries()) {
    const difference = number - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
