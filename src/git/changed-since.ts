import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/**
 * The files of the repository's folder that are not as in a commit, by their paths from that folder: in later commits, or
 * on disk and not committed, new files included. Null if git cannot say.
 */
export async function changedSince(
  { place, path }: Repository,
  commit: string,
): Promise<readonly string[] | null> {
  const changed = await runGit(place, [
    "diff",
    "--name-only",
    "--no-renames",
    "-z",
    commit,
    "--",
    ".",
  ]);
  const added = await runGit(place, [
    "ls-files",
    "--others",
    "--exclude-standard",
    "-z",
    "--",
    ".",
  ]);
  if (changed?.exitCode !== 0 || added?.exitCode !== 0) return null;
  const prefix = path === "" ? "" : `${path}/`;
  // The first gives paths from the top of the repository, the second from the folder.
  const tracked = namesIn(changed.stdout).map((name) => name.slice(prefix.length));
  return [...new Set([...tracked, ...namesIn(added.stdout)])].sort();
}

function namesIn(list: string): readonly string[] {
  return list.split("\0").filter((name) => name !== "");
}
