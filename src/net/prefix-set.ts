import { maxLength, type Family } from "./family.ts";
import { networkOf, type Prefix } from "./prefix.ts";
import { compareRanges, type PrefixRange } from "./prefix-range.ts";

/**
 * A set of prefixes of one family, as the union of its ranges: sorted, without duplicates and without
 * ranges that another one covers. Two sets built from the same ranges print the same bytes.
 */
export class PrefixSet {
  readonly family: Family;
  readonly ranges: readonly PrefixRange[];
  /** For each prefix length in use: first address → the ranges at that prefix. */
  readonly #byLength: ReadonlyMap<number, ReadonlyMap<bigint, readonly PrefixRange[]>>;

  private constructor(family: Family, ranges: readonly PrefixRange[]) {
    this.family = family;
    this.ranges = ranges;
    const byLength = new Map<number, Map<bigint, PrefixRange[]>>();
    for (const range of ranges) {
      let level = byLength.get(range.prefix.length);
      if (!level) byLength.set(range.prefix.length, (level = new Map<bigint, PrefixRange[]>()));
      const here = level.get(range.prefix.value);
      if (here) here.push(range);
      else level.set(range.prefix.value, [range]);
    }
    this.#byLength = byLength;
  }

  /** Builds a set; every range must be of the family. */
  static of(family: Family, ranges: Iterable<PrefixRange>): PrefixSet {
    const sorted = [...ranges].sort(compareRanges);
    const kept: PrefixRange[] = [];
    // The ranges whose prefix covers the current one, outermost first: what could make it superfluous.
    const open: PrefixRange[] = [];
    for (const raw of sorted) {
      if (raw.prefix.family !== family) throw new Error("a prefix range of the wrong family");
      let range = raw;
      while (open.length > 0 && !spans(open[open.length - 1] as PrefixRange, range)) open.pop();
      if (open.some((outer) => outer.min <= range.min && range.max <= outer.max)) continue;
      const last = kept[kept.length - 1];
      if (last && samePrefix(last, range) && range.min <= last.max + 1) {
        // Two touching ranges at one prefix are one range.
        range = { prefix: last.prefix, min: last.min, max: Math.max(last.max, range.max) };
        kept[kept.length - 1] = range;
        open[open.length - 1] = range;
        continue;
      }
      kept.push(range);
      open.push(range);
    }
    return new PrefixSet(family, kept);
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
    for (let length = prefix.length; length >= 0; length--) {
      const level = this.#byLength.get(length);
      if (!level) continue;
      for (const range of level.get(networkOf(prefix, length).value) ?? []) {
        if (range.min <= prefix.length && prefix.length <= range.max) return range;
      }
    }
    return null;
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

function samePrefix(a: PrefixRange, b: PrefixRange): boolean {
  return a.prefix.length === b.prefix.length && a.prefix.value === b.prefix.value;
}

function spans(outer: PrefixRange, inner: PrefixRange): boolean {
  return (
    outer.prefix.length <= inner.prefix.length &&
    networkOf(inner.prefix, outer.prefix.length).value === outer.prefix.value
  );
}
