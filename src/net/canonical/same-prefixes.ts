import { maxLength } from "../family.ts";
import { countSharedBits } from "../packed-prefix.ts";
import type { PackedRanges } from "../packed-ranges.ts";
import { LENGTH_WORDS, lengthsBetween } from "./lengths.ts";

/**
 * Whether two sorted lists of ranges contain the same prefixes. Both are cut wherever an entry begins that no earlier
 * entry covers, in either list, so a part of one list can only correspond to the same part of the other. The parts
 * are compared in one pass, without allocating anything.
 */
export function samePrefixes(a: PackedRanges, b: PackedRanges): boolean {
  if (a.family !== b.family) return a.size === 0 && b.size === 0;
  return a.equals(b) || new Comparison(a, b).same();
}

class Comparison {
  readonly #a: PackedRanges;
  readonly #b: PackedRanges;
  readonly #longest: number;
  readonly #count: number;
  /** At each level on the way down, the lengths of which all prefixes below are in the one list, then in the other. */
  readonly #held: Int32Array;

  constructor(a: PackedRanges, b: PackedRanges) {
    [this.#a, this.#b] = [a, b];
    this.#longest = maxLength(a.family);
    this.#count = LENGTH_WORDS[a.family];
    this.#held = new Int32Array((this.#longest + 1) * 2 * this.#count);
  }

  same(): boolean {
    const a = this.#a;
    const b = this.#b;
    let fromA = 0;
    let fromB = 0;
    while (fromA < a.size || fromB < b.size) {
      if (this.#isAlone(fromA, fromB)) {
        fromA++;
        fromB++;
        continue;
      }
      const isA = fromB === b.size || (fromA < a.size && a.compare(fromA, b, fromB) <= 0);
      const top = isA ? a : b;
      const row = isA ? fromA : fromB;
      const toA = endOfCovered(a, fromA, top, row);
      const toB = endOfCovered(b, fromB, top, row);
      this.#held.fill(0, 0, 2 * this.#count);
      if (!this.#sameIn(top.length(row), 0, fromA, toA, fromB, toB)) return false;
      [fromA, fromB] = [toA, toB];
    }
    return true;
  }

  /**
   * Whether both lists continue with the same row, which covers none that follows: true for most rows of most lists.
   */
  #isAlone(rowA: number, rowB: number): boolean {
    const a = this.#a;
    const b = this.#b;
    if (rowA === a.size || rowB === b.size || a.compare(rowA, b, rowB) !== 0) return false;
    if (rowA + 1 < a.size && a.covers(rowA, a, rowA + 1)) return false;
    return rowB + 1 === b.size || !b.covers(rowB, b, rowB + 1);
  }

  /**
   * Whether both lists have the same lengths for a prefix and everything inside it. The rows are those at the prefix
   * and inside it; the level contains what the rows around it give.
   */
  #sameIn(
    of: number,
    level: number,
    firstA: number,
    toA: number,
    firstB: number,
    toB: number,
  ): boolean {
    for (let [length, fromA, fromB] = [of, firstA, firstB]; ;) {
      fromA = this.#hold(this.#a, fromA, toA, length, level, 0);
      fromB = this.#hold(this.#b, fromB, toB, length, level, 1);
      const around = this.#lengthAround(fromA, toA, fromB, toB);
      if (around !== length) {
        // There are no more rows inside the prefix, or next to the longer one around the rows.
        if (!this.#agree(level, length, this.#longest)) return false;
        if (around < 0) return true;
        length = around;
        continue;
      }
      if (!this.#agree(level, length, length)) return false;
      this.#copyHeld(level);
      const middleA = startOfUpper(this.#a, fromA, toA, length);
      const middleB = startOfUpper(this.#b, fromB, toB, length);
      length++;
      if (!this.#sameIn(length, level + 1, fromA, middleA, fromB, middleB)) return false;
      fromA = middleA;
      fromB = middleB;
    }
  }

  /** Starts the next level with the contents of one. */
  #copyHeld(level: number): void {
    const words = 2 * this.#count;
    const at = level * words;
    for (let i = at; i < at + words; i++) this.#held[i + words] = this.#held[i] ?? 0;
  }

  /** Adds the leading rows of a given length to what their list contains; returns the row after them. */
  #hold(
    list: PackedRanges,
    from: number,
    to: number,
    length: number,
    level: number,
    which: 0 | 1,
  ): number {
    let row = from;
    for (; row < to && list.length(row) === length; row++) {
      for (let word = 0; word < this.#count; word++) {
        const at = (level * 2 + which) * this.#count + word;
        const lengths = lengthsBetween(list.min(row), list.max(row) + 1, word);
        this.#held[at] = (this.#held[at] ?? 0) | lengths;
      }
    }
    return row;
  }

  /** Whether both lists contain the same lengths from `min` to `max`. */
  #agree(level: number, min: number, max: number): boolean {
    for (let word = min >> 5; word <= max >> 5; word++) {
      const at = level * 2 * this.#count + word;
      const difference = (this.#held[at] ?? 0) ^ (this.#held[at + this.#count] ?? 0);
      if ((difference & lengthsBetween(min, max + 1, word)) !== 0) return false;
    }
    return true;
  }

  /** The length of the longest prefix around some rows; -1 if there are none. */
  #lengthAround(fromA: number, toA: number, fromB: number, toB: number): number {
    const a = this.#a;
    const b = this.#b;
    if (fromA === toA) return fromB === toB ? -1 : around(b, fromB, b, toB - 1);
    const own = around(a, fromA, a, toA - 1);
    if (fromB === toB) return own;
    return Math.min(own, around(b, fromB, b, toB - 1), around(a, fromA, b, fromB));
  }
}

/** The length of the longest prefix around two rows and all rows sorted between them. */
function around(a: PackedRanges, rowA: number, b: PackedRanges, rowB: number): number {
  const { stride } = a;
  const shared = countSharedBits(a.words, rowA * stride, b.words, rowB * stride, stride - 1);
  return Math.min(shared, a.length(rowA), b.length(rowB));
}

/** The first row from `row` on whose prefix is not inside the one of a row that is sorted before it. */
function endOfCovered(list: PackedRanges, row: number, top: PackedRanges, from: number): number {
  let end = row;
  while (end < list.size && top.covers(from, list, end)) end++;
  return end;
}

/** The first of some rows inside a prefix of a length that is in its upper half. */
function startOfUpper(list: PackedRanges, from: number, to: number, length: number): number {
  const { words, stride } = list;
  const word = length >> 5;
  const bit = 0x80000000 >>> (length & 31);
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (((words[middle * stride + word] ?? 0) & bit) === 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
