import { maxLength } from "../family.ts";
import { countSharedBits } from "../packed-prefix.ts";
import { lengthsBetween, lengthsFrom } from "./lengths.ts";
import type { PrefixTable } from "./prefix-table.ts";

/**
 * A path-compressed binary trie over the rows of an overlay, in typed arrays. Its nodes are the prefixes of the rows
 * and those at which two of them diverge: at most twice as many as rows. A node's `label` is the row whose lengths
 * hold around it.
 */
export class PrefixTrie {
  /** For each node a row of the table that has the node's address. */
  readonly row: Int32Array;
  /** The lengths of the nodes' prefixes in bits. */
  readonly depth: Uint8Array;
  /** The row that gives what holds inside the node but not in its children; -1 if nothing holds. */
  readonly label: Int32Array;
  /** The child with a zero after the node's prefix, or -1. */
  readonly lower: Int32Array;
  /** The child with a one after the node's prefix, or -1. */
  readonly upper: Int32Array;
  /** For each node the lengths of which all prefixes inside it are in the set. */
  readonly full: Int32Array;
  /** The node around all others. */
  readonly root: number;
  readonly #table: PrefixTable;
  #size = 0;

  /** Builds the trie of a sorted table with at least one row. */
  constructor(table: PrefixTable) {
    const most = 2 * table.size - 1;
    this.#table = table;
    this.row = new Int32Array(most);
    this.depth = new Uint8Array(most);
    this.label = new Int32Array(most);
    this.lower = new Int32Array(most);
    this.upper = new Int32Array(most);
    this.full = new Int32Array(most * table.lengthStride);
    this.root = this.#grow(0, table.size, -1);
  }

  /** A bit of the address of a node. */
  bit(node: number, at: number): number {
    return this.#bit(this.row[node] ?? 0, at);
  }

  #bit(row: number, at: number): number {
    const word = this.#table.words[row * this.#table.stride + (at >> 5)] ?? 0;
    return (word >>> (31 - (at & 31))) & 1;
  }

  /** Makes the node of the rows from `start` up to but excluding `end`, and all nodes below. */
  #grow(start: number, end: number, around: number): number {
    const node = this.#size++;
    const length = this.#table.bits[start] ?? 0;
    const { words, stride } = this.#table;
    const shared = countSharedBits(words, start * stride, words, (end - 1) * stride, stride);
    const depth = Math.min(length, shared);
    const isRow = depth === length;
    const from = isRow ? start + 1 : start;
    const middle = this.#firstUpper(from, end, depth);
    this.row[node] = start;
    this.depth[node] = depth;
    const label = isRow ? start : around;
    this.label[node] = label;
    this.lower[node] = from < middle ? this.#grow(from, middle, label) : -1;
    this.upper[node] = middle < end ? this.#grow(middle, end, label) : -1;
    this.#fill(node);
    return node;
  }

  /** Of sorted rows that have the first `depth` bits in common, the first one whose next bit is a one, or `end`. */
  #firstUpper(start: number, end: number, depth: number): number {
    let low = start;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#bit(middle, depth) === 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Finds the lengths of which all prefixes inside a node are in the set. */
  #fill(node: number): void {
    const stride = this.#table.lengthStride;
    const depth = this.depth[node] ?? 0;
    const label = this.label[node] ?? -1;
    const lower = this.lower[node] ?? -1;
    const upper = this.upper[node] ?? -1;
    const isWhole = depth === maxLength(this.#table.family);
    for (let k = 0; k < stride; k++) {
      const lengths = label < 0 ? 0 : (this.#table.lengths[label * stride + k] ?? 0);
      const both = isWhole
        ? 0
        : this.#half(lower, depth, lengths, k) & this.#half(upper, depth, lengths, k);
      this.full[node * stride + k] = (lengths & lengthsBetween(depth, depth + 1, k)) | both;
    }
  }

  /** The same for the half of a node that a child is in, if there is one: next to it the given lengths hold. */
  #half(child: number, depth: number, lengths: number, k: number): number {
    if (child < 0) return lengths & lengthsFrom(depth + 1, k);
    const full = this.full[child * this.#table.lengthStride + k] ?? 0;
    const childDepth = this.depth[child] ?? 0;
    if (childDepth === depth + 1) return full;
    return lengths & (full | lengthsBetween(depth + 1, childDepth, k));
  }
}
