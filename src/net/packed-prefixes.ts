import type { PackedRanges } from "./packed-ranges.ts";
import type { RegisteredPrefix, RegisteredPrefixes } from "./registered-object.ts";

type Routes = RegisteredPrefix["routes"];

/**
 * Registered prefixes in columns: 12 bytes each for IPv4, where objects take 170. Route objects are a place in a table that
 * lists share, as the same ones stand at many prefixes.
 */
export class PackedPrefixes implements RegisteredPrefixes {
  /** The ranges, which nobody changes. */
  readonly ranges: PackedRanges;
  readonly #routes: Uint32Array;
  readonly #table: readonly Routes[];

  /** For each range the place of its route objects in the table. */
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
