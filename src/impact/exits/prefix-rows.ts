import {
  maxLength,
  packValue,
  unpackValue,
  WORDS,
  type Family,
  type Prefix,
} from "../../net/index.ts";

/**
 * Numbers prefixes of one family, from 0, in the order in which they come first, without an object for each: a hash
 * table with open addressing. A prefix takes 13 to 24 bytes for IPv4, and 12 more for IPv6.
 */
export class PrefixRows {
  readonly family: Family;
  readonly #width: number;
  #words: Uint32Array;
  #lengths: Uint8Array;
  /** Numbers of rows, from 1; 0 is free. */
  #index: Uint32Array;
  #size = 0;
  /** Which lengths occur. */
  readonly #present: Uint8Array;
  readonly #sought: Uint32Array;

  constructor(family: Family) {
    this.family = family;
    this.#width = WORDS[family];
    this.#words = new Uint32Array(64 * this.#width);
    this.#lengths = new Uint8Array(64);
    this.#index = new Uint32Array(128);
    this.#present = new Uint8Array(maxLength(family) + 1);
    this.#sought = new Uint32Array(this.#width);
  }

  /** How many prefixes there are. */
  get size(): number {
    return this.#size;
  }

  /** The row of a prefix, which is added if it is new. */
  add({ value, length }: Prefix): number {
    packValue(this.family, value, this.#sought, 0);
    const slot = this.#slotOf(length);
    const found = this.#index[slot] ?? 0;
    if (found > 0) return found - 1;
    if (this.#size === this.#lengths.length)
      return this.#grow().add({ family: this.family, value, length });
    this.#words.set(this.#sought, this.#size * this.#width);
    this.#lengths[this.#size] = length;
    this.#present[length] = 1;
    this.#index[slot] = ++this.#size;
    return this.#size - 1;
  }

  /** The row of a prefix; -1 if it was not added. */
  find({ value, length }: Prefix): number {
    if (this.#present[length] !== 1) return -1;
    packValue(this.family, value, this.#sought, 0);
    return (this.#index[this.#slotOf(length)] ?? 0) - 1;
  }

  /** The prefix of a row. */
  at(row: number): Prefix {
    const value = unpackValue(this.family, this.#words, row * this.#width);
    return { family: this.family, value, length: this.#lengths[row] ?? 0 };
  }

  /**
   * The most specific row for which `wanted` holds among those that cover a prefix, which may be the prefix itself unless
   * `isShorter`; -1 if there is none.
   */
  covering(
    { value, length }: Prefix,
    isShorter: boolean,
    wanted: (row: number) => boolean,
  ): number {
    packValue(this.family, value, this.#sought, 0);
    for (let bits = isShorter ? length - 1 : length; bits >= 0; bits--) {
      clearFrom(this.#sought, bits);
      if (this.#present[bits] !== 1) continue;
      const row = (this.#index[this.#slotOf(bits)] ?? 0) - 1;
      if (row >= 0 && wanted(row)) return row;
    }
    return -1;
  }

  /** Orders two rows as `comparePrefixes` does. */
  compare(a: number, b: number): number {
    for (let i = 0; i < this.#width; i++) {
      const [x, y] = [this.#word(a, i), this.#word(b, i)];
      if (x !== y) return x - y;
    }
    return (this.#lengths[a] ?? 0) - (this.#lengths[b] ?? 0);
  }

  #word(row: number, i: number): number {
    return this.#words[row * this.#width + i] ?? 0;
  }

  /** The slot of the sought address with a length: its own, or the free one where it would be. */
  #slotOf(length: number): number {
    const mask = this.#index.length - 1;
    for (let slot = this.#hash(this.#sought, 0, length) & mask; ; slot = (slot + 1) & mask) {
      const found = this.#index[slot] ?? 0;
      if (found === 0 || this.#is(found - 1, length)) return slot;
    }
  }

  #is(row: number, length: number): boolean {
    if (this.#lengths[row] !== length) return false;
    for (let i = 0; i < this.#width; i++) {
      if (this.#word(row, i) !== this.#sought[i]) return false;
    }
    return true;
  }

  #hash(words: Uint32Array, at: number, length: number): number {
    let hash = 0x811c9dc5 ^ length;
    for (let i = 0; i < this.#width; i++) {
      hash = Math.imul(hash ^ (words[at + i] ?? 0), 0x01000193);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return (hash ^ (hash >>> 13)) >>> 0;
  }

  #grow(): this {
    const words = new Uint32Array(this.#words.length * 2);
    words.set(this.#words);
    this.#words = words;
    const lengths = new Uint8Array(this.#lengths.length * 2);
    lengths.set(this.#lengths);
    this.#lengths = lengths;
    this.#index = new Uint32Array(this.#index.length * 2);
    const mask = this.#index.length - 1;
    for (let row = 0; row < this.#size; row++) {
      let slot = this.#hash(words, row * this.#width, lengths[row] ?? 0) & mask;
      while (this.#index[slot] !== 0) slot = (slot + 1) & mask;
      this.#index[slot] = row + 1;
    }
    return this;
  }
}

/** Clears the bits of an address after the first ones. */
function clearFrom(words: Uint32Array, bits: number): void {
  for (let i = 0; i < words.length; i++) {
    const kept = bits - 32 * i;
    if (kept >= 32) continue;
    // A shift uses the last five bits of its count: by 32 it would not shift.
    words[i] = kept <= 0 ? 0 : ((words[i] ?? 0) & (-1 << (32 - kept))) >>> 0;
  }
}
