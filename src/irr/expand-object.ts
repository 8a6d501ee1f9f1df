import {
  asnReservation,
  FAMILIES,
  formatObjectName,
  type Asn,
  type ObjectName,
  type RegisteredOrigin,
} from "../net/index.ts";
import { collectPrefixes } from "./collect-prefixes.ts";
import type { Database, RegisteredSet, SetClass } from "./database.ts";
import type { Expansion, Finding } from "./expansion.ts";
import { walkSet, type SetWalk, type WalkedAsn, type WalkOptions } from "./walk-set.ts";

/** The name and version of the expansion in this file, as snapshots record it. */
export const NATIVE_ENGINE = "native 1";

/** How to expand. */
export interface ExpandOptions {
  /** The sources in their order of preference, in upper case. */
  readonly sources: readonly string[];
}

/**
 * Expands an object as IRRd and bgpq4 do (docs/irr.md says where not):
 * - A set is looked up in the sources in order; the first object of the name counts, nothing is merged.
 *   Its members are looked up in all sources again, in the same order.
 * - `SOURCE::` in front of a set is where that set itself is looked up; its members are not bound to it.
 *   In front of an ASN it is where the ASN's route objects come from.
 * - The route objects of an ASN are those of all sources together.
 */
export function expandObject(
  database: Database,
  name: ObjectName,
  options: ExpandOptions,
): Expansion {
  const findings: Finding[] = unknownSources(database, name, options.sources);
  const finish = (
    sources: readonly string[],
    walk: Pick<SetWalk, "asns" | "prefixes">,
  ): Expansion => {
    const prefixes = collectPrefixes(database, walk, sources);
    if (FAMILIES.every((family) => prefixes[family].length === 0)) {
      findings.push({ kind: "empty-object" });
    }
    const origins = collectOrigins(walk.asns);
    const object = {
      name: formatObjectName(name),
      sources: options.sources,
      engine: NATIVE_ENGINE,
      prefixes,
      origins,
    };
    return { object, findings };
  };

  if (name.asn !== null) {
    const sources = name.source === null ? options.sources : [name.source];
    const asns = [{ asn: name.asn, operators: [], via: [] }];
    findings.push(...findBogons(asns));
    return finish(sources, { asns, prefixes: [] });
  }

  const namesakes = findRoot(database, name, options.sources);
  const root = namesakes[0];
  if (root === undefined) {
    findings.push({ kind: "unknown-object", dropped: database.droppedSet(name.name) });
    const empty = { ipv4: [], ipv6: [] };
    const { sources } = options;
    const object = { name: formatObjectName(name), sources, engine: NATIVE_ENGINE };
    return { object: { ...object, prefixes: empty, origins: [] }, findings };
  }
  findings.push(...findNamesakes(root, namesakes));
  const walk = walkSet(database, root, options satisfies WalkOptions);
  findings.push(...findInWalk(database, walk, options.sources));
  return finish(options.sources, walk);
}

function findRoot(
  database: Database,
  name: ObjectName,
  sources: readonly string[],
): readonly RegisteredSet[] {
  const type: SetClass = name.kind === "route-set" ? "route-set" : "as-set";
  return database.findSets(name.name, name.source === null ? sources : [name.source], [type]);
}

function unknownSources(
  database: Database,
  name: ObjectName,
  sources: readonly string[],
): Finding[] {
  return [...new Set(name.source === null ? sources : [name.source, ...sources])]
    .filter((source) => !database.sources.includes(source))
    .map((source) => ({ kind: "unknown-source", source, known: database.sources }));
}

function findNamesakes(root: RegisteredSet, all: readonly RegisteredSet[]): Finding[] {
  const others = all
    .slice(1)
    .filter((set) => set.members.join() !== root.members.join())
    .map((set) => set.source);
  return others.length === 0
    ? []
    : [{ kind: "namesakes", class: root.class, taken: root.source, others }];
}

function findInWalk(database: Database, walk: SetWalk, sources: readonly string[]): Finding[] {
  const asns = firstOfEach(walk.asns);
  return [
    ...walk.unknown.map(({ member, via }) => {
      const dropped = database.droppedSet(member);
      return { kind: "unknown-member", member, via, dropped } as const;
    }),
    ...walk.emptied.map(({ member, via }) => ({ kind: "emptied-member", member, via }) as const),
    ...asns.flatMap(({ asn, via }) => {
      const families = database.familiesWithout(asn, sources);
      return families.length === 0 ? [] : [{ kind: "no-routes", asn, families, via } as const];
    }),
    ...findBogons(asns),
    ...walk.loops.map((via) => ({ kind: "loop", via }) as const),
  ];
}

function findBogons(asns: readonly WalkedAsn[]): Finding[] {
  return asns.flatMap(({ asn, via }) => {
    const reservation = asnReservation(asn);
    return reservation === null ? [] : [{ kind: "bogon-asn", asn, reservation, via } as const];
  });
}

/** One entry for each ASN, sorted by number. */
function firstOfEach(asns: readonly WalkedAsn[]): readonly WalkedAsn[] {
  const first = new Map<Asn, WalkedAsn>();
  for (const walked of asns) if (!first.has(walked.asn)) first.set(walked.asn, walked);
  return [...first.values()].sort((a, b) => a.asn - b.asn);
}

function collectOrigins(asns: readonly WalkedAsn[]): readonly RegisteredOrigin[] {
  return firstOfEach(asns).map(({ asn, via }) => ({ asn, via }));
}
