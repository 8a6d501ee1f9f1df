import type { Report } from "../diagnostics/index.ts";
import { readObjects, visitObjects, type RemovedFile, type Repository } from "../git/index.ts";
import { covers, type Prefix, type PrefixRange } from "../net/index.ts";
import { objectPath, readPrefixLine } from "../snapshot/index.ts";
import { eventsOf, type Events } from "./events.ts";
import { fileVersions, type FileVersion, type Place } from "./file-versions.ts";
import { movedFrom } from "./moved-from.ts";
import { coveringLines } from "./covering-lines.ts";
import {
  entriesOfLines,
  objectEntries,
  readState,
  type ObjectFiles,
  type TracedRoute,
} from "./object-entries.ts";
import { withWorkingTree } from "./with-working-tree.ts";

/** A query about a snapshot's history. */
export interface ObjectQuery {
  /** The object's name: `RADB::AS-X`. */
  readonly name: string;
  readonly prefix: Prefix;
  /** The snapshot's folder, from the top of the repository. */
  readonly snapshot: string;
  /** The last commit to consider, by its full hash. */
  readonly tip: string;
  /** The files in the working tree; null if only commits count. */
  readonly uncommitted: ObjectFiles | null;
}

/** An entry of an object that registers or covers a prefix, with its history. */
export interface EntryHistory extends Events {
  readonly range: PrefixRange;
  /** Whether it registers the prefix itself; otherwise the prefix is a more-specific of it. */
  readonly registers: boolean;
  /** The route objects and the paths to their origins, now or last. */
  readonly routes: readonly TracedRoute[];
}

/** The entries of an object for a prefix over time. */
export interface ObjectHistory {
  /** Those that register it first; among them existing ones before removed ones; then the nearest. */
  readonly entries: readonly EntryHistory[];
  /** The earlier folders of the snapshot, from the top of the repository; the last one first. */
  readonly formerly: readonly string[];
}

/**
 * Follows the entries of a snapshot's object for a prefix through the commits of a repository. Null, and reported, if
 * git fails.
 */
export async function objectHistory(
  repository: Repository,
  { name, prefix, snapshot, tip, uncommitted }: ObjectQuery,
  report: Report,
): Promise<ObjectHistory | null> {
  const extension = `.${prefix.family}`;
  const placeOf = (path: string): Place => [path, `${path.slice(0, -extension.length)}.origins`];
  const from = (removed: readonly RemovedFile[], path: string, hash: string): Place | null => {
    const found = movedFrom(removed, path, hash);
    return found === null ? null : placeOf(found);
  };
  const place = placeOf(`${snapshot}/${objectPath(name) ?? ""}${extension}`);
  const committed = await fileVersions(repository, tip, place, from, report);
  const states = committed && (await statesOf(repository, committed, prefix, report));
  if (!committed || !states) return null;

  if (uncommitted) states.unshift(objectEntries(uncommitted, prefix));
  const versions = uncommitted ? withWorkingTree(committed) : committed;
  const ranges = new Set(states.flatMap((state) => [...state.keys()]));
  const entries = [...ranges].flatMap((text): EntryHistory[] => {
    const range = readPrefixLine(text, prefix.family)?.range;
    const events = eventsOf(versions, (at) => states[at]?.get(text) ?? null);
    if (!range || events.all.length === 0) return [];
    const last = events.now ?? events.all.find(({ before }) => before !== null)?.before;
    const registers = registersPrefix(range, prefix);
    return [{ ...events, range, registers, routes: readState(last ?? "") }];
  });
  return { entries: entries.sort(byNearness), formerly: formerFolders(committed) };
}

/**
 * The entries for a prefix in the versions of an object's files. Thousands of large texts are read, and none is kept.
 */
async function statesOf(
  repository: Repository,
  versions: readonly FileVersion[],
  prefix: Prefix,
  report: Report,
): Promise<ReadonlyMap<string, string>[] | null> {
  const hashesAt = (at: number): readonly string[] => [
    ...new Set(versions.flatMap(({ hashes }) => hashes[at] ?? [])),
  ];
  const lines = new Map<string, readonly string[]>();
  const take = (hash: string, text: string): void => {
    // Copies: slices would keep the whole text in memory.
    const found = coveringLines(text, prefix).map((line) => Buffer.from(line).toString());
    lines.set(hash, found);
  };
  if (!(await visitObjects(repository, hashesAt(0), take, report))) return null;
  const origins = await readObjects(repository, hashesAt(1), report);
  if (!origins) return null;
  const known = new Map<string, ReadonlyMap<string, string>>();
  return versions.map(({ hashes: [prefixHash, originsHash] }) => {
    const key = `${prefixHash ?? ""} ${originsHash ?? ""}`;
    const state =
      known.get(key) ??
      entriesOfLines(lines.get(prefixHash ?? "") ?? [], origins.get(originsHash ?? "") ?? "");
    known.set(key, state);
    return state;
  });
}

function registersPrefix({ prefix, min, max }: PrefixRange, wanted: Prefix): boolean {
  return covers(prefix, wanted) && min <= wanted.length && wanted.length <= max;
}

function byNearness(a: EntryHistory, b: EntryHistory): number {
  return (
    Number(b.registers) - Number(a.registers) ||
    Number(a.now === null) - Number(b.now === null) ||
    b.range.prefix.length - a.range.prefix.length ||
    a.range.max - b.range.max
  );
}

/** The folders of the snapshot at earlier versions, each once. */
function formerFolders(versions: readonly FileVersion[]): readonly string[] {
  const folders = versions.map(({ path }) => path.split("/").slice(0, -2).join("/"));
  return [...new Set(folders)].slice(1);
}
