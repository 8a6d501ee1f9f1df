import type { Report } from "../diagnostics/index.ts";
import { readObjects, type RemovedFile, type Repository } from "../git/index.ts";
import { eventsOf, type Events } from "./events.ts";
import { fileVersions, type Place } from "./file-versions.ts";
import { withWorkingTree } from "./with-working-tree.ts";

/** A query about the history of one file. */
export interface TextQuery {
  /** From the top of the repository. */
  readonly path: string;
  /** The last commit to consider, by its full hash. */
  readonly tip: string;
  /** The file in the working tree, or null if there is none; `undefined` if only commits count. */
  readonly uncommitted: string | null | undefined;
  /** The searched item in a text: null if it is not there. */
  readonly stateIn: (text: string) => string | null;
}

/** Follows an item of a file through the commits of a repository. Null, and reported, if git fails. */
export async function textHistory(
  repository: Repository,
  { path, tip, uncommitted, stateIn }: TextQuery,
  report: Report,
): Promise<Events | null> {
  const committed = await fileVersions(repository, tip, [path], movedFile, report);
  const hashes = committed?.flatMap((version) => version.hashes.filter((hash) => hash !== null));
  const texts = hashes && (await readObjects(repository, hashes, report));
  if (!committed || !texts) return null;
  const states = committed.map(({ hashes: [hash = null] }) => {
    const text = hash === null ? undefined : texts.get(hash);
    return text === undefined ? null : stateIn(text);
  });
  if (uncommitted === undefined) return eventsOf(committed, (at) => states[at] ?? null);
  states.unshift(uncommitted === null ? null : stateIn(uncommitted));
  return eventsOf(withWorkingTree(committed), (at) => states[at] ?? null);
}

/** The removed file that a new one was before: the one with the same content, otherwise the one with the same name. */
function movedFile(removed: readonly RemovedFile[], path: string, hash: string): Place | null {
  const name = path.slice(path.lastIndexOf("/"));
  const same = removed.filter((file) => file.hash === hash);
  const named = removed.filter((file) => `/${file.path}`.endsWith(name));
  const meant = same.length > 0 ? same : named;
  return meant.length === 1 && meant[0] ? [meant[0].path] : null;
}
