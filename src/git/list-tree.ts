import { diagnostic, type Report } from "../diagnostics/index.ts";
import { reportGitFailure } from "./report-git-failure.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/** An entry of a folder at a commit that is not itself a folder. */
export interface TreeEntry {
  readonly kind: "file" | "link" | "submodule";
  /** The full hash of its content; for a submodule, a commit of another repository. */
  readonly hash: string;
}

/**
 * All entries of the repository's folder at a commit, by path inside the folder, with `/`. Null, and reported, if it
 * is not a folder at that commit. `revision`: the commit as the user named it.
 */
export async function listTree(
  repository: Repository,
  commit: string,
  revision: string,
  report: Report,
): Promise<ReadonlyMap<string, TreeEntry> | null> {
  const { place, folder, path } = repository;
  const tree = await runGit(place, ["rev-parse", "--verify", "--quiet", `${commit}:${path}`]);
  const hash = tree?.exitCode === 0 ? tree.stdout.trim() : null;
  const list = hash && (await runGit(place, ["ls-tree", "-r", "-z", "--full-tree", hash]));
  if (tree === null || tree.timedOut) reportGitFailure(tree, folder, report);
  else if (!list || list.exitCode !== 0) {
    const what = await whatIsThere(repository, commit);
    report(diagnostic("git-no-folder", { revision, folder: path || ".", what }));
  } else return readEntries(list.stdout);
  return null;
}

/** The entry at the folder's path, or on the way to it. */
async function whatIsThere(
  { place, path }: Repository,
  commit: string,
): Promise<"nothing" | "a file" | "a symbolic link" | "a submodule"> {
  const ways = path.split("/").map((_, at, names) => names.slice(0, at + 1).join("/"));
  const list = await runGit(place, ["ls-tree", "-z", "--full-tree", commit, "--", ...ways]);
  for (const { kind } of readEntries(list?.stdout ?? "").values()) {
    if (kind === "submodule") return "a submodule";
    return kind === "link" ? "a symbolic link" : "a file";
  }
  return "nothing";
}

function readEntries(printed: string): ReadonlyMap<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  for (const line of printed.split("\0")) {
    const match = /^(\d+) (\w+) ([0-9a-f]+)\t(.+)$/s.exec(line);
    const [, mode, type, hash, path] = match ?? [];
    if (hash === undefined || path === undefined || type === "tree") continue;
    const kind = type === "commit" ? "submodule" : mode === "120000" ? "link" : "file";
    entries.set(path, { kind, hash });
  }
  return entries;
}
