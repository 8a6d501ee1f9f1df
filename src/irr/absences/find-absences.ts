import { FAMILIES, type Asn, type Family, type ObjectName } from "../../net/index.ts";
import type { AbsencePool } from "./absence-pool.ts";
import type { Absence } from "./absence.ts";
import type { Database, RegisteredSet, SetClass } from "../database/database.ts";

/** How to find absences. */
export interface FindAbsencesOptions {
  /** The sources in order of preference, in upper case. */
  readonly sources: readonly string[];
  /** Where the absences are created, for all objects of a run. */
  readonly pool: AbsencePool;
  /** The sets that allow members by reference but have none. */
  readonly unreferred: readonly Absence[];
  /** Whether an ASN has no routes of a family; by default, according to the database. */
  readonly isSilent?: (asn: Asn, family: Family) => boolean;
}

/**
 * Everything that an object's expansion assumes to be missing, each once: ASNs without route objects of a family,
 * sets that are in no source, and sets that are missing from a source before the one that they were taken from
 * (somebody else's set counts only if the right one is missing). Sources that the database does not have are left
 * out, because nothing was reported about them. So are sets that exist but cannot be read.
 */
export function findAbsences(
  database: Database,
  name: ObjectName,
  options: FindAbsencesOptions,
): readonly Absence[] {
  const known = (sources: readonly string[]): readonly string[] =>
    sources.filter((source) => database.sources.includes(source));
  const sources = known(options.sources);
  const own = name.source === null ? sources : known([name.source]);
  const { pool } = options;
  const absences = new Set<Absence>();
  const unreferred = new Map(
    options.unreferred.flatMap((absence) =>
      absence.kind === "references" ? [[keyOf(absence.class, absence), absence] as const] : [],
    ),
  );

  const where = name.asn === null ? sources : own;
  const silence = pool.routesIn(where);
  const wanted = database.numbersOf(where);
  const addAsn = (asn: Asn): void => {
    if (where.length === 0) return;
    for (const family of FAMILIES) {
      const silent =
        options.isSilent?.(asn, family) ?? !database.registered(family).has(asn, wanted);
      if (silent) absences.add(silence(asn, family));
    }
  };
  const lookUp = (
    set: string,
    classes: readonly SetClass[],
    among: readonly string[],
  ): RegisteredSet | undefined => {
    const found = database.findSets(set, among, classes)[0];
    const dropped = database.droppedSet(set)?.object ?? "";
    const rank = found ? among.indexOf(found.source) : among.length;
    for (const type of classes) {
      if (dropped.startsWith(`${type} `)) continue;
      // Within a source, the as-set comes before the route-set.
      const end = found?.class === "route-set" && type === "as-set" ? rank + 1 : rank;
      if (end === 0) continue;
      absences.add(
        pool.take({ kind: "set", class: type, name: set, sources: among.slice(0, end) }),
      );
    }
    return found;
  };

  if (name.asn !== null) {
    addAsn(name.asn);
    return [...absences];
  }
  const isRouteSet = name.kind === "route-set";
  const root = lookUp(name.name, [isRouteSet ? "route-set" : "as-set"], own);
  const classes: readonly SetClass[] = isRouteSet ? ["as-set", "route-set"] : ["as-set"];
  const queue = root ? [root] : [];
  const seen = new Set<Asn | string>();
  // The queue grows during iteration.
  for (const set of queue) {
    const reference = unreferred.get(keyOf(set.class, { name: set.name, sources: [set.source] }));
    if (reference) absences.add(pool.take(reference));
    const { asns, others } = database.membersOf(set);
    for (const asn of asns) {
      if (!seen.has(asn)) addAsn(asn);
      seen.add(asn);
    }
    for (const { asn, prefix, body } of others) {
      if (prefix !== null || seen.has(asn ?? body)) continue;
      seen.add(asn ?? body);
      const inner = asn === null ? lookUp(body, classes, sources) : undefined;
      if (asn !== null) addAsn(asn);
      else if (inner) queue.push(inner);
    }
  }
  return [...absences];
}

function keyOf(type: SetClass, of: { name: string; sources: readonly string[] }): string {
  return `${type} ${of.sources.join()}::${of.name}`;
}
