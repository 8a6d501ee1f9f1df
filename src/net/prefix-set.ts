import { CanonicalSet } from "./canonical/canonical-set.ts";
import { minimalRanges } from "./canonical/minimal-ranges.ts";
import { maxLength, type Family } from "./family.ts";
import { covers, type Prefix } from "./prefix.ts";
import type { PrefixRange } from "./prefix-range.ts";
import { RangeKeys } from "./range-keys.ts";

/**
 * A set of prefixes of one family, as the union of its ranges: sorted, without duplicates and without
 * ranges that another one covers. Two sets built from the same ranges print the same bytes.
 */
export class PrefixSet {
  readonly family: Family;
  readonly ranges: readonly PrefixRange[];
  /** For each range the last one before it whose prefix covers its own, or -1. */
  readonly #outer: Int32Array;
  #canonical: CanonicalSet | null = null;

  private constructor(family: Family, ranges: readonly PrefixRange[], outer: Int32Array) {
    this.family = family;
    this.ranges = ranges;
    this.#outer = outer;
  }

  /** Builds a set; every range must be of the family. */
  static of(family: Family, ranges: Iterable<PrefixRange>): PrefixSet {
    const given = [...ranges];
    if (given.some((range) => range.prefix.family !== family)) {
      throw new Error("a prefix range of the wrong family");
    }
    const keys = new RangeKeys(family, given);
    const kept: PrefixRange[] = [];
    const places = new Uint32Array(given.length);
    const outer = new Int32Array(given.length);
    for (const place of keys.order()) {
      const range = given[place];
      if (!range) break;
      let around = kept.length - 1;
      while (around >= 0 && !keys.covers(places[around] ?? 0, place)) around = outer[around] ?? -1;
      if (isSaid(range, kept, outer, around)) continue;
      const last = kept[around];
      if (last && last.prefix.length === range.prefix.length && range.min <= last.max + 1) {
        // Two touching ranges at one prefix are one range; nothing has come between them.
        kept[around] = { prefix: last.prefix, min: last.min, max: Math.max(last.max, range.max) };
        continue;
      }
      outer[kept.length] = around;
      places[kept.length] = place;
      kept.push(range);
    }
    return new PrefixSet(family, kept, outer.slice(0, kept.length));
  }

  /** The set in the form that is the same for all ways to tell it. Made when first asked for. */
  get canonical(): CanonicalSet {
    return (this.#canonical ??= CanonicalSet.ofSorted(this.family, this.ranges));
  }

  /** The same prefixes in the fewest ranges. */
  minimal(): PrefixSet {
    return PrefixSet.of(this.family, minimalRanges(this.canonical));
  }

  /** Whether no prefix is in the set. */
  get isEmpty(): boolean {
    return this.ranges.length === 0;
  }

  /** Whether a prefix is in the set. */
  has(prefix: Prefix): boolean {
    return this.rangeOf(prefix) !== null;
  }

  /** The range that holds a prefix, the most specific one first, or null. */
  rangeOf(prefix: Prefix): PrefixRange | null {
    if (prefix.family !== this.family) return null;
    for (let at = this.#lastUpTo(prefix); at >= 0; at = this.#outer[at] ?? -1) {
      const range = this.ranges[at];
      if (!range || !covers(range.prefix, prefix)) continue;
      if (range.min <= prefix.length && prefix.length <= range.max) return range;
    }
    return null;
  }

  /** The last range that is sorted not behind a prefix: all ranges that cover it are around that one, or it. */
  #lastUpTo({ value, length }: Prefix): number {
    let low = 0;
    let high = this.ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.ranges[middle]?.prefix;
      if (!found) break;
      if (found.value < value || (found.value === value && found.length <= length))
        low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The same prefixes, and of each all more-specifics up to a length in bits. */
  upTo(length: number): PrefixSet {
    const top = Math.min(length, maxLength(this.family));
    return PrefixSet.of(
      this.family,
      this.ranges.map((r) => ({ prefix: r.prefix, min: r.min, max: Math.max(r.max, top) })),
    );
  }

  /** All more-specifics of the set's prefixes, and themselves, whose length is from `min` to `max` bits. */
  inside(min: number, max: number): PrefixSet {
    return PrefixSet.of(
      this.family,
      this.ranges
        .map((r) => ({ prefix: r.prefix, min: Math.max(r.min, min), max }))
        .filter((r) => r.min <= r.max),
    );
  }

  /** The union with another set of the family. */
  union(other: PrefixSet): PrefixSet {
    return PrefixSet.of(this.family, [...this.ranges, ...other.ranges]);
  }
}

/** Whether a range is covered by one of those around it. */
function isSaid(
  range: PrefixRange,
  kept: readonly PrefixRange[],
  outer: Int32Array,
  around: number,
): boolean {
  for (let at = around; at >= 0; at = outer[at] ?? -1) {
    const other = kept[at];
    if (other && other.min <= range.min && range.max <= other.max) return true;
  }
  return false;
}
