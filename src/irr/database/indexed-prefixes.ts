import {
  exactly,
  maxLength,
  type RegisteredPrefix,
  type RegisteredPrefixes,
} from "../../net/index.ts";
import type { RouteTable } from "./route-table.ts";

/** The route objects of one family in the order of their prefixes; those of one prefix by origin, then by source. */
export interface PlacedRoutes {
  readonly table: RouteTable;
  /** The names of the sources that the table numbers. */
  readonly sources: readonly string[];
  /** Place → row of the table. */
  readonly rows: Uint32Array;
  /** Place → the first place with the same prefix. */
  readonly firsts: Uint32Array;
}

/**
 * The prefixes of some route objects of a registry, as their indexes in it: 4 bytes per route object. The object for
 * a prefix is created during iteration, and not kept.
 */
export class IndexedPrefixes implements RegisteredPrefixes {
  readonly length: number;
  readonly #routes: PlacedRoutes;
  readonly #places: Uint32Array;

  /** Indexes in order, each once. */
  constructor(routes: PlacedRoutes, places: Uint32Array) {
    this.#routes = routes;
    this.#places = places;
    this.length = countPrefixes(routes.firsts, places);
  }

  /** Counts like `coveredSpace`, without an object for each prefix: there are millions. */
  countAddresses(): bigint {
    const { table, rows } = this.#routes;
    const places = this.#places;
    const bits = maxLength(table.family);
    const ofLength = new Uint32Array(bits + 1);
    let outer = -1;
    for (let i = 0; i < places.length; i++) {
      const row = rows[places[i] ?? 0] ?? 0;
      if (outer >= 0 && table.covers(outer, row)) continue;
      outer = row;
      const length = table.length(row);
      ofLength[length] = (ofLength[length] ?? 0) + 1;
    }
    let addresses = 0n;
    ofLength.forEach((count, length) => {
      addresses += BigInt(count) << BigInt(bits - length);
    });
    return addresses;
  }

  *[Symbol.iterator](): Iterator<RegisteredPrefix> {
    const { table, sources, rows, firsts } = this.#routes;
    const places = this.#places;
    for (let i = 0; i < places.length;) {
      const place = places[i] ?? 0;
      const range = exactly(table.prefix(rows[place] ?? 0));
      const routes: RegisteredPrefix["routes"][number][] = [];
      for (const first = firsts[place]; i < places.length; i++) {
        const next = places[i] ?? 0;
        if (firsts[next] !== first) break;
        const row = rows[next] ?? 0;
        routes.push({ origin: table.origin(row), source: sources[table.source(row)] ?? "" });
      }
      yield { range, routes };
    }
  }
}

function countPrefixes(firsts: Uint32Array, places: Uint32Array): number {
  let count = 0;
  let open = -1;
  for (let i = 0; i < places.length; i++) {
    const first = firsts[places[i] ?? 0] ?? 0;
    if (first !== open) count++;
    open = first;
  }
  return count;
}
