import { maxLength } from "../family.ts";
import { lengthsBetween, lengthsFrom } from "./lengths.ts";
import { PrefixTable } from "./prefix-table.ts";
import { PrefixTrie } from "./prefix-trie.ts";

/**
 * The canonical form of an overlay: a length is listed at a prefix if everything of that length inside the prefix is
 * in the set, and not everything of it inside the next shorter prefix. For each length the rows are thus the fewest
 * prefixes that can describe it, which makes the form the same for every description of the set.
 */
export function canonicalise(overlaid: PrefixTable): PrefixTable {
  return overlaid.size === 0 ? overlaid.trim() : new Canonicaliser(overlaid).run();
}

class Canonicaliser {
  readonly #trie: PrefixTrie;
  readonly #overlaid: PrefixTable;
  readonly #stride: number;
  readonly #rows: PrefixTable;
  /** At each level on the way down, the lengths that hold for everything below: no row there has them. */
  readonly #held: Int32Array;
  readonly #lengths: Int32Array;
  readonly #address: Uint32Array;

  constructor(overlaid: PrefixTable) {
    const levels = 2 * maxLength(overlaid.family) + 4;
    this.#overlaid = overlaid;
    this.#trie = new PrefixTrie(overlaid);
    this.#stride = overlaid.lengthStride;
    this.#rows = new PrefixTable(overlaid.family, overlaid.size);
    this.#held = new Int32Array(levels * this.#stride);
    this.#lengths = new Int32Array(this.#stride);
    this.#address = new Uint32Array(overlaid.stride);
  }

  run(): PrefixTable {
    this.#addNode(this.#trie.root, 0);
    return this.#rows.trim();
  }

  /** Adds the rows of a node and of all below it. */
  #addNode(node: number, level: number): void {
    const { full } = this.#trie;
    for (let k = 0; k < this.#stride; k++) {
      this.#hold(level, k, full[node * this.#stride + k] ?? 0);
    }
    const depth = this.#trie.depth[node] ?? 0;
    this.#addRow(node, depth, null);
    if (depth === maxLength(this.#overlaid.family)) return;
    this.#addHalf(node, depth + 1, 0, level + 1);
    this.#addHalf(node, depth + 1, 1, level + 1);
  }

  /** Adds the rows of one half of a node; the node's label applies there except inside the child. */
  #addHalf(node: number, depth: number, half: 0 | 1, level: number): void {
    const trie = this.#trie;
    const child = (half === 0 ? trie.lower[node] : trie.upper[node]) ?? -1;
    const label = trie.label[node] ?? -1;
    const childDepth = child < 0 ? -1 : (trie.depth[child] ?? 0);
    if (label < 0 || childDepth === depth) {
      if (child >= 0) this.#addNode(child, level);
      return;
    }
    for (let k = 0; k < this.#stride; k++) {
      const lengths = this.#overlaid.lengths[label * this.#stride + k] ?? 0;
      const below = child < 0 ? -1 : (trie.full[child * this.#stride + k] ?? 0);
      const short = child < 0 ? 0 : lengthsBetween(depth, childDepth, k);
      this.#hold(level, k, lengths & (short | (below & lengthsFrom(depth, k))));
    }
    this.#addRow(node, depth, half);
    if (child >= 0) this.#addPath(child, label, depth, level + 1);
  }

  /** Adds a child and, if not all of the label holds in it too, what the label gives next to the path to it. */
  #addPath(child: number, label: number, depth: number, level: number): void {
    const childDepth = this.#trie.depth[child] ?? 0;
    let beside: Int32Array | null = null;
    for (let k = 0; k < this.#stride; k++) {
      const held = this.#held[level * this.#stride + k] ?? 0;
      const lengths = this.#overlaid.lengths[label * this.#stride + k] ?? 0;
      const there = lengths & lengthsFrom(childDepth, k) & ~held;
      if (there !== 0) (beside ??= new Int32Array(this.#stride))[k] = there;
    }
    if (beside === null) {
      this.#addNode(child, level);
      return;
    }
    const lengths = beside;
    const addBeside = (at: number, half: 0 | 1): void => {
      if (this.#trie.bit(child, at - 1) === half) return;
      this.#lengths.set(lengths);
      this.#addRow(child, at, half);
    };
    for (let at = depth + 1; at <= childDepth; at++) addBeside(at, 0);
    this.#addNode(child, level);
    for (let at = childDepth; at > depth; at--) addBeside(at, 1);
  }

  /** Puts what holds here, but did not yet hold above, into the lengths of the next row. */
  #hold(level: number, k: number, lengths: number): void {
    const held = this.#held[level * this.#stride + k] ?? 0;
    this.#lengths[k] = lengths & ~held;
    this.#held[(level + 1) * this.#stride + k] = lengths;
  }

  /** Adds a row with the combined lengths, if there are any, for a node's first bits, the last one as given. */
  #addRow(node: number, bits: number, last: 0 | 1 | null): void {
    let isEmpty = true;
    for (let k = 0; k < this.#stride; k++) if (this.#lengths[k] !== 0) isEmpty = false;
    if (isEmpty) return;
    const { words, stride } = this.#overlaid;
    const at = (this.#trie.row[node] ?? 0) * stride;
    for (let k = 0; k < stride; k++) this.#address[k] = words[at + k] ?? 0;
    if (last !== null) {
      const word = (bits - 1) >> 5;
      const one = 1 << (31 - ((bits - 1) & 31));
      const without = (this.#address[word] ?? 0) & ~one;
      this.#address[word] = last === 1 ? without | one : without;
    }
    this.#rows.add(this.#address, 0, bits, this.#lengths, 0);
  }
}
