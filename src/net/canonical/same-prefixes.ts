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
  const left = new Left(a, b);
  if (!left.add({ from: 0, to: a.size }, { from: 0, to: b.size }, null)) return false;
  return left.a.size === 0 || CanonicalSet.ofSorted(left.a).equals(CanonicalSet.ofSorted(left.b));
}

/** Rows of a list from one on, up to before another. */
interface Rows {
  readonly from: number;
  readonly to: number;
}

/** Rows at a prefix around others, the same in both lists; what is inside means nothing without them. */
interface Around {
  readonly rows: Rows;
  readonly around: Around | null;
  isLeft: boolean;
}

/** The rows of two lists that have to be compared by what they hold. */
class Left {
  readonly a: PackedRanges;
  readonly b: PackedRanges;
  readonly #a: PackedRanges;
  readonly #b: PackedRanges;

  constructor(a: PackedRanges, b: PackedRanges) {
    [this.#a, this.#b] = [a, b];
    [this.a, this.b] = [new PackedRanges(a.family), new PackedRanges(b.family)];
  }

  /** Adds what differs among some rows; false where one list has prefixes in a part that the other does not have. */
  add(rowsA: Rows, rowsB: Rows, around: Around | null): boolean {
    const a = this.#a;
    const b = this.#b;
    let rowA = rowsA.from;
    let rowB = rowsB.from;
    // Lists have a hundred thousand rows: nothing is allocated for those that are told alike.
    while (rowA < rowsA.to || rowB < rowsB.to) {
      if (this.#isAlone(rowA, rowsA.to, rowB, rowsB.to)) {
        rowA++;
        rowB++;
        continue;
      }
      const isA = rowB === rowsB.to || (rowA < rowsA.to && a.compare(rowA, b, rowB) <= 0);
      const top = isA ? a : b;
      const from = isA ? rowA : rowB;
      const startA = rowA;
      const startB = rowB;
      rowA = endOfCovered(a, rowA, rowsA.to, top, from);
      rowB = endOfCovered(b, rowB, rowsB.to, top, from);
      if (around === null && (rowA === startA || rowB === startB)) return false;
      if (sameRows(a, startA, rowA, b, startB, rowB)) continue;
      const partA = { from: startA, to: rowA };
      const partB = { from: startB, to: rowB };
      const ownA = rowsAt(a, partA, top.length(from));
      const ownB = rowsAt(b, partB, top.length(from));
      const isAlike = sameRows(a, ownA.from, ownA.to, b, ownB.from, ownB.to);
      if (ownA.to > ownA.from && isAlike) {
        // The prefix around all the others is told alike; so only what is inside can differ.
        const own: Around = { rows: ownA, around, isLeft: false };
        this.add({ from: ownA.to, to: partA.to }, { from: ownB.to, to: partB.to }, own);
        continue;
      }
      this.#addAround(around);
      copy(this.a, a, partA);
      copy(this.b, b, partB);
    }
    return true;
  }

  /** Whether both lists go on with the same row, which covers none that follows: most rows of most lists. */
  #isAlone(rowA: number, endA: number, rowB: number, endB: number): boolean {
    const a = this.#a;
    const b = this.#b;
    if (rowA === endA || rowB === endB || a.compare(rowA, b, rowB) !== 0) return false;
    const next = rowA + 1;
    const other = rowB + 1;
    return (
      (next === endA || !a.covers(rowA, a, next)) && (other === endB || !b.covers(rowB, b, other))
    );
  }

  #addAround(own: Around | null): void {
    if (own === null || own.isLeft) return;
    this.#addAround(own.around);
    copy(this.a, this.#a, own.rows);
    copy(this.b, this.#a, own.rows);
    own.isLeft = true;
  }
}

/** The first row from `row` on, up to `to`, whose prefix is not inside the one of a row that is sorted before it. */
function endOfCovered(
  list: PackedRanges,
  row: number,
  to: number,
  top: PackedRanges,
  from: number,
): number {
  let end = row;
  while (end < to && top.covers(from, list, end)) end++;
  return end;
}

/** The first of some rows: those whose prefix has a length, the shortest of all. */
function rowsAt(list: PackedRanges, { from, to }: Rows, length: number): Rows {
  let end = from;
  while (end < to && list.length(end) === length) end++;
  return { from, to: end };
}

function copy(into: PackedRanges, list: PackedRanges, { from, to }: Rows): void {
  for (let row = from; row < to; row++) into.copy(list, row);
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
