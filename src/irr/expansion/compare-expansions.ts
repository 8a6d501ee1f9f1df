import { FAMILIES, formatPrefixRange, type Asn, type RegisteredObject } from "../../net/index.ts";
import type { Database } from "../database/database.ts";

/** What only one of two engines found in an object. */
export interface EngineDifference {
  readonly kind: "prefix" | "origin";
  /** The engine that found it: `bgpq4 1.9`. */
  readonly only: string;
  /** The prefix or origin: `192.0.2.0/24`, `AS64496`. */
  readonly what: string;
  /** Where it comes from: `AS64496@RADB via AS-X > AS-Y`; empty if unknown. */
  readonly because: string;
}

/**
 * Compares two expansions of an object: every prefix and every origin that is not in both, with the member that it
 * comes from. `database` is what one of the engines expanded from: engines that report no route objects leave no
 * other trace. Sorted by kind, then as in the objects.
 */
export function compareExpansions(
  a: RegisteredObject,
  b: RegisteredObject,
  database: Database,
): readonly EngineDifference[] {
  return [...onlyIn(a, b, database), ...onlyIn(b, a, database)].sort(
    (x, y) => Number(x.kind === "prefix") - Number(y.kind === "prefix"),
  );
}

function onlyIn(
  here: RegisteredObject,
  there: RegisteredObject,
  database: Database,
): readonly EngineDifference[] {
  const only = here.engine;
  const known = new Set(there.origins.map(({ asn }) => asn));
  const origins = here.origins
    .filter(({ asn }) => !known.has(asn))
    .map(({ asn, via }) => ({
      kind: "origin" as const,
      only,
      what: `AS${asn}`,
      because: via.length > 0 ? `via ${via.join(" > ")}` : "",
    }));
  const prefixes = FAMILIES.flatMap((family) => {
    const others = new Set<string>();
    for (const { range } of there.prefixes[family]) others.add(formatPrefixRange(range));
    return [...here.prefixes[family]]
      .map(({ range, routes }) => ({ what: formatPrefixRange(range), routes }))
      .filter(({ what }) => !others.has(what));
  });
  const missing = new Set(prefixes.map(({ what }) => what));
  const found = findRoutes(database, [here, there], missing);
  return [
    ...origins,
    ...prefixes.map(({ what, routes }) => ({
      kind: "prefix" as const,
      only,
      what,
      because:
        routes.map((route) => describe(route, [here, there])).join(", ") || (found.get(what) ?? ""),
    })),
  ];
}

/** The route objects of prefixes whose engine reports none, among those of all members, in any source. */
function findRoutes(
  database: Database,
  objects: readonly RegisteredObject[],
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (wanted.size === 0) return found;
  const asns = new Set(objects.flatMap(({ origins }) => origins.map(({ asn }) => asn)));
  for (const family of FAMILIES) {
    const table = database.routes[family];
    for (const asn of asns) {
      const { start, end } = table.rowsOf(asn);
      for (let row = start; row < end; row++) {
        const text = table.text(row);
        if (!wanted.has(text) || found.has(text)) continue;
        found.set(text, describe(database.routeAt(family, row), objects));
      }
    }
  }
  return found;
}

function describe(
  route: { readonly origin: Asn; readonly source: string },
  objects: readonly RegisteredObject[],
): string {
  const via = objects
    .flatMap(({ origins }) => origins.find(({ asn }) => asn === route.origin) ?? [])
    .map((origin) => origin.via)
    .find((chain) => chain.length > 0);
  const place = `AS${route.origin}@${route.source}`;
  return via ? `${place} via ${via.join(" > ")}` : place;
}
