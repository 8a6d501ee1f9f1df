import { diagnostic, type Report, type Source, type Span } from "../diagnostics/index.ts";
import type { RegisteredOrigin } from "../net/index.ts";
import { readLines, type LineFormat } from "../system/index.ts";
import { digestOf, PARTS, type ObjectTexts, type Part } from "./object-files.ts";
import { compareTexts, readSetLine } from "./member-line.ts";
import { objectPath } from "./object-path.ts";
import { readOriginLine } from "./origin-line.ts";
import { KnownRoutes } from "./prefix-line.ts";
import { readIndex } from "./read-index.ts";
import { readPrefixes } from "./read-prefixes.ts";
import type { IndexEntry } from "./snapshot-index.ts";
import type { Snapshot, SnapshotObject } from "./snapshot.ts";

/** A snapshot's folder. */
export interface SnapshotFolder {
  /** The folder's name, for messages. */
  readonly name: string;
  /** The text of a file by its path inside the folder; null if there is none. */
  readonly read: (path: string) => string | null;
  /** The paths of all files inside; null: do not look for files that do not belong to the snapshot. */
  readonly paths: readonly string[] | null;
}

/** The readable part of a snapshot. */
export interface SnapshotParts {
  readonly objects: Snapshot;
  /** Whether there was no error. */
  readonly whole: boolean;
  /** The objects that the index lists; null if it cannot be read. */
  readonly listed: ReadonlySet<string> | null;
}

/** Reads a snapshot like `readSnapshotParts`; null if anything is wrong. */
export function readSnapshot(folder: SnapshotFolder, report: Report): Snapshot | null {
  const { objects, whole } = readSnapshotParts(folder, report);
  return whole ? objects : null;
}

/**
 * Reads a snapshot back and checks all of it: the syntax and order of every line, counts and digests against the
 * index, no file without an entry and no entry without its files. All that is wrong is reported. `only`: the objects to
 * read; of others only the entries in the index are read.
 */
export function readSnapshotParts(
  folder: SnapshotFolder,
  report: Report,
  readObject: ReadSnapshotObject = readSnapshotObject,
  only: ReadonlySet<string> | null = null,
): SnapshotParts {
  const nothing = { objects: new Map(), whole: false, listed: null };
  const text = folder.read("index.json");
  if (text === null) {
    report(diagnostic("snapshot-missing", { directory: folder.name }));
    return nothing;
  }
  const source: Source = { path: `${folder.name}/index.json`, text };
  const index = readIndex(source, report);
  if (index === null) return nothing;

  let whole = true;
  const objects = new Map<string, SnapshotObject>();
  const knownRoutes = new KnownRoutes();
  const known = new Set(["index.json"]);
  let at = 0;
  for (const [name, entry] of index) {
    // The index is known to be canonical, with its entries in this order.
    at = text.indexOf(`${JSON.stringify(name)}: {`, at);
    const span = { source, start: at, end: at + name.length + 2 };
    for (const part of partsOf(entry)) known.add(`${pathOf(name)}.${part}`);
    if (only?.has(name) === false) continue;
    const texts = readTexts(folder, name, entry, span, report);
    const object =
      texts && readObject({ folder: folder.name, name, entry, texts, span }, knownRoutes, report);
    if (object) objects.set(name, object);
    else whole = false;
  }
  for (const path of folder.paths ?? []) {
    if (known.has(path)) continue;
    whole = false;
    report(diagnostic("snapshot-file-unknown", { path: `${folder.name}/${path}` }));
  }
  return { objects, whole, listed: new Set(index.keys()) };
}

function pathOf(name: string): string {
  const path = objectPath(name);
  if (path === null) throw new Error(`not an object's name: ${name}`);
  return path;
}

/** The files that an object has. */
function partsOf({ sets = 0 }: IndexEntry): readonly Part[] {
  return PARTS.filter((part) => part !== "sets" || sets > 0);
}

/** What an object of a snapshot is read from. */
export interface ObjectSource {
  /** The snapshot's folder, for messages. */
  readonly folder: string;
  readonly name: string;
  readonly entry: IndexEntry;
  readonly texts: ObjectTexts;
  /** Where the index names it. */
  readonly span: Span;
}

/** How an object of a snapshot is read. */
export type ReadSnapshotObject = (
  source: ObjectSource,
  known: KnownRoutes,
  report: Report,
) => SnapshotObject | null;

/** Reads an object of a snapshot; null where anything of it is wrong. */
export function readSnapshotObject(
  { folder, name, entry, texts, span }: ObjectSource,
  known: KnownRoutes,
  report: Report,
): SnapshotObject | null {
  const source = (part: Part): Source => ({
    path: `${folder}/${pathOf(name)}.${part}`,
    text: texts[part],
  });
  const ipv4 = readPrefixes(source("ipv4"), "ipv4", known, report);
  const ipv6 = readPrefixes(source("ipv6"), "ipv6", known, report);
  const origins = readLines(source("origins"), ORIGINS, report);
  const sets = readLines(source("sets"), SETS, report);
  if (!ipv4 || !ipv6 || !origins || !sets) return null;

  let counted = true;
  const found = {
    ipv4: ipv4.length,
    ipv6: ipv6.length,
    origins: origins.length,
    sets: sets.length,
  };
  for (const part of PARTS) {
    const indexed = entry[part] ?? 0;
    if (found[part] === indexed) continue;
    counted = false;
    const params = { object: name, what: WHAT[part], indexed, found: found[part] };
    const related = [{ message: "this file", span: { source: source(part), start: 0, end: 0 } }];
    report(diagnostic("snapshot-count-differs", params, { span, related }));
  }
  if (!counted) return null;
  if (digestOf({ ...entry, hasSets: entry.sets !== undefined, name, texts }) !== entry.digest) {
    report(diagnostic("snapshot-digest-differs", { object: name }, { span }));
    return null;
  }
  const { sources, engine, foundIn, alsoIn, answeredBy, unknownMembers } = entry;
  return {
    name,
    sources,
    ...(foundIn === undefined ? {} : { foundIn }),
    ...(alsoIn === undefined ? {} : { alsoIn }),
    engine,
    ...(answeredBy === undefined ? {} : { answeredBy }),
    prefixes: { ipv4, ipv6 },
    origins,
    ...(entry.sets === undefined ? {} : { sets }),
    ...(unknownMembers === undefined ? {} : { unknownMembers }),
  };
}

function readTexts(
  folder: SnapshotFolder,
  object: string,
  entry: IndexEntry,
  span: Span,
  report: Report,
): ObjectTexts | null {
  const read = (part: Part): string | null => {
    const path = `${pathOf(object)}.${part}`;
    const text = folder.read(path);
    if (text === null) report(diagnostic("snapshot-file-missing", { object, path }, { span }));
    return text;
  };
  const texts = { ipv4: read("ipv4"), ipv6: read("ipv6"), origins: read("origins") };
  const { ipv4, ipv6, origins } = texts;
  const sets = partsOf(entry).includes("sets") ? read("sets") : "";
  if (ipv4 === null || ipv6 === null || origins === null || sets === null) return null;
  return { ipv4, ipv6, origins, sets };
}

const WHAT = {
  ipv4: "IPv4 prefixes",
  ipv6: "IPv6 prefixes",
  origins: "origins",
  sets: "sets",
} as const;

const ORIGINS: LineFormat<RegisteredOrigin> = {
  expected: "an ASN with the sets that lead to it",
  read: readOriginLine,
  compare: (a, b) => a.asn - b.asn,
};

const SETS: LineFormat<string> = {
  expected: "a set with its source",
  read: readSetLine,
  compare: compareTexts,
};
