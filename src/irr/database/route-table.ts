import {
  formatPacked,
  sharesBits,
  unpackValue,
  WORDS,
  type Asn,
  type Family,
  type Prefix,
} from "../../net/index.ts";
import { sortInRuns } from "./sort-in-runs.ts";

/** The columns of a table of route objects; row `i` has its prefix in the words from `i * WORDS[family]`. */
export interface RouteColumns {
  readonly words: Uint32Array;
  readonly lengths: Uint8Array;
  readonly origins: Uint32Array;
  readonly sources: Uint16Array;
}

/** A run of rows: from `start`, up to but excluding `end`. */
export interface Rows {
  readonly start: number;
  readonly end: number;
}

/**
 * The route objects of one family: sorted by origin, prefix and source, each (prefix, origin, source)
 * once. 11 bytes a row for IPv4, 23 for IPv6. Made by `RouteTableBuilder`.
 */
export class RouteTable {
  readonly family: Family;
  /** The number of route objects. */
  readonly size: number;
  readonly #columns: RouteColumns;

  constructor(family: Family, size: number, columns: RouteColumns) {
    this.family = family;
    this.size = size;
    this.#columns = columns;
  }

  /** The rows of an origin. */
  rowsOf(origin: Asn): Rows {
    return { start: this.#firstRow(origin), end: this.#firstRow(origin + 1) };
  }

  /** The first row whose origin is not below the given one. */
  #firstRow(origin: number): number {
    const origins = this.#columns.origins;
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((origins[middle] ?? 0) < origin) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The origin of a row. */
  origin(row: number): Asn {
    return this.#columns.origins[row] ?? 0;
  }

  /** The source of a row, as an index into the database's sources. */
  source(row: number): number {
    return this.#columns.sources[row] ?? 0;
  }

  /** The prefix of a row. */
  prefix(row: number): Prefix {
    const length = this.#columns.lengths[row] ?? 0;
    const value = unpackValue(this.family, this.#columns.words, row * WORDS[this.family]);
    return { family: this.family, value, length };
  }

  /** The length of a row's prefix. */
  length(row: number): number {
    return this.#columns.lengths[row] ?? 0;
  }

  /** Whether the prefix of a row, which is not longer, covers that of another one. */
  covers(outer: number, inner: number): boolean {
    const { words, lengths } = this.#columns;
    const stride = WORDS[this.family];
    return sharesBits(words, outer * stride, words, inner * stride, lengths[outer] ?? 0);
  }

  /** The prefix of a row as text. */
  text(row: number): string {
    const length = this.#columns.lengths[row] ?? 0;
    return `${formatPacked(this.family, this.#columns.words, row * WORDS[this.family])}/${length}`;
  }

  /** The rows in prefix order; those of one prefix by origin, then by the rank of their source. */
  byPrefix(ranks: Uint16Array): Uint32Array {
    const { words, sources } = this.#columns;
    const stride = WORDS[this.family];
    const rank = (row: number): number => ranks[sources[row] ?? 0] ?? 0;
    const firsts = new Uint32Array(this.size);
    for (let row = 0; row < this.size; row++) firsts[row] = words[row * stride] ?? 0;
    return sortInRuns(
      firsts,
      (a, b) => this.comparePrefixes(a, b) || this.origin(a) - this.origin(b) || rank(a) - rank(b),
    );
  }

  /** Orders two rows by their prefixes only, as `comparePrefixes` does. */
  comparePrefixes(a: number, b: number): number {
    return comparePacked(this.#columns, WORDS[this.family], a, b);
  }
}

/** Orders two rows by address, shorter prefixes first. */
export function comparePacked(columns: RouteColumns, words: number, a: number, b: number): number {
  for (let i = 0; i < words; i++) {
    const difference = (columns.words[a * words + i] ?? 0) - (columns.words[b * words + i] ?? 0);
    if (difference !== 0) return difference;
  }
  return (columns.lengths[a] ?? 0) - (columns.lengths[b] ?? 0);
}
