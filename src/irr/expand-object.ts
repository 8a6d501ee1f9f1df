import {
  asnReservation,
  FAMILIES,
  formatObjectName,
  type Asn,
  type ObjectName,
} from "../net/index.ts";
import { collectPrefixes } from "./collect-prefixes.ts";
import type { Database, RegisteredSet, SetClass } from "./database.ts";
import type { Expansion, Finding } from "./expansion.ts";
import { NO_EFFECT } from "./range-effect.ts";
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
    asns: readonly WalkedAsn[],
    foundIn: string | null,
  ): Expansion => {
    const prefixes = collectPrefixes(database, walk, sources);
    if (FAMILIES.every((family) => prefixes[family].length === 0)) {
      findings.push({ kind: "empty-object" });
    }
    const origins = asns.map(({ asn, via }) => ({ asn, via: via.sourced }));
    const object = {
      name: formatObjectName(name),
      sources: options.sources,
      ...(foundIn === null ? {} : { foundIn }),
      engine: NATIVE_ENGINE,
      prefixes,
      origins,
    };
    return { object, findings };
  };

  if (name.asn !== null) {
    const sources = name.source === null ? options.sources : [name.source];
    const asns = [{ asn: name.asn, effect: NO_EFFECT, via: { names: [], sourced: [] } }];
    findings.push(...findBogons(asns));
    return finish(sources, { asns, prefixes: [] }, asns, null);
  }

  const namesakes = findRoot(database, name, options.sources);
  const root = namesakes[0];
  if (root === undefined) {
    // Where its source is not there, that says it all.
    if (name.source === null || database.sources.includes(name.source)) {
      findings.push({ kind: "unknown-object", dropped: database.droppedSet(name.name) });
    }
    const empty = { ipv4: [], ipv6: [] };
    const { sources } = options;
    const object = { name: formatObjectName(name), sources, engine: NATIVE_ENGINE };
    return { object: { ...object, prefixes: empty, origins: [] }, findings };
  }
  findings.push(...findNamesakes(root, namesakes));
  const walk = walkSet(database, root, options satisfies WalkOptions);
  const asns = firstOfEach(walk.asns);
  for (const finding of findInWalk(database, walk, asns, options.sources)) findings.push(finding);
  return finish(options.sources, walk, asns, name.source === null ? root.source : null);
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

function findInWalk(
  database: Database,
  walk: SetWalk,
  asns: readonly WalkedAsn[],
  sources: readonly string[],
): Finding[] {
  return [
    ...walk.unknown.map(({ member, via }) => {
      const dropped = database.droppedSet(member);
      return { kind: "unknown-member", member, via: via.names, dropped } as const;
    }),
    ...walk.emptied.map(
      ({ member, via }) => ({ kind: "emptied-member", member, via: via.names }) as const,
    ),
    ...findSilent(database, asns, sources),
    ...findBogons(asns),
    ...(walk.endless ? [{ kind: "endless" } as const] : []),
    ...walk.loops.map((via) => ({ kind: "loop", via }) as const),
  ];
}

/** The ASNs without a route object, in one family or in both. */
function findSilent(
  database: Database,
  asns: readonly WalkedAsn[],
  sources: readonly string[],
): Finding[] {
  const wanted = database.numbersOf(sources);
  const tables = FAMILIES.map((family) => ({ family, routes: database.registered(family) }));
  const findings: Finding[] = [];
  for (const { asn, via } of asns) {
    if (tables.every(({ routes }) => routes.has(asn, wanted))) continue;
    const families = tables.filter(({ routes }) => !routes.has(asn, wanted)).map((t) => t.family);
    findings.push({ kind: "no-routes", asn, families, via: via.names });
  }
  return findings;
}

function findBogons(asns: readonly WalkedAsn[]): Finding[] {
  const findings: Finding[] = [];
  for (const { asn, via } of asns) {
    const reservation = asnReservation(asn);
    if (reservation !== null)
      findings.push({ kind: "bogon-asn", asn, reservation, via: via.names });
  }
  return findings;
}

/** One entry for each ASN, sorted by number. */
function firstOfEach(asns: readonly WalkedAsn[]): readonly WalkedAsn[] {
  const first = new Map<Asn, WalkedAsn>();
  for (const walked of asns) if (!first.has(walked.asn)) first.set(walked.asn, walked);
  // Numbers alone are sorted far quicker than objects by their numbers.
  const sorted = Uint32Array.from(first.keys()).sort();
  return Array.from(sorted, (asn) => first.get(asn)).filter((walked) => walked !== undefined);
}
