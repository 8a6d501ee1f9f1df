import type { Asn } from "../../net/index.ts";
import type { RouteTable } from "./route-table.ts";

/** The rows of a table that belong to each origin, in columns. */
export class OriginRuns {
  /** The origins in order. */
  readonly origins: Uint32Array;
  /** The first row of each, followed by the number of all rows. */
  readonly starts: Uint32Array;

  constructor(table: RouteTable) {
    let count = 0;
    const isFirst = (row: number): boolean =>
      row === 0 || table.origin(row) !== table.origin(row - 1);
    for (let row = 0; row < table.size; row++) if (isFirst(row)) count++;
    this.origins = new Uint32Array(count);
    this.starts = new Uint32Array(count + 1).fill(table.size);
    for (let row = 0, i = 0; row < table.size; row++) {
      if (!isFirst(row)) continue;
      this.origins[i] = table.origin(row);
      this.starts[i++] = row;
    }
  }
}

/** Iterates over the rows of many origins: fast if each is above the previous one, and near it. */
export class OriginCursor {
  /** The rows of the last origin found: from `start`, up to but excluding `end`. */
  start = 0;
  end = 0;
  readonly #runs: OriginRuns;
  /** The last origin searched for, and the index of the first one that is not below it. */
  #last = 0;
  #at = 0;

  constructor(runs: OriginRuns) {
    this.#runs = runs;
  }

  /** Moves to an origin; false if it has no rows. */
  seek(origin: Asn): boolean {
    const { origins, starts } = this.#runs;
    let low = origin < this.#last ? 0 : this.#at;
    let high = low;
    // Exponential search, then binary search between the last two steps.
    for (let step = 1; high < origins.length && (origins[high] ?? 0) < origin; step *= 2) {
      low = high + 1;
      high += step;
    }
    high = Math.min(high, origins.length);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((origins[middle] ?? 0) < origin) low = middle + 1;
      else high = middle;
    }
    this.#last = origin;
    this.#at = low;
    if (origins[low] !== origin) return false;
    this.start = starts[low] ?? 0;
    this.end = starts[low + 1] ?? 0;
    return true;
  }
}
