import type { Report } from "../diagnostics/index.ts";
import { reportGitFailure } from "./report-git-failure.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/** A commit that changed some files, and the previous commits that did. */
export interface HistoryCommit {
  readonly commit: string;
  /** Full hashes, too; none at the commit that added the files. */
  readonly parents: readonly string[];
}

/**
 * The commits up to a given one that changed any of some files, by their paths from the top of the repository;
 * children before their parents. Of a merge, only the branch counts from which the files were taken. Null, and
 * reported, if git fails.
 */
export async function listHistory(
  { top, folder }: Repository,
  tip: string,
  paths: readonly string[],
  report: Report,
): Promise<readonly HistoryCommit[] | null> {
  const list = await runGit(top, ["rev-list", "--topo-order", "--parents", tip, "--", ...paths]);
  if (list?.exitCode !== 0) {
    reportGitFailure(list, folder, report);
    return null;
  }
  return list.stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [commit = "", ...parents] = line.split(" ");
      return { commit, parents };
    });
}
