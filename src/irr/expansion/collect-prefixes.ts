import {
  compareRanges,
  exactly,
  inRouteOrder,
  rangeFamily,
  type Asn,
  type Family,
  type RegisteredPrefix,
  type RegisteredPrefixes,
} from "../../net/index.ts";
import { asnsOf } from "./asns-of.ts";
import type { Database } from "../database/database.ts";
import { MergedPrefixes } from "./merged-prefixes.ts";
import { applyEffect, NO_EFFECT } from "./range-effect.ts";
import type { SetWalk } from "./walk-set.ts";

/** The prefixes found by a walk: those listed in sets, and the routes of the ASNs with their operators applied. */
export function collectPrefixes(
  database: Database,
  walk: Pick<SetWalk, "asns" | "prefixes">,
  sources: readonly string[],
): Record<Family, RegisteredPrefixes> {
  const wanted = database.numbersOf(sources);
  const plain = asnsOf(walk.asns.filter(({ effect }) => effect === NO_EFFECT));
  const ranged = walk.asns.filter(({ effect }) => effect !== NO_EFFECT);
  const of = (family: Family): RegisteredPrefixes => {
    const registered = database.registered(family).of(plain, wanted);
    const others: RegisteredPrefix[] = [];
    const add = (range: RegisteredPrefix["range"], route: { origin: Asn; source: string } | null) =>
      others.push({ range, routes: route === null ? [] : [pick(route)] });
    for (const { range, route } of walk.prefixes) {
      if (rangeFamily(range) === family) add(range, route);
    }
    for (const { asn, effect } of ranged) {
      for (const row of database.rowsOf(asn, family, sources)) {
        const route = database.routeAt(family, row);
        const range = applyEffect(exactly(route.prefix), effect);
        if (range !== null) add(range, route);
      }
    }
    if (others.length === 0) return registered;
    // Usually few, compared with what is registered, which is not sorted again for them.
    return new MergedPrefixes(registered, mergePrefixes(others));
  };
  return { ipv4: of("ipv4"), ipv6: of("ipv6") };
}

function pick(route: { origin: Asn; source: string }): { origin: Asn; source: string } {
  return { origin: route.origin, source: route.source };
}

/** Sorts prefixes and merges those with the same range, with the routes of all. */
function mergePrefixes(prefixes: RegisteredPrefix[]): readonly RegisteredPrefix[] {
  prefixes.sort((a, b) => compareRanges(a.range, b.range));
  const merged: { range: RegisteredPrefix["range"]; routes: RegisteredPrefix["routes"] }[] = [];
  for (const prefix of prefixes) {
    const last = merged.at(-1);
    if (!last || compareRanges(last.range, prefix.range) !== 0) merged.push({ ...prefix });
    else last.routes = [...last.routes, ...prefix.routes];
  }
  for (const prefix of merged) {
    if (prefix.routes.length > 1) prefix.routes = inRouteOrder(prefix.routes);
  }
  return merged;
}
