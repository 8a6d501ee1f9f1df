import {
  compareRoutes,
  formatPrefixRange,
  inRouteOrder,
  parseAsn,
  readPrefixRange,
  type Family,
  type RegisteredPrefix,
} from "../net/index.ts";

type Route = RegisteredPrefix["routes"][number];

/** Prints a registered prefix: `192.0.2.0/24 AS64496@RADB AS64497@RIPE`, the route objects sorted. */
export function formatPrefixLine({ range, routes }: RegisteredPrefix): string {
  let line = formatPrefixRange(range);
  for (const { origin, source } of inRouteOrder(routes)) line += ` AS${origin}@${source}`;
  return line;
}

/**
 * Route objects by their text, each stored once. Most prefixes of an object share theirs with others, and a snapshot
 * of millions of prefixes can only hold them once.
 */
export class KnownRoutes {
  /** Route objects by number. Number 0 is none. */
  readonly table: (readonly Route[])[] = [[]];
  readonly #numbers = new Map<string, number>([["", 0]]);

  /** The number of the route objects in a text; -1 if it is invalid. */
  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const routes = readRoutes(text);
    if (routes === null) return -1;
    const number = this.table.push(routes) - 1;
    // A copy: a slice of the line would keep the whole file in memory.
    this.#numbers.set(Buffer.from(text, "latin1").toString("latin1"), number);
    return number;
  }
}

/** Reads what `formatPrefixLine` printed; null for anything else. The route objects are stored in `known`. */
export function readPrefixLine(
  line: string,
  family: Family,
  known = new KnownRoutes(),
): RegisteredPrefix | null {
  const blank = line.indexOf(" ");
  const range = readPrefixRange(blank < 0 ? line : line.slice(0, blank));
  if (typeof range === "string" || range.prefix.family !== family) return null;
  if (blank < 0) return { range, routes: [] };
  const number = blank + 1 === line.length ? -1 : known.number(line.slice(blank + 1));
  const routes = known.table[number];
  return routes ? { range, routes } : null;
}

function readRoutes(text: string): readonly Route[] | null {
  const routes: Route[] = [];
  for (const word of text.split(" ")) {
    const match = /^(AS\d+)@([A-Z][A-Z0-9_-]*)$/.exec(word);
    const origin = parseAsn(match?.[1] ?? "");
    if (origin === null) return null;
    const route = { origin, source: match?.[2] ?? "" };
    const last = routes.at(-1);
    if (last && compareRoutes(last, route) >= 0) return null;
    routes.push(route);
  }
  return routes;
}
