import type { Family } from "./family.ts";
import { packValue, sharesBits, WORDS } from "./packed-prefix.ts";
import type { PrefixRange } from "./prefix-range.ts";

/**
 * The ranges of a list as words of 32 bits, for sorting and nesting: each the words of its address, then
 * its three lengths in one. That takes a fraction of the time that objects with bigints take.
 */
export class RangeKeys {
  readonly #stride: number;
  readonly #keys: Uint32Array;

  constructor(family: Family, ranges: readonly PrefixRange[]) {
    this.#stride = WORDS[family] + 1;
    this.#keys = new Uint32Array(ranges.length * this.#stride);
    let at = 0;
    for (const { prefix, min, max } of ranges) {
      packValue(family, prefix.value, this.#keys, at);
      at += this.#stride;
      this.#keys[at - 1] = (prefix.length << 16) | (min << 8) | max;
    }
  }

  /** Orders the ranges at two places as `compareRanges` does. */
  compare(a: number, b: number): number {
    const [keys, stride] = [this.#keys, this.#stride];
    for (let i = 0; i < stride; i++) {
      const difference = (keys[a * stride + i] ?? 0) - (keys[b * stride + i] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** Whether the prefix of the range at one place covers that of the range at another. */
  covers(outer: number, inner: number): boolean {
    const length = this.#length(outer);
    if (length > this.#length(inner)) return false;
    return sharesBits(this.#keys, outer * this.#stride, this.#keys, inner * this.#stride, length);
  }

  #length(at: number): number {
    return (this.#keys[(at + 1) * this.#stride - 1] ?? 0) >>> 16;
  }

  /** The places of the ranges in their order. Where they come sorted, that is only found out. */
  order(): Uint32Array {
    const places = new Uint32Array(this.#keys.length / this.#stride).map((_, i) => i);
    const isSorted = places.every((at) => at === 0 || this.compare(at - 1, at) <= 0);
    return isSorted ? places : places.sort((a, b) => this.compare(a, b));
  }
}
