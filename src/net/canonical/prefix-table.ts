import type { Family } from "../family.ts";
import { sharesBits, WORDS } from "../packed-prefix.ts";
import { LENGTH_WORDS } from "./lengths.ts";

/**
 * Rows of a prefix and a set of lengths in typed arrays that double as they fill: 13 bytes a row for IPv4, 37 for IPv6.
 * Row `i` has its address in the words from `i * stride` and its lengths in those from `i * lengthStride`.
 */
export class PrefixTable {
  readonly family: Family;
  readonly stride: number;
  readonly lengthStride: number;
  #size = 0;
  #words: Uint32Array;
  #bits: Uint8Array;
  #lengths: Int32Array;

  constructor(family: Family, rows: number) {
    this.family = family;
    this.stride = WORDS[family];
    this.lengthStride = LENGTH_WORDS[family];
    this.#words = new Uint32Array(rows * this.stride);
    this.#bits = new Uint8Array(rows);
    this.#lengths = new Int32Array(rows * this.lengthStride);
  }

  /** The number of rows. */
  get size(): number {
    return this.#size;
  }

  /** The addresses of the rows. */
  get words(): Uint32Array {
    return this.#words;
  }

  /** The lengths of the rows' prefixes, in bits. */
  get bits(): Uint8Array {
    return this.#bits;
  }

  /** The rows' sets of lengths. */
  get lengths(): Int32Array {
    return this.#lengths;
  }

  /** Adds a row: the first `bits` bits of an address, and a set of lengths. Returns its number. */
  add(
    words: Uint32Array,
    at: number,
    bits: number,
    lengths: Int32Array,
    lengthsAt: number,
  ): number {
    if (this.#size === this.#bits.length) this.#resize(Math.max(64, this.#size * 2));
    const row = this.#size++;
    this.#bits[row] = bits;
    for (let i = 0, left = bits; left > 0; i++, left -= 32) {
      const word = words[at + i] ?? 0;
      this.#words[row * this.stride + i] = left >= 32 ? word : word & (0xffffffff << (32 - left));
    }
    for (let i = 0; i < this.lengthStride; i++) {
      this.#lengths[row * this.lengthStride + i] = lengths[lengthsAt + i] ?? 0;
    }
    return row;
  }

  /** Releases unused space. */
  trim(): this {
    if (this.#size < this.#bits.length) this.#resize(this.#size);
    return this;
  }

  #resize(rows: number): void {
    const [words, bits, lengths] = [this.#words, this.#bits, this.#lengths];
    this.#words = new Uint32Array(rows * this.stride);
    this.#bits = new Uint8Array(rows);
    this.#lengths = new Int32Array(rows * this.lengthStride);
    this.#words.set(words.subarray(0, rows * this.stride));
    this.#bits.set(bits.subarray(0, rows));
    this.#lengths.set(lengths.subarray(0, rows * this.lengthStride));
  }

  /** Orders a row and one of another table by address, shorter prefixes first. */
  compare(row: number, other: PrefixTable, otherRow: number): number {
    for (let i = 0; i < this.stride; i++) {
      const word = this.#words[row * this.stride + i] ?? 0;
      const difference = word - (other.words[otherRow * this.stride + i] ?? 0);
      if (difference !== 0) return difference;
    }
    return (this.#bits[row] ?? 0) - (other.bits[otherRow] ?? 0);
  }

  /** Whether the prefix of one row covers that of another, or is the same. */
  covers(outer: number, inner: number): boolean {
    const bits = this.#bits[outer] ?? 0;
    if (bits > (this.#bits[inner] ?? 0)) return false;
    return sharesBits(this.#words, outer * this.stride, this.#words, inner * this.stride, bits);
  }
}
