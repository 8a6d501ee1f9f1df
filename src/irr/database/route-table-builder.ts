import { WORDS, type Asn, type Family } from "../../net/index.ts";
import { comparePacked, RouteTable, type RouteColumns } from "./route-table.ts";
import { sortInRuns } from "./sort-in-runs.ts";

/** A finished table, and where the added rows are in it. */
export interface BuiltTable {
  readonly table: RouteTable;
  /** The row in the table for an added row, or null if a later object replaced it. */
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
    const [columns, stride] = [this.#columns, this.#stride];
    for (let i = 0; i < stride; i++) columns.words[row * stride + i] = words[i] ?? 0;
    columns.lengths[row] = length;
    columns.origins[row] = origin;
    columns.sources[row] = source;
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

  /** Sorts the rows; of objects with the same prefix, origin and source, the last one is kept. */
  build(): BuiltTable {
    const order = this.#order();
    const sorted = this.#inOrder(order);
    const moved = new Int32Array(this.#size).fill(-1);
    let size = 0;
    for (let row = 0; row < order.length; row++) {
      if (row + 1 < order.length && this.#sameKey(sorted, row, row + 1)) continue;
      moved[order[row] ?? 0] = size;
      if (size < row) this.#copyRow(sorted, row, size);
      size++;
    }
    return {
      table: new RouteTable(this.#family, size, size < order.length ? cut(sorted, size) : sorted),
      rowOf: (added) => {
        const row = moved[added] ?? -1;
        return row < 0 ? null : row;
      },
    };
  }

  /**
   * The rows sorted by origin, prefix, source and age: first by origin, then within each origin that is out of order.
   */
  #order(): Uint32Array {
    const origins = this.#columns.origins.subarray(0, this.#size);
    return sortInRuns(origins, (a, b) => this.#compare(a, b));
  }

  /** Orders two rows of one origin by prefix and source. */
  #compare(a: number, b: number): number {
    const { sources } = this.#columns;
    return (
      comparePacked(this.#columns, this.#stride, a, b) || (sources[a] ?? 0) - (sources[b] ?? 0)
    );
  }

  /** The columns with their rows in a given order. */
  #inOrder(order: Uint32Array): RouteColumns {
    const [from, to, stride] = [
      this.#columns,
      makeColumns(order.length, this.#stride),
      this.#stride,
    ];
    for (let row = 0; row < order.length; row++) {
      const old = order[row] ?? 0;
      for (let i = 0; i < stride; i++)
        to.words[row * stride + i] = from.words[old * stride + i] ?? 0;
      to.lengths[row] = from.lengths[old] ?? 0;
      to.origins[row] = from.origins[old] ?? 0;
      to.sources[row] = from.sources[old] ?? 0;
    }
    return to;
  }

  #sameKey(columns: RouteColumns, a: number, b: number): boolean {
    const { sources, origins } = columns;
    return (
      origins[a] === origins[b] &&
      comparePacked(columns, this.#stride, a, b) === 0 &&
      sources[a] === sources[b]
    );
  }

  /** Copies a row of sorted columns to an earlier one. */
  #copyRow(columns: RouteColumns, from: number, to: number): void {
    const stride = this.#stride;
    columns.words.copyWithin(to * stride, from * stride, (from + 1) * stride);
    columns.lengths.copyWithin(to, from, from + 1);
    columns.origins.copyWithin(to, from, from + 1);
    columns.sources.copyWithin(to, from, from + 1);
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

/** The first rows of columns, without the memory of the others. */
function cut(columns: RouteColumns, rows: number): RouteColumns {
  const stride = columns.words.length / columns.lengths.length;
  return {
    words: columns.words.slice(0, rows * stride),
    lengths: columns.lengths.slice(0, rows),
    origins: columns.origins.slice(0, rows),
    sources: columns.sources.slice(0, rows),
  };
}
