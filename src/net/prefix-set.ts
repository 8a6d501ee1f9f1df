import { CanonicalSet } from "./canonical/canonical-set.ts";
import { minimalInParts } from "./canonical/minimal-in-parts.ts";
import { samePrefixes } from "./canonical/same-prefixes.ts";
import { maxLength, type Family } from "./family.ts";
import { PackedRanges } from "./packed-ranges.ts";
import type { Prefix } from "./prefix.ts";
import type { PrefixRange } from "./prefix-range.ts";

/**
 * A set of prefixes of one family, as the union of its ranges: sorted, without duplicates and without ranges that
 * another one covers. Two sets built from the same ranges print the same bytes.
 */
export class PrefixSet {
  readonly family: Family;
  /** The ranges as given. */
  readonly #given: PackedRanges;
  #sorted: SortedRanges | null = null;
  #canonical: CanonicalSet | null = null;

  private constructor(given: PackedRanges) {
    this.family = given.family;
    this.#given = given;
  }

  /**
   * Builds a set; every range must be of the family. The set takes ownership of packed ranges: do not change them any
   * more.
   */
  static of(family: Family, ranges: PackedRanges | Iterable<PrefixRange>): PrefixSet {
    const given = ranges instanceof PackedRanges ? ranges : PackedRanges.of(family, ranges);
    if (given.family !== family) throw new Error("a prefix range of the wrong family");
    return new PrefixSet(given);
  }

  /** The ranges; must not be changed. */
  get packed(): PackedRanges {
    return this.#inOrder.ranges;
  }

  /** The ranges in order; some may cover others. */
  get #rows(): PackedRanges {
    return this.#sorted === null && this.#given.isInOrder ? this.#given : this.packed;
  }

  /** Sorted on first use: a rendered list that is read back is compared in the given order. */
  get #inOrder(): SortedRanges {
    return (this.#sorted ??= asGiven(this.#given) ?? sorted(this.#given));
  }

  /** The number of ranges. */
  get size(): number {
    return this.packed.size;
  }

  /** The ranges as objects, made at each call: a list may have a million. */
  get ranges(): readonly PrefixRange[] {
    return [...this.packed];
  }

  /** The set in a form that does not depend on its description. Computed on first use. */
  get canonical(): CanonicalSet {
    return (this.#canonical ??= CanonicalSet.ofSorted(this.packed));
  }

  /** The same prefixes in the fewest ranges. */
  minimal(): PrefixSet {
    return PrefixSet.of(this.family, minimalInParts(this.packed));
  }

  /** Whether two sets have the same prefixes, whatever their ranges. */
  equals(other: PrefixSet): boolean {
    return this === other || this.hasSameRanges(other) || samePrefixes(this.#rows, other.#rows);
  }

  /** Whether two sets were given the same ranges in the same order. */
  hasSameRanges(other: PrefixSet): boolean {
    return this.#given.equals(other.#given);
  }

  /** A hash of 32 bits, of the ranges as given. */
  hash(): number {
    return this.#given.hash();
  }

  /** Whether the set is empty. */
  get isEmpty(): boolean {
    return this.#given.size === 0;
  }

  /** Whether the set contains a prefix. */
  has(prefix: Prefix): boolean {
    return this.#rowOf(prefix) >= 0;
  }

  /** The most specific range that contains a prefix, or null. */
  rangeOf(prefix: Prefix): PrefixRange | null {
    const row = this.#rowOf(prefix);
    return row < 0 ? null : this.#inOrder.ranges.at(row);
  }

  /** The row of the most specific range that contains a prefix, or -1. */
  #rowOf(prefix: Prefix): number {
    if (prefix.family !== this.family) return -1;
    const { ranges, outer } = this.#inOrder;
    const { length } = prefix;
    const bound = BOUNDS[prefix.family];
    bound.clear();
    // After every range at the prefix, and before all others that follow it.
    bound.push({ prefix, min: 0xff, max: 0xff });
    for (let row = lastUpTo(ranges, bound); row >= 0; row = outer[row] ?? -1) {
      if (!ranges.covers(row, bound, 0)) continue;
      if (ranges.min(row) <= length && length <= ranges.max(row)) return row;
    }
    return -1;
  }

  /** The same prefixes, each with all of its more-specifics up to a length in bits. */
  upTo(length: number): PrefixSet {
    const { packed } = this;
    const top = Math.min(length, maxLength(this.family));
    const ranges = new PackedRanges(this.family, packed.size);
    for (let row = 0; row < packed.size; row++) {
      ranges.copy(packed, row, packed.min(row), Math.max(packed.max(row), top));
    }
    return PrefixSet.of(this.family, ranges);
  }

  /** All of the set's prefixes and their more-specifics whose length is from `min` to `max` bits. */
  inside(min: number, max: number): PrefixSet {
    const { packed } = this;
    const ranges = new PackedRanges(this.family, packed.size);
    for (let row = 0; row < packed.size; row++) {
      const from = Math.max(packed.min(row), min);
      if (from <= max) ranges.copy(packed, row, from, max);
    }
    return PrefixSet.of(this.family, ranges);
  }

  /** The union with another set of the family. */
  union(other: PrefixSet): PrefixSet {
    const { packed } = this;
    const ranges = new PackedRanges(this.family, this.size + other.size);
    for (let row = 0; row < packed.size; row++) ranges.copy(packed, row);
    for (let row = 0; row < other.size; row++) ranges.copy(other.packed, row);
    return PrefixSet.of(this.family, ranges);
  }
}

/** Ranges in order, none covered by another. */
interface SortedRanges {
  readonly ranges: PackedRanges;
  /** For each range the last one before it whose prefix covers its own, or -1. */
  readonly outer: Int32Array;
}

/** Ranges that need no sorting, joining or dropping, like those of rendered lists that are read back. */
function asGiven(given: PackedRanges): SortedRanges | null {
  const outer = new Int32Array(given.size);
  for (let row = 0; row < given.size; row++) {
    if (row > 0 && given.compare(row - 1, given, row) > 0) return null;
    let around = row - 1;
    while (around >= 0 && !given.covers(around, given, row)) around = outer[around] ?? -1;
    const min = given.min(row);
    if (isCovered(min, given.max(row), given, outer, around)) return null;
    const sameAround = around >= 0 && given.length(around) === given.length(row);
    if (sameAround && min <= given.max(around) + 1) return null;
    outer[row] = around;
  }
  return { ranges: given.trim(), outer };
}

function sorted(given: PackedRanges): SortedRanges {
  const { family } = given;
  const order = given.order();
  const kept = new PackedRanges(family, given.size);
  const outer = new Int32Array(given.size);
  for (let i = 0; i < given.size; i++) {
    const row = order ? (order[i] ?? 0) : i;
    let around = kept.size - 1;
    while (around >= 0 && !kept.covers(around, given, row)) around = outer[around] ?? -1;
    const [min, max] = [given.min(row), given.max(row)];
    if (isCovered(min, max, kept, outer, around)) continue;
    const sameAround = around >= 0 && kept.length(around) === given.length(row);
    if (sameAround && min <= kept.max(around) + 1) {
      // Two touching ranges at one prefix are one range; no other range can be between them.
      kept.widen(around, Math.max(kept.max(around), max));
      continue;
    }
    outer[kept.size] = around;
    kept.copy(given, row);
  }
  return { ranges: kept.trim(), outer: outer.slice(0, kept.size) };
}

/** Whether a range is covered by one of those around it. */
function isCovered(
  min: number,
  max: number,
  kept: PackedRanges,
  outer: Int32Array,
  around: number,
): boolean {
  for (let row = around; row >= 0; row = outer[row] ?? -1) {
    if (kept.min(row) <= min && max <= kept.max(row)) return true;
  }
  return false;
}

/** The last row that is not sorted after a bound: all ranges that cover its prefix are that one, or around it. */
function lastUpTo(ranges: PackedRanges, bound: PackedRanges): number {
  let low = 0;
  let high = ranges.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges.compare(middle, bound, 0) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Scratch space for the prefix that is looked for: a list of its own for each would take most of the time. */
const BOUNDS = { ipv4: new PackedRanges("ipv4", 1), ipv6: new PackedRanges("ipv6", 1) } as const;
