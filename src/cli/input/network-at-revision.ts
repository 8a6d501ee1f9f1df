import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  findCommit,
  listTree,
  readObjects,
  type Repository,
  type TreeEntry,
} from "../../git/index.ts";
import { revisionFiles, type RevisionFiles } from "./revision-files.ts";

/** The files of a network; those of `base` may be anywhere else. */
const PARTS = /^(?:network\.yaml|(?:peers|policies|snapshot|tests)(?:\/|$))/;
/** peerc's own output is not read: every folder in which `build` left its list of files. */
const WRITTEN = /(?:^|\/)\.peerc$/;

/**
 * A repository's network at a revision, read completely. Null, and reported, if there is no such revision or folder,
 * or a part of the network is not in the repository. The folder may lack network.yaml: `readNetworkIn` reports that,
 * as for a folder on disk. `written`: a folder of peerc's own output that is read as well.
 */
export async function networkAtRevision(
  repository: Repository,
  revision: string,
  report: Report,
  written: string | null = null,
): Promise<RevisionFiles | null> {
  const commit = await findCommit(repository, revision, report);
  const entries = commit && (await listTree(repository, commit, revision, report));
  if (!commit || !entries) return null;
  const parts = [...entries].filter(([path, { kind }]) => kind === "submodule" && PARTS.test(path));
  for (const [path] of parts) report(diagnostic("git-submodule", { revision, path }));
  if (parts.length > 0) return null;
  const texts = await readObjects(repository, readable(entries, written), report);
  const folder = `${labelOf(revision, commit)}:${repository.path || "."}`;
  return texts && revisionFiles(folder, commit, entries, texts);
}

/** The hashes of what may be read: everything but compressed dumps, and what `build` wrote unless it is asked for. */
function readable(
  entries: ReadonlyMap<string, TreeEntry>,
  asked: string | null,
): readonly string[] {
  const written = [...entries.keys()]
    .filter((path) => WRITTEN.test(path) && path !== ".peerc")
    .map((path) => path.slice(0, -".peerc".length))
    .filter((folder) => folder !== `${asked}/`);
  return [...entries]
    .filter(([, { kind }]) => kind !== "submodule")
    .filter(([path]) => PARTS.test(path) || !written.some((folder) => path.startsWith(folder)))
    .filter(([path]) => !path.endsWith(".gz"))
    .map(([, { hash }]) => hash);
}

/** The prefix of paths at a revision: its name as given, unless that is a whole hash or could be confused with a path. */
function labelOf(revision: string, commit: string): string {
  if (revision === commit) return commit.slice(0, 12);
  const isPlain = /^[\w@][\w.@{}~^/-]*$/.test(revision) && !/\/\/|\/\.|\/$/.test(revision);
  return isPlain ? revision : commit.slice(0, 12);
}
