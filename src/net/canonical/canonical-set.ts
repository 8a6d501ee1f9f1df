import type { Family } from "../family.ts";
import { countSharedBits, packValue, unpackValue } from "../packed-prefix.ts";
import type { PackedRanges } from "../packed-ranges.ts";
import { networkOf, type Prefix } from "../prefix.ts";
import { canonicalise } from "./canonicalise.ts";
import { hasLength } from "./lengths.ts";
import { overlay, type CombineLengths } from "./overlay.ts";
import { PrefixTable } from "./prefix-table.ts";
import { tableOfRanges } from "./table-of-ranges.ts";

/**
 * A set of prefixes of one family in a form that depends only on which prefixes it contains: exact entries, ranges of
 * lengths and unions of them that mean the same are equal. `PrefixSet#canonical` makes it; `unite`, `intersect`,
 * `subtract`, `isSubset`, `firstDifference`, `countPrefixes`, `countAddresses` and `minimalRanges` work on it.
 *
 * A row of `table` gives the lengths of which all prefixes inside its prefix are in the set. A length is listed at
 * the shortest prefix for which that is true, and nowhere below it. The rows are sorted by address, shorter prefixes
 * first.
 */
export class CanonicalSet {
  readonly family: Family;
  readonly table: PrefixTable;

  private constructor(table: PrefixTable) {
    this.family = table.family;
    this.table = table;
  }

  /** The set of all prefixes in some ranges, which must be sorted. */
  static ofSorted(ranges: PackedRanges): CanonicalSet {
    const nothing = new PrefixTable(ranges.family, 0);
    const table = tableOfRanges(ranges);
    return new CanonicalSet(canonicalise(overlay(table, nothing, (lengths) => lengths).table));
  }

  /**
   * Combines two sets: which lengths the result has at a place follows from which ones they have there. If one of the
   * two has the same prefixes as the result, it is the result: lists of bogons seldom have something in common with
   * what is registered, and making a canonical form takes much longer than seeing that.
   */
  static combine(a: CanonicalSet, b: CanonicalSet, lengths: CombineLengths): CanonicalSet {
    if (a.family !== b.family) throw new Error("two sets of different families");
    const { table, equals } = overlay(a.table, b.table, lengths);
    if (equals !== null) return equals === "a" ? a : b;
    return new CanonicalSet(canonicalise(table));
  }

  /** Whether the set is empty. */
  get isEmpty(): boolean {
    return this.table.size === 0;
  }

  /** Whether two sets have the same prefixes. */
  equals(other: CanonicalSet): boolean {
    if (this.family !== other.family || this.table.size !== other.table.size) return false;
    return (
      areEqual(this.table.words, other.table.words) &&
      areEqual(this.table.bits, other.table.bits) &&
      areEqual(this.table.lengths, other.table.lengths)
    );
  }

  /** A hash of 32 bits. */
  hash(): number {
    let hash = this.family === "ipv4" ? 4 : 6;
    for (const column of [this.table.words, this.table.bits, this.table.lengths]) {
      for (const word of column) {
        hash = Math.imul(hash ^ word, 0x9e3779b1);
        hash ^= hash >>> 15;
      }
    }
    return hash >>> 0;
  }

  /** Whether the set contains a prefix. */
  has(prefix: Prefix): boolean {
    if (prefix.family !== this.family) return false;
    const { words, bits, lengths, stride, lengthStride } = this.table;
    const target = new Uint32Array(stride);
    packValue(this.family, prefix.value, target, 0);
    // From the longest row around the prefix to the shortest; the first one that does not cover it ends the search.
    for (let longest = prefix.length; longest >= 0;) {
      const row = this.#lastUpTo(networkOf(prefix, longest));
      if (row < 0) return false;
      const length = bits[row] ?? 0;
      const shared = countSharedBits(target, 0, words, row * stride, stride);
      if (length > shared) longest = shared;
      else if (hasLength(lengths, row * lengthStride, prefix.length)) return true;
      else longest = length - 1;
    }
    return false;
  }

  /** The last row that is not sorted after a prefix, or -1. */
  #lastUpTo({ value, length }: Prefix): number {
    const { words, bits, stride, size } = this.table;
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = unpackValue(this.family, words, middle * stride);
      if (found < value || (found === value && (bits[middle] ?? 0) <= length)) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function areEqual(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
