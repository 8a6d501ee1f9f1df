import {
  formatPrefixRange,
  parseAsn,
  readPrefixRange,
  type Family,
  type RegisteredPrefix,
} from "../net/index.ts";

type Route = RegisteredPrefix["routes"][number];

/** Prints a registered prefix: `192.0.2.0/24 AS64496@RADB AS64497@RIPE`, the route objects sorted. */
export function formatPrefixLine({ range, routes }: RegisteredPrefix): string {
  const sorted = [...routes].sort(compareRoutes).map((r) => `AS${r.origin}@${r.source}`);
  return [formatPrefixRange(range), ...new Set(sorted)].join(" ");
}

/** Reads what `formatPrefixLine` printed; null for anything else. */
export function readPrefixLine(line: string, family: Family): RegisteredPrefix | null {
  const [text = "", ...rest] = line.split(" ");
  const range = readPrefixRange(text);
  if (typeof range === "string" || range.prefix.family !== family) return null;
  const routes: Route[] = [];
  for (const word of rest) {
    const match = /^(AS\d+)@([A-Z][A-Z0-9_-]*)$/.exec(word);
    const origin = parseAsn(match?.[1] ?? "");
    if (origin === null) return null;
    const route = { origin, source: match?.[2] ?? "" };
    const last = routes.at(-1);
    if (last && compareRoutes(last, route) >= 0) return null;
    routes.push(route);
  }
  return { range, routes };
}

/** Orders route objects of one prefix: by origin, then by source. */
function compareRoutes(a: Route, b: Route): number {
  return a.origin - b.origin || (a.source < b.source ? -1 : a.source > b.source ? 1 : 0);
}
