import type { Family } from "./family.ts";
import { packValue, sharesBits, unpackValue, WORDS } from "./packed-prefix.ts";
import type { PrefixRange } from "./prefix-range.ts";

/**
 * Prefix ranges of one family in one array of words, in insertion order: 8 bytes each for IPv4 and 20 for IPv6, where
 * objects take about 150 bytes and ten times as long. A row has the words of its address, then its three lengths in
 * one word.
 */
export class PackedRanges implements Iterable<PrefixRange> {
  readonly family: Family;
  /** Words a row: the address of row `i` begins at `i * stride` in `words`. */
  readonly stride: number;
  #words: Uint32Array;
  #size = 0;

  /** No rows, with space for some. */
  constructor(family: Family, room = 0) {
    this.family = family;
    this.stride = WORDS[family] + 1;
    this.#words = new Uint32Array(room * this.stride);
  }

  /** The rows of some ranges; every one must be of the family. */
  static of(family: Family, ranges: Iterable<PrefixRange>): PackedRanges {
    const packed = new PackedRanges(family, Array.isArray(ranges) ? ranges.length : 0);
    for (const range of ranges) packed.push(range);
    return packed;
  }

  /** The number of rows. */
  get size(): number {
    return this.#size;
  }

  /** The rows, followed by unused space. */
  get words(): Uint32Array {
    return this.#words;
  }

  /** Adds a row: an address of `words`, and the lengths in bits. The caller ensures `length <= min <= max`. */
  add(words: Uint32Array, at: number, length: number, min: number, max: number): void {
    const last = this.stride - 1;
    const row = this.#size * this.stride;
    if (row === this.#words.length) this.#resize(Math.max(16, this.#size * 2));
    const own = this.#words;
    for (let i = 0; i < last; i++) own[row + i] = words[at + i] ?? 0;
    own[row + last] = (length << 16) | (min << 8) | max;
    this.#size++;
  }

  /** Adds a range of the family. */
  push({ prefix, min, max }: PrefixRange): void {
    if (prefix.family !== this.family) throw new Error("a prefix range of the wrong family");
    packValue(this.family, prefix.value, ADDRESS, 0);
    this.add(ADDRESS, 0, prefix.length, min, max);
  }

  /** Adds a row of another list of the family, with other lengths if they are given. */
  copy(from: PackedRanges, row: number, min = from.min(row), max = from.max(row)): void {
    this.add(from.words, row * this.stride, from.length(row), min, max);
  }

  /** The length of a row's prefix in bits. */
  length(row: number): number {
    return this.#lengths(row) >>> 16;
  }

  /** The shortest length of a row. */
  min(row: number): number {
    return (this.#lengths(row) >>> 8) & 0xff;
  }

  /** The longest length of a row. */
  max(row: number): number {
    return this.#lengths(row) & 0xff;
  }

  #lengths(row: number): number {
    return this.#words[(row + 1) * this.stride - 1] ?? 0;
  }

  /** Extends a row's lengths up to `max` bits. */
  widen(row: number, max: number): void {
    this.#words[(row + 1) * this.stride - 1] = (this.#lengths(row) & 0xffff00) | max;
  }

  /** A row as a new object. */
  at(row: number): PrefixRange {
    const value = unpackValue(this.family, this.#words, row * this.stride);
    const prefix = { family: this.family, value, length: this.length(row) };
    return { prefix, min: this.min(row), max: this.max(row) };
  }

  /** All rows as objects. */
  *[Symbol.iterator](): Iterator<PrefixRange> {
    for (let row = 0; row < this.#size; row++) yield this.at(row);
  }

  /** Orders a row and one of another list of the family as `compareRanges` does. */
  compare(row: number, other: PackedRanges, otherRow: number): number {
    const { stride } = this;
    const [own, others] = [this.#words, other.words];
    for (let i = 0; i < stride; i++) {
      const difference = (own[row * stride + i] ?? 0) - (others[otherRow * stride + i] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** Whether the prefix of a row covers that of one of another list of the family, or is the same. */
  covers(row: number, other: PackedRanges, otherRow: number): boolean {
    const length = this.length(row);
    if (length > other.length(otherRow)) return false;
    const { stride } = this;
    return sharesBits(this.#words, row * stride, other.words, otherRow * stride, length);
  }

  /** Whether two lists have the same rows in the same order. */
  equals(other: PackedRanges): boolean {
    if (this.family !== other.family || this.#size !== other.size) return false;
    const end = this.#size * this.stride;
    for (let i = 0; i < end; i++) if (this.#words[i] !== other.words[i]) return false;
    return true;
  }

  /** A hash of 32 bits, which depends on the order of the rows. */
  hash(): number {
    let hash = this.stride;
    const end = this.#size * this.stride;
    for (let i = 0; i < end; i++) {
      hash = Math.imul(hash ^ (this.#words[i] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash >>> 0;
  }

  /** Whether the rows are sorted. */
  get isInOrder(): boolean {
    for (let row = 1; row < this.#size; row++) {
      if (this.compare(row - 1, this, row) > 0) return false;
    }
    return true;
  }

  /** The rows in sorted order, or null if they already are. */
  order(): Uint32Array | null {
    if (this.isInOrder) return null;
    const rows = Uint32Array.from({ length: this.#size }, (_, i) => i);
    return rows.sort((a, b) => this.compare(a, this, b));
  }

  /** Releases unused space. */
  trim(): this {
    if (this.#words.length > this.#size * this.stride) this.#resize(this.#size);
    return this;
  }

  /** Moves the rows into a new list; this one is then empty, and keeps its space. */
  moveOut(): PackedRanges {
    const moved = new PackedRanges(this.family);
    moved.#words = this.#words.slice(0, this.#size * this.stride);
    moved.#size = this.#size;
    this.clear();
    return moved;
  }

  /** Removes all rows, and keeps the space. */
  clear(): void {
    this.#size = 0;
  }

  #resize(rows: number): void {
    const words = new Uint32Array(rows * this.stride);
    words.set(this.#words.subarray(0, this.#size * this.stride));
    this.#words = words;
  }
}

/** Scratch space for the address being packed. */
const ADDRESS = new Uint32Array(4);
