import type { PackedRanges } from "./packed-ranges.ts";
import type { RegisteredPrefix, RegisteredPrefixes } from "./registered-object.ts";

type Routes = RegisteredPrefix["routes"];

/**
 * Registered prefixes in columns: 12 bytes each for IPv4, where objects take 170. Route objects are an index into a
 * table that lists share, because the same ones occur at many prefixes.
 */
export class PackedPrefixes implements RegisteredPrefixes {
  /** The ranges; must not be changed. */
  readonly ranges: PackedRanges;
  readonly #routes: Uint32Array;
  readonly #table: readonly Routes[];

  /** For each range the index of its route objects in the table. */
  constructor(ranges: PackedRanges, routes: Uint32Array, table: readonly Routes[]) {
    if (ranges.size !== routes.length) throw new Error("columns of different lengths");
    this.ranges = ranges.trim();
    this.#routes = routes;
    this.#table = table;
  }

  /** The number of prefixes. */
  get length(): number {
    return this.ranges.size;
  }

  *[Symbol.iterator](): Iterator<RegisteredPrefix> {
    for (let row = 0; row < this.ranges.size; row++) {
      const routes = this.#table[this.#routes[row] ?? 0] ?? [];
      yield { range: this.ranges.at(row), routes };
    }
  }
}
