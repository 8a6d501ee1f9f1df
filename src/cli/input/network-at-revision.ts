import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  findCommit,
  listTree,
  readObjects,
  type Repository,
  type TreeEntry,
} from "../../git/index.ts";
import { revisionFiles, type RevisionFiles } from "./revision-files.ts";

/** What a network is read from; the files of `base` may lie anywhere else. */
const PARTS = /^(?:network\.yaml|(?:peers|policies|snapshot|tests)(?:\/|$))/;
/** What peerc writes is not read again: every folder in which `build` left its list of files. */
const WRITTEN = /(?:^|\/)\.peerc$/;

/**
 * A repository's network as it was at a revision, all of it read at once. Null, and reported, where there is no such revision
 * or folder, or a part of the network is not in the repository. The folder may hold no network.yaml: that is for
 * `readNetworkIn` to say, as of a folder on disk.
 */
export async function networkAtRevision(
  repository: Repository,
  revision: string,
  report: Report,
): Promise<RevisionFiles | null> {
  const commit = await findCommit(repository, revision, report);
  const entries = commit && (await listTree(repository, commit, revision, report));
  if (!commit || !entries) return null;
  const parts = [...entries].filter(([path, { kind }]) => kind === "submodule" && PARTS.test(path));
  for (const [path] of parts) report(diagnostic("git-submodule", { revision, path }));
  if (parts.length > 0) return null;
  const texts = await readObjects(repository, readable(entries), report);
  const folder = `${labelOf(revision, commit)}:${repository.path || "."}`;
  return texts && revisionFiles(folder, commit, entries, texts);
}

/** The hashes of what may be read: all but dumps in archives, and what `build` wrote. */
function readable(entries: ReadonlyMap<string, TreeEntry>): readonly string[] {
  const written = [...entries.keys()]
    .filter((path) => WRITTEN.test(path) && path !== ".peerc")
    .map((path) => path.slice(0, -".peerc".length));
  return [...entries]
    .filter(([, { kind }]) => kind !== "submodule")
    .filter(([path]) => PARTS.test(path) || !written.some((folder) => path.startsWith(folder)))
    .filter(([path]) => !path.endsWith(".gz"))
    .map(([, { hash }]) => hash);
}

/** How a revision is named in front of a path: as the user does, unless that could not be told from a path. */
function labelOf(revision: string, commit: string): string {
  const isPlain = /^[\w@][\w.@{}~^/-]*$/.test(revision) && !/\/\/|\/\.|\/$/.test(revision);
  return isPlain ? revision : commit.slice(0, 12);
}
