import { MAX_ASN, type Asn } from "./asn.ts";

/** All ASNs from `first` to `last`, inclusive. */
export interface AsnRange {
  readonly first: Asn;
  readonly last: Asn;
}

/** A set of ASNs: sorted ranges that neither overlap nor touch. */
export class AsnSet {
  readonly ranges: readonly AsnRange[];

  private constructor(ranges: readonly AsnRange[]) {
    this.ranges = ranges;
  }

  /** Builds a set from ranges in any order. */
  static of(ranges: Iterable<AsnRange>): AsnSet {
    const sorted = [...ranges];
    if (isCanonical(sorted)) return new AsnSet(sorted);
    sorted.sort((a, b) => a.first - b.first || a.last - b.last);
    const merged: AsnRange[] = [];
    for (const range of sorted) {
      if (range.first > range.last || range.first < 0 || range.last > MAX_ASN) {
        throw new Error(`not a range of ASNs: ${range.first}-${range.last}`);
      }
      const last = merged[merged.length - 1];
      if (last && range.first <= last.last + 1) {
        merged[merged.length - 1] = { first: last.first, last: Math.max(last.last, range.last) };
      } else merged.push(range);
    }
    return new AsnSet(merged);
  }

  /** Builds a set from single ASNs. */
  static from(asns: Iterable<Asn>): AsnSet {
    return AsnSet.of([...asns].map((asn) => ({ first: asn, last: asn })));
  }

  /** Whether the set is empty. */
  get isEmpty(): boolean {
    return this.ranges.length === 0;
  }

  /** Whether the set contains an ASN. */
  has(asn: Asn): boolean {
    let low = 0;
    let high = this.ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = this.ranges[middle] as AsnRange;
      if (asn < range.first) high = middle - 1;
      else if (asn > range.last) low = middle + 1;
      else return true;
    }
    return false;
  }

  /** The set without some ASNs. */
  without(asns: Iterable<Asn>): AsnSet {
    let ranges: AsnRange[] = [...this.ranges];
    for (const asn of asns) {
      ranges = ranges.flatMap((range) => {
        if (asn < range.first || asn > range.last) return [range];
        const parts: AsnRange[] = [];
        if (range.first < asn) parts.push({ first: range.first, last: asn - 1 });
        if (asn < range.last) parts.push({ first: asn + 1, last: range.last });
        return parts;
      });
    }
    return new AsnSet(ranges);
  }
}

/** Whether ranges already have the form that a set stores, as those of rendered lists that are read back do. */
function isCanonical(ranges: readonly AsnRange[]): boolean {
  let last = -2;
  for (const range of ranges) {
    if (!(last + 1 < range.first && range.first <= range.last)) return false;
    ({ last } = range);
  }
  return last <= MAX_ASN;
}
