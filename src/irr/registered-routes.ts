import { exactly, type Asn, type RegisteredPrefix } from "../net/index.ts";
import type { RouteTable, Rows } from "./route-table.ts";

const NO_ROWS: Rows = { start: 0, end: 0 };

/**
 * The route objects of one family in the order of their prefixes, for putting together what many origins register. An
 * expansion marks the places of its route objects in that order and reads the marks from front to back: nothing is
 * sorted or merged again, whatever the number of origins. What stands for one route object is made
 * once, and is the same in all expansions.
 */
export class RegisteredRoutes {
  readonly #table: RouteTable;
  /** The names of the sources that the table numbers. */
  readonly #sources: readonly string[];
  readonly #runs: ReadonlyMap<Asn, Rows>;
  /** Place → row, and row → place: by prefix, then as the table has them. */
  readonly #rows: Uint32Array;
  readonly #places: Uint32Array;
  /** Place → the first place with the same prefix. */
  readonly #firsts: Uint32Array;
  /** By place; made when first asked for. */
  readonly #made: (RegisteredPrefix | undefined)[];

  constructor(table: RouteTable, sources: readonly string[]) {
    const { size } = table;
    this.#table = table;
    this.#sources = sources;
    this.#runs = runsOf(table);
    this.#rows = Uint32Array.from({ length: size }, (_, row) => row).sort(
      (a, b) => table.comparePrefixes(a, b) || a - b,
    );
    this.#places = new Uint32Array(size);
    this.#firsts = new Uint32Array(size);
    this.#made = new Array<RegisteredPrefix | undefined>(size);
    let last: number | null = null;
    for (const [place, row] of this.#rows.entries()) {
      this.#places[row] = place;
      const same = last !== null && table.comparePrefixes(last, row) === 0;
      this.#firsts[place] = same ? (this.#firsts[place - 1] ?? 0) : place;
      last = row;
    }
  }

  /** Whether an origin has a route object in one of the wanted sources (by their numbers: 1 where wanted). */
  has(origin: Asn, wanted: Uint8Array): boolean {
    const { start, end } = this.#runs.get(origin) ?? NO_ROWS;
    for (let row = start; row < end; row++) if (wanted[this.#table.source(row)] === 1) return true;
    return false;
  }

  /** The prefixes of the origins' route objects in the wanted sources: sorted, each once, with its route objects. */
  of(origins: Iterable<Asn>, wanted: Uint8Array): readonly RegisteredPrefix[] {
    const [table, places, firsts] = [this.#table, this.#places, this.#firsts];
    const marks = new Uint32Array((table.size + 31) >>> 5);
    let marked = 0;
    for (const origin of origins) {
      const { start, end } = this.#runs.get(origin) ?? NO_ROWS;
      for (let row = start; row < end; row++) {
        if (wanted[table.source(row)] !== 1) continue;
        const place = places[row] ?? 0;
        marks[place >>> 5] = (marks[place >>> 5] ?? 0) | (1 << (place & 31));
        marked++;
      }
    }
    // As long as it can become from the start: lists of a million entries are costly to grow.
    const found = new Array<RegisteredPrefix>(marked);
    let size = 0;
    let open = -1;
    for (let i = 0; i < marks.length; i++) {
      for (let rest = marks[i] ?? 0; rest !== 0; rest &= rest - 1) {
        const place = i * 32 + 31 - Math.clz32(rest & -rest);
        const first = firsts[place] ?? 0;
        const prefix = this.#made[place] ?? this.#make(place);
        const same = first === open ? found[size - 1] : undefined;
        if (same !== undefined) found[size - 1] = together(same, prefix);
        else found[size++] = prefix;
        open = first;
      }
    }
    found.length = size;
    return found;
  }

  #make(place: number): RegisteredPrefix {
    const row = this.#rows[place] ?? 0;
    const first = this.#firsts[place] ?? 0;
    const range =
      first === place
        ? exactly(this.#table.prefix(row))
        : (this.#made[first] ?? this.#make(first)).range;
    const source = this.#sources[this.#table.source(row)] ?? "";
    return (this.#made[place] = { range, routes: [{ origin: this.#table.origin(row), source }] });
  }
}

function runsOf(table: RouteTable): ReadonlyMap<Asn, Rows> {
  const runs = new Map<Asn, Rows>();
  for (let start = 0; start < table.size;) {
    const origin = table.origin(start);
    const { end } = table.rowsOf(origin);
    runs.set(origin, { start, end });
    start = end;
  }
  return runs;
}

/** One prefix with the route objects of two: by origin, then by the name of the source. */
function together(a: RegisteredPrefix, b: RegisteredPrefix): RegisteredPrefix {
  const routes = [...a.routes, ...b.routes].sort(
    (x, y) => x.origin - y.origin || (x.source < y.source ? -1 : 1),
  );
  return { range: a.range, routes };
}
