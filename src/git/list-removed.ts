import type { Report } from "../diagnostics/index.ts";
import { reportGitFailure } from "./report-git-failure.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/** A file that a commit removed. */
export interface RemovedFile {
  /** From the top of the repository. */
  readonly path: string;
  /** The full hash of its last content. */
  readonly hash: string;
}

/** The files that were removed between two commits. Null, and reported, if git fails. */
export async function listRemoved(
  { top, folder }: Repository,
  before: string,
  after: string,
  report: Report,
): Promise<readonly RemovedFile[] | null> {
  const options = ["-r", "-z", "--raw", "--no-abbrev", "--no-renames", "--diff-filter=D"];
  const changes = await runGit(top, ["diff-tree", ...options, before, after]);
  if (changes?.exitCode !== 0) {
    reportGitFailure(changes, folder, report);
    return null;
  }
  // `:MODE MODE HASH HASH D`, then the path.
  const words = changes.stdout.split("\0");
  const removed: RemovedFile[] = [];
  for (let i = 0; i + 1 < words.length; i += 2) {
    removed.push({ path: words[i + 1] ?? "", hash: words[i]?.split(" ")[2] ?? "" });
  }
  return removed;
}
