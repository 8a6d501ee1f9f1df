import { PackedRanges } from "../packed-ranges.ts";
import { CanonicalSet } from "./canonical-set.ts";

/**
 * Whether two sorted lists of ranges hold the same prefixes. Both are cut where an entry begins that none before it
 * covers, in either list: what is in a part of one list can then only be in the same part of the other. Parts with the same
 * rows are equal as they stand; only what is left has to be put in canonical form, which takes thirty times as long.
 */
export function samePrefixes(a: PackedRanges, b: PackedRanges): boolean {
  if (a.family !== b.family) return a.size === 0 && b.size === 0;
  if (a.equals(b)) return true;
  const left = { a: new PackedRanges(a.family), b: new PackedRanges(b.family) };
  for (let [rowA, rowB] = [0, 0]; rowA < a.size || rowB < b.size;) {
    if (rowA === a.size || rowB === b.size) return false;
    const [top, from] = a.compare(rowA, b, rowB) <= 0 ? [a, rowA] : [b, rowB];
    const endA = endOfCovered(a, rowA, top, from);
    const endB = endOfCovered(b, rowB, top, from);
    if (endA === rowA || endB === rowB) return false;
    if (!sameRows(a, rowA, endA, b, rowB, endB)) {
      for (let row = rowA; row < endA; row++) left.a.copy(a, row);
      for (let row = rowB; row < endB; row++) left.b.copy(b, row);
    }
    [rowA, rowB] = [endA, endB];
  }
  return left.a.size === 0 || CanonicalSet.ofSorted(left.a).equals(CanonicalSet.ofSorted(left.b));
}

/** The first row from `row` on whose prefix is not inside the one of a row that is sorted before it. */
function endOfCovered(list: PackedRanges, row: number, top: PackedRanges, from: number): number {
  let end = row;
  while (end < list.size && top.covers(from, list, end)) end++;
  return end;
}

function sameRows(
  a: PackedRanges,
  fromA: number,
  toA: number,
  b: PackedRanges,
  fromB: number,
  toB: number,
): boolean {
  if (toA - fromA !== toB - fromB) return false;
  for (let i = 0; fromA + i < toA; i++) if (a.compare(fromA + i, b, fromB + i) !== 0) return false;
  return true;
}
