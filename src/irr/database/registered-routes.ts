import type { Asn } from "../../net/index.ts";
import { OriginCursor, OriginRuns } from "./origin-runs.ts";
import { PlaceMarks } from "./place-marks.ts";
import { IndexedPrefixes, type PlacedRoutes } from "./indexed-prefixes.ts";
import type { RouteTable } from "./route-table.ts";

/**
 * The route objects of one family in the order of their prefixes, for putting together what many origins register. An
 * expansion marks the places of its route objects in that order and takes the marks from front to back: nothing is
 * sorted or merged again, whatever the number of origins.
 */
export class RegisteredRoutes {
  readonly #placed: PlacedRoutes;
  readonly #runs: OriginRuns;
  /** Row → place. */
  readonly #places: Uint32Array;
  /** At the origin that `has` was asked for last. */
  readonly #asked: OriginCursor;
  /** Those of the expansion that is being made; none between two. */
  readonly #marks: PlaceMarks;

  /** `sources` are the names of those that the table numbers. */
  constructor(table: RouteTable, sources: readonly string[]) {
    const rows = table.byPrefix(ranksOf(sources));
    this.#places = new Uint32Array(table.size);
    const firsts = new Uint32Array(table.size);
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place] ?? 0;
      this.#places[row] = place;
      const same = place > 0 && table.comparePrefixes(rows[place - 1] ?? 0, row) === 0;
      firsts[place] = same ? (firsts[place - 1] ?? 0) : place;
    }
    this.#placed = { table, sources, rows, firsts };
    this.#runs = new OriginRuns(table);
    this.#asked = new OriginCursor(this.#runs);
    this.#marks = new PlaceMarks(table.size);
  }

  /**
   * Whether an origin has a route object in one of the wanted sources (by their numbers: 1 where wanted). Quickest where
   * many are asked for in their order, as in `of`.
   */
  has(origin: Asn, wanted: Uint8Array): boolean {
    const { table } = this.#placed;
    const cursor = this.#asked;
    if (!cursor.seek(origin)) return false;
    for (let row = cursor.start; row < cursor.end; row++) {
      if (wanted[table.source(row)] === 1) return true;
    }
    return false;
  }

  /** The prefixes of the origins' route objects in the wanted sources: sorted, each once, with its route objects. */
  of(origins: Uint32Array, wanted: Uint8Array): IndexedPrefixes {
    const { table } = this.#placed;
    const [places, marks] = [this.#places, this.#marks];
    const cursor = new OriginCursor(this.#runs);
    let most = 0;
    for (const origin of origins) {
      if (!cursor.seek(origin)) continue;
      const { start, end } = cursor;
      most += end - start;
      for (let row = start; row < end; row++) {
        if (wanted[table.source(row)] === 1) marks.add(places[row] ?? 0);
      }
    }
    const found = new Uint32Array(Math.min(most, table.size));
    const size = marks.take(found);
    return new IndexedPrefixes(this.#placed, size < found.length ? found.slice(0, size) : found);
  }
}

/** By the number of a source, where its name stands among those of all. */
function ranksOf(sources: readonly string[]): Uint16Array {
  const sorted = [...sources].sort();
  return Uint16Array.from(sources, (source) => sorted.indexOf(source));
}
