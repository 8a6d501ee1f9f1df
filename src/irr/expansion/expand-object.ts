import {
  asnReservation,
  FAMILIES,
  formatObjectName,
  parseObjectName,
  type Family,
  type ObjectName,
  type RegisteredObject,
  type UnknownMember,
} from "../../net/index.ts";
import { asnsOf } from "./asns-of.ts";
import { collectPrefixes } from "./collect-prefixes.ts";
import type { Database, RegisteredSet, SetClass } from "../database/database.ts";
import type { Expansion, Finding } from "./expansion.ts";
import { NO_EFFECT } from "./range-effect.ts";
import { sortByNumber } from "../database/sort-by-number.ts";
import { walkSet, type SetWalk, type WalkedAsn, type WalkOptions } from "./walk-set.ts";

/** The name and version of the expansion in this file, as snapshots record it. */
export const NATIVE_ENGINE = "native 1";

/** How to expand. */
export interface ExpandOptions {
  /** The sources in order of preference, in upper case. */
  readonly sources: readonly string[];
}

/**
 * Expands an object as IRRd and bgpq4 do (docs/irr.md lists the differences):
 * - A set is looked up in the sources in order; the first object with the name counts, nothing is merged. Its members
 *   are looked up in all sources again, in the same order.
 * - `SOURCE::` in front of a set says where that set itself is looked up; its members are not bound to it. In front
 *   of an ASN it says where the ASN's route objects come from.
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
    ofSet: Pick<RegisteredObject, "foundIn" | "alsoIn" | "sets" | "unknownMembers">,
  ): Expansion => {
    const prefixes = collectPrefixes(database, walk, sources);
    if (FAMILIES.every((family) => prefixes[family].length === 0)) {
      findings.push({ kind: "empty-object" });
    }
    const origins = asns.map(({ asn, via }) => ({ asn, via: via.sourced }));
    const object = {
      name: formatObjectName(name),
      sources: options.sources,
      engine: NATIVE_ENGINE,
      prefixes,
      origins,
      ...ofSet,
    };
    return { object, findings };
  };

  if (name.asn !== null) {
    const sources = name.source === null ? options.sources : [name.source];
    const asns = [{ asn: name.asn, effect: NO_EFFECT, via: { names: [], sourced: [] } }];
    findings.push(...findBogons(asns));
    return finish(sources, { asns, prefixes: [] }, asns, {});
  }

  const namesakes = findRoot(database, name, options.sources);
  const root = namesakes[0];
  if (root === undefined) {
    // If its source does not exist, nothing else needs to be reported.
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
  const sorted = sortAsns(walk.asns);
  const asns = firstOfEach(sorted);
  const unknown = findUnknown(database, walk, root.class);
  for (const ofKind of [unknown, ...findInWalk(database, walk, asns, options.sources)]) {
    for (const finding of ofKind) findings.push(finding);
  }
  const alsoIn = namesakes.slice(1).map(({ source }) => source);
  const unknownMembers = unknownIn(unknown);
  return finish(options.sources, { asns: sorted, prefixes: walk.prefixes }, asns, {
    ...(name.source === null ? { foundIn: root.source } : {}),
    ...(alsoIn.length > 0 ? { alsoIn } : {}),
    sets: walk.sets,
    ...(unknownMembers.length > 0 ? { unknownMembers } : {}),
  });
}

type UnknownFinding = Extract<Finding, { kind: "unknown-member" }>;

function findUnknown(
  database: Database,
  walk: SetWalk,
  inside: SetClass,
): readonly UnknownFinding[] {
  return walk.unknown.map(({ member, via, of }) => {
    const dropped = database.droppedSet(member);
    const isMisplaced = inside === "as-set" && parseObjectName(member)?.kind === "route-set";
    return { kind: "unknown-member", member, via: via.names, of, isMisplaced, dropped };
  });
}

/** Each member with each set that names it, sorted. */
function unknownIn(findings: readonly UnknownFinding[]): readonly UnknownMember[] {
  const all = findings.flatMap(({ member, of, isMisplaced, dropped }) =>
    Array.from(of, (set) => ({
      member,
      of: set,
      isUnusable: isMisplaced || dropped !== null,
    })),
  );
  return all.sort((a, b) => compareTexts(a.member, b.member) || compareTexts(a.of, b.of));
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
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

/** Kind by kind: there may be a hundred thousand of one, which are not copied together. */
function findInWalk(
  database: Database,
  walk: SetWalk,
  asns: readonly WalkedAsn[],
  sources: readonly string[],
): readonly (readonly Finding[])[] {
  const emptied = walk.emptied.map(
    ({ member, via }) => ({ kind: "emptied-member", member, via: via.names }) as const,
  );
  const endless = walk.endless ? [{ kind: "endless" } as const] : [];
  const loops = walk.loops.map((via) => ({ kind: "loop", via }) as const);
  const silent = findAsnsWithoutRoutes(database, asns, sources);
  return [emptied, silent, findBogons(asns), endless, loops];
}

/** The ASNs without a route object, in one family or in both. */
function findAsnsWithoutRoutes(
  database: Database,
  asns: readonly WalkedAsn[],
  sources: readonly string[],
): Finding[] {
  const wanted = database.numbersOf(sources);
  const [ipv4, ipv6] = [database.registered("ipv4"), database.registered("ipv6")];
  const findings: Finding[] = [];
  for (const { asn, via } of asns) {
    const families = SILENT_IN[ipv4.has(asn, wanted) ? 1 : 0][ipv6.has(asn, wanted) ? 1 : 0];
    if (families.length > 0) findings.push({ kind: "no-routes", asn, families, via: via.names });
  }
  return findings;
}

/** Indexed by whether an ASN has IPv4 route objects, then IPv6: the families in which it has none. */
const SILENT_IN = [
  [FAMILIES, ["ipv4"]],
  [["ipv6"], []],
] as const satisfies readonly (readonly (readonly Family[])[])[];

function findBogons(asns: readonly WalkedAsn[]): Finding[] {
  const findings: Finding[] = [];
  for (const { asn, via } of asns) {
    const reservation = asnReservation(asn);
    if (reservation !== null)
      findings.push({ kind: "bogon-asn", asn, reservation, via: via.names });
  }
  return findings;
}

/** By number; the same ASN under several operators in the order found. */
function sortAsns(asns: readonly WalkedAsn[]): readonly WalkedAsn[] {
  const sorted: WalkedAsn[] = [];
  for (const place of sortByNumber(asnsOf(asns))) {
    const walked = asns[place];
    if (walked) sorted.push(walked);
  }
  return sorted;
}

/** For ASNs in order, the first entry of each. */
function firstOfEach(asns: readonly WalkedAsn[]): readonly WalkedAsn[] {
  return asns.filter(({ asn }, i) => asn !== asns[i - 1]?.asn);
}
