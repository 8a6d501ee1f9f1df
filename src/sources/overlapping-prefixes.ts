import { comparePrefixes, covers, maxLength, type Family, type Prefix } from "../net/index.ts";

/** Finds out which prefixes concern some others: those that are equal, cover one, or are inside of one. */
export class OverlappingPrefixes {
  /** The prefixes that no other one covers, by family, sorted: they are disjoint. */
  readonly #outermost: Readonly<Record<Family, readonly Prefix[]>>;

  /** Any prefixes, in any order. */
  constructor(prefixes: readonly Prefix[]) {
    const outermost: Record<Family, Prefix[]> = { ipv4: [], ipv6: [] };
    for (const prefix of [...prefixes].sort(comparePrefixes)) {
      const own = outermost[prefix.family];
      const last = own.at(-1);
      if (!last || !covers(last, prefix)) own.push(prefix);
    }
    this.#outermost = outermost;
  }

  /** Whether a prefix is equal to one of them, covers one, or is inside of one. */
  overlaps(prefix: Prefix): boolean {
    const outermost = this.#outermost[prefix.family];
    const last = prefix.value | ((1n << BigInt(maxLength(prefix.family) - prefix.length)) - 1n);
    let low = 0;
    let high = outermost.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = outermost[middle];
      if (at && at.value <= last) low = middle + 1;
      else high = middle;
    }
    // The last one that begins before the prefix ends: the one around the prefix, or else one of those inside of it.
    const nearest = outermost[low - 1];
    return nearest !== undefined && (covers(nearest, prefix) || covers(prefix, nearest));
  }
}
