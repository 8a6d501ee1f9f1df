import type { Report } from "../diagnostics/index.ts";
import {
  findBlobs,
  listHistory,
  listRemoved,
  readCommits,
  type RemovedFile,
  type Repository,
} from "../git/index.ts";
import type { Version } from "./events.ts";

/** A version of some related files. */
export interface FileVersion extends Version {
  /** The full hash of each of them, in the given order; null: it did not exist. */
  readonly hashes: readonly (string | null)[];
  /** The path of the first of them at that version, from the top of the repository. */
  readonly path: string;
}

/** A location of related files: their paths from the top of the repository. */
export type Place = readonly string[];

/**
 * All versions of some files up to a commit, that one first. If the first one was added at its path by a commit that
 * removed what `movedFrom` considers the same file, the history continues with that. Null, and reported, if git
 * fails.
 */
export async function fileVersions(
  repository: Repository,
  tip: string,
  place: Place,
  movedFrom: (removed: readonly RemovedFile[], path: string, hash: string) => Place | null,
  report: Report,
): Promise<readonly FileVersion[] | null> {
  const versions: FileVersion[] = [];
  const known = new Map<string, number>();
  return (await add(tip, place)) === null ? null : versions;

  /** Adds the versions at a location up to a commit; returns the indexes of the newest. */
  async function add(upTo: string, at: Place): Promise<readonly number[] | null> {
    const [path = ""] = at;
    const history = await listHistory(repository, upTo, at, report);
    const blobs =
      history &&
      (await findBlobs(
        repository,
        history.flatMap(({ commit }) => at.map((file) => ({ commit, path: file }))),
        report,
      ));
    if (!history || !blobs) return null;
    const [first] = history;
    if (!first) return [];
    const key = (commit: string): string => `${commit} ${path}`;
    const fresh = history.filter(({ commit }) => !known.has(key(commit)));
    const start = versions.length;
    fresh.forEach(({ commit }, i) => known.set(key(commit), start + i));
    const hashesOf = new Map(
      history.map(({ commit }, i) => [commit, blobs.slice(i * at.length, (i + 1) * at.length)]),
    );
    for (const { commit, parents } of fresh) {
      const numbers = parents.flatMap((parent) => known.get(key(parent)) ?? []);
      versions.push({ commit, parents: numbers, hashes: hashesOf.get(commit) ?? [], path });
    }
    for (const { commit, parents } of fresh) {
      const hash = hashesOf.get(commit)?.[0] ?? null;
      const isNew = parents.every((parent) => (hashesOf.get(parent)?.[0] ?? null) === null);
      if (hash === null || !isNew || repository.cutAt.has(commit)) continue;
      const older = await before(commit, path, hash);
      if (older === null) return null;
      const number = known.get(key(commit)) ?? 0;
      const version = versions[number];
      if (version && older.length > 0) versions[number] = { ...version, parents: older };
    }
    const number = known.get(key(first.commit));
    return number === undefined ? [] : [number];
  }

  /** The versions from which a commit moved the files to a path; empty if it did not. */
  async function before(
    commit: string,
    path: string,
    hash: string,
  ): Promise<readonly number[] | null> {
    const commits = await readCommits(repository, [commit], report);
    const parent = commits?.get(commit)?.parents[0];
    if (!commits) return null;
    if (parent === undefined) return [];
    const removed = await listRemoved(repository, parent, commit, report);
    const from = removed && movedFrom(removed, path, hash);
    return removed === null ? null : from === null ? [] : add(parent, from);
  }
}
