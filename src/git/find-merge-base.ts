import { diagnostic, type Report } from "../diagnostics/index.ts";
import { findCommit } from "./find-commit.ts";
import { reportGitFailure } from "./report-git-failure.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/** Names of the default branch, the most likely first; a fetch of a single branch does not set `origin/HEAD`. */
const DEFAULT_BRANCHES = [
  "refs/remotes/origin/HEAD",
  "refs/remotes/origin/main",
  "refs/remotes/origin/master",
  "refs/heads/main",
  "refs/heads/master",
] as const;

/** Two commits that enclose a change, by their full hashes, and the default branch that was found. */
export interface MergeBase {
  readonly commit: string;
  /** `origin/main`. */
  readonly branch: string;
}

/**
 * The commit at which a revision diverged from the default branch: `origin/HEAD`, otherwise the branch `main` or
 * `master` of origin, otherwise the local one. Null, and reported, if there is no such branch or no common history.
 */
export async function findMergeBase(
  repository: Repository,
  revision: string,
  report: Report,
): Promise<MergeBase | null> {
  const { place, folder, isShallow } = repository;
  const commit = await findCommit(repository, revision, report);
  if (commit === null) return null;
  for (const ref of DEFAULT_BRANCHES) {
    const tip = await runGit(place, ["rev-parse", "--verify", "--quiet", `${ref}^{commit}`]);
    if (tip?.exitCode !== 0) continue;
    const branch = ref.replace(/^refs\/(?:remotes|heads)\//, "");
    const base = await runGit(place, ["merge-base", commit, tip.stdout.trim()]);
    if (base?.exitCode === 0) return { commit: base.stdout.split("\n")[0] ?? "", branch };
    // Without a common commit git prints nothing.
    if (base?.exitCode === 1 && base.stderr === "") {
      report(diagnostic("git-no-merge-base", { revision, branch, folder, isShallow }));
    } else reportGitFailure(base, folder, report);
    return null;
  }
  report(diagnostic("git-no-default-branch", { folder }));
  return null;
}
