import { PackedRanges } from "../packed-ranges.ts";
import { beginsBlock, endsBlock, sharedBits, touches } from "./block-bits.ts";
import { CanonicalSet } from "./canonical-set.ts";
import { minimalRanges } from "./minimal-ranges.ts";

/**
 * The result of `minimalRanges` for sorted ranges in the form of `PrefixSet`, in half the time. Two entries can only
 * be merged, or affect each other at all, if everything between them in a block around both is covered. Entries that
 * stand alone stay as they are, and equal adjacent ones are joined in pairs; only the rest has to be put into
 * canonical form.
 */
export function minimalInParts(ranges: PackedRanges): PackedRanges {
  const parts = new Parts(ranges);
  parts.add(0, ranges.size);
  if (parts.left.size === 0) return parts.done.trim();
  return merge(parts.done, minimalRanges(CanonicalSet.ofSorted(parts.left)));
}

class Parts {
  /** What is already minimal, in order. */
  readonly done: PackedRanges;
  /** What has to be examined together. */
  readonly left: PackedRanges;
  readonly #list: PackedRanges;

  constructor(list: PackedRanges) {
    this.#list = list;
    this.done = new PackedRanges(list.family, list.size);
    this.left = new PackedRanges(list.family);
  }

  /** Adds the rows from one up to but excluding another, if none of the other rows covers any of them. */
  add(from: number, to: number): void {
    const list = this.#list;
    // The rows that no other row covers and that touch each other, each with the rows it covers.
    const tops: number[] = [];
    for (let row = from; row < to;) {
      const last = tops[tops.length - 1];
      if (last !== undefined && !touches(list, last, row)) {
        this.#addTouching(tops, row);
        tops.length = 0;
      }
      tops.push(row);
      const top = row++;
      while (row < to && list.covers(top, list, row)) row++;
    }
    if (tops.length > 0) this.#addTouching(tops, to);
  }

  /** Adds rows that touch each other, with the rows they cover, up to `to`. */
  #addTouching(tops: readonly number[], to: number): void {
    const list = this.#list;
    const [first = 0] = tops;
    const last = tops[tops.length - 1] ?? first;
    let begin = 0;
    for (let i = 1; i <= tops.length; i++) {
      const next = tops[i];
      if (next !== undefined) {
        // The shortest block around both rows must be covered completely, or they do not affect each other.
        const before = tops[i - 1] ?? first;
        const block = sharedBits(list, before, next);
        const beginsBefore =
          sharedBits(list, first, before) < block || beginsBlock(list, first, block);
        const endsAfter = sharedBits(list, last, before) < block || endsBlock(list, last, block);
        if (beginsBefore && endsAfter) continue;
      }
      this.#addTogether(tops, begin, i, next ?? to);
      begin = i;
    }
  }

  /** Adds some of the rows that touch each other, with the rows they cover, up to `to`. */
  #addTogether(tops: readonly number[], begin: number, end: number, to: number): void {
    const list = this.#list;
    const from = tops[begin] ?? 0;
    const count = end - begin;
    if (to - from === count && this.#areAlike(from, to)) this.#join(from, to);
    else if (count === 1 && this.#isApart(from, to)) {
      this.done.copy(list, from);
      this.add(from + 1, to);
    } else for (let row = from; row < to; row++) this.left.copy(list, row);
  }

  /** Whether all of some rows have the same lengths. */
  #areAlike(from: number, to: number): boolean {
    const list = this.#list;
    for (let row = from + 1; row < to; row++) {
      if (list.length(row) !== list.length(from)) return false;
      if (list.min(row) !== list.min(from) || list.max(row) !== list.max(from)) return false;
    }
    return true;
  }

  /** Whether a row that covers others has only its own length, and they do not fill its prefix. */
  #isApart(top: number, to: number): boolean {
    const list = this.#list;
    const length = list.length(top);
    if (list.max(top) !== length || list.length(top + 1) === length) return false;
    let row = top + 1;
    if (!beginsBlock(list, row, length)) return true;
    for (;;) {
      const inner = row++;
      while (row < to && list.covers(inner, list, row)) row++;
      if (row === to) return !endsBlock(list, inner, length);
      if (!touches(list, inner, row)) return true;
    }
  }

  /** Adds rows with the same lengths that touch each other, repeatedly joining two halves of a prefix. */
  #join(from: number, to: number): void {
    const list = this.#list;
    // The blocks so far: a row that has the address, and the length in bits.
    const rows: number[] = [];
    const lengths: number[] = [];
    for (let next = from; next < to; next++) {
      let [row, length] = [next, list.length(next)];
      for (let top = rows.length - 1; top >= 0 && lengths[top] === length; top--) {
        const lower = rows[top] ?? row;
        if (sharedBits(list, lower, row) !== length - 1) break;
        [row, length] = [lower, length - 1];
        rows.pop();
        lengths.pop();
      }
      rows.push(row);
      lengths.push(length);
    }
    const { words, stride } = list;
    for (const [i, row] of rows.entries()) {
      this.done.add(words, row * stride, lengths[i] ?? 0, list.min(row), list.max(row));
    }
  }
}

/** Merges two sorted lists. */
function merge(a: PackedRanges, b: PackedRanges): PackedRanges {
  const merged = new PackedRanges(a.family, a.size + b.size);
  for (let i = 0, j = 0; i < a.size || j < b.size;) {
    if (j === b.size || (i < a.size && a.compare(i, b, j) <= 0)) merged.copy(a, i++);
    else merged.copy(b, j++);
  }
  return merged;
}
