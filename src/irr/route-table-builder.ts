import { WORDS, type Asn, type Family } from "../net/index.ts";
import { comparePacked, RouteTable, type RouteColumns } from "./route-table.ts";
import { sortByNumber } from "./sort-by-number.ts";

/** A finished table, and where the rows that were added have gone. */
export interface BuiltTable {
  readonly table: RouteTable;
  /** The row of the table for a row as added, or null where a later object replaced it. */
  readonly rowOf: (added: number) => number | null;
}

/** Collects route objects in typed arrays that double as they fill. */
export class RouteTableBuilder {
  readonly #family: Family;
  readonly #stride: number;
  #size = 0;
  #columns: RouteColumns;

  constructor(family: Family) {
    this.#family = family;
    this.#stride = WORDS[family];
    this.#columns = makeColumns(1024, this.#stride);
  }

  /** Adds a route object whose prefix is packed in `words`. Returns its number. */
  add(words: Uint32Array, length: number, origin: Asn, source: number): number {
    if (this.#size === this.#columns.lengths.length) this.#grow();
    const row = this.#size++;
    for (let i = 0; i < this.#stride; i++) {
      this.#columns.words[row * this.#stride + i] = words[i] ?? 0;
    }
    this.#columns.lengths[row] = length;
    this.#columns.origins[row] = origin;
    this.#columns.sources[row] = source;
    return row;
  }

  #grow(): void {
    const wider = makeColumns(this.#size * 2, this.#stride);
    wider.words.set(this.#columns.words);
    wider.lengths.set(this.#columns.lengths);
    wider.origins.set(this.#columns.origins);
    wider.sources.set(this.#columns.sources);
    this.#columns = wider;
  }

  /** Sorts what was added; of objects with the same prefix, origin and source the last one stays. */
  build(): BuiltTable {
    const from = this.#columns;
    const order = this.#order();
    const kept = new Uint32Array(order.length);
    let size = 0;
    for (const row of order) {
      const last = size > 0 ? (kept[size - 1] ?? 0) : -1;
      if (last >= 0 && this.#sameKey(last, row)) kept[size - 1] = row;
      else kept[size++] = row;
    }
    const to = makeColumns(size, this.#stride);
    const moved = new Int32Array(this.#size).fill(-1);
    for (let row = 0; row < size; row++) {
      const old = kept[row] ?? 0;
      moved[old] = row;
      for (let i = 0; i < this.#stride; i++) {
        to.words[row * this.#stride + i] = from.words[old * this.#stride + i] ?? 0;
      }
      to.lengths[row] = from.lengths[old] ?? 0;
      to.origins[row] = from.origins[old] ?? 0;
      to.sources[row] = from.sources[old] ?? 0;
    }
    return {
      table: new RouteTable(this.#family, size, to),
      rowOf: (added) => {
        const row = moved[added] ?? -1;
        return row < 0 ? null : row;
      },
    };
  }

  /** The rows sorted by origin, prefix, source and age: first by origin, then each origin's where it is not in order. */
  #order(): Uint32Array {
    const origins = this.#columns.origins.subarray(0, this.#size);
    const order = sortByNumber(origins);
    for (let start = 0, end = 1; start < order.length; start = end++) {
      let sorted = true;
      for (; end < order.length; end++) {
        const [last, row] = [order[end - 1] ?? 0, order[end] ?? 0];
        if (origins[last] !== origins[row]) break;
        sorted &&= this.#compare(last, row) <= 0;
      }
      if (!sorted) order.subarray(start, end).sort((a, b) => this.#compare(a, b) || a - b);
    }
    return order;
  }

  /** Orders two rows of one origin by prefix and source. */
  #compare(a: number, b: number): number {
    const { sources } = this.#columns;
    return (
      comparePacked(this.#columns, this.#stride, a, b) || (sources[a] ?? 0) - (sources[b] ?? 0)
    );
  }

  #sameKey(a: number, b: number): boolean {
    const { origins } = this.#columns;
    return origins[a] === origins[b] && this.#compare(a, b) === 0;
  }
}

function makeColumns(rows: number, stride: number): RouteColumns {
  return {
    words: new Uint32Array(rows * stride),
    lengths: new Uint8Array(rows),
    origins: new Uint32Array(rows),
    sources: new Uint16Array(rows),
  };
}
