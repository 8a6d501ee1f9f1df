import type { Asn } from "../../net/index.ts";
import { OriginCursor, OriginRuns } from "./origin-runs.ts";
import { PlaceMarks } from "./place-marks.ts";
import { IndexedPrefixes, type PlacedRoutes } from "./indexed-prefixes.ts";
import type { RouteTable } from "./route-table.ts";

/**
 * The route objects of one family in prefix order, for combining those of many origins. An expansion marks the
 * indexes of its route objects in that order and collects the marks from front to back: nothing is sorted or merged
 * again, however many origins there are.
 */
export class RegisteredRoutes {
  readonly #placed: PlacedRoutes;
  readonly #runs: OriginRuns;
  /** Row → index. */
  readonly #places: Uint32Array;
  /** At the last origin that was passed to `has`. */
  readonly #cursor: OriginCursor;
  /** The marks of the current expansion; none between two. */
  readonly #marks: PlaceMarks;

  /** `sources` are the names of the sources that the table numbers. */
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
    this.#cursor = new OriginCursor(this.#runs);
    this.#marks = new PlaceMarks(table.size);
  }

  /**
   * Whether an origin has a route object in one of the wanted sources (by their numbers: 1 if wanted). Fastest if
   * many are tested in order, as in `of`.
   */
  has(origin: Asn, wanted: Uint8Array): boolean {
    const { table } = this.#placed;
    const cursor = this.#cursor;
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

/** By the number of a source, the rank of its name among all. */
function ranksOf(sources: readonly string[]): Uint16Array {
  const sorted = [...sources].sort();
  return Uint16Array.from(sources, (source) => sorted.indexOf(source));
}
