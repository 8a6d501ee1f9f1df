import { diagnostic, type Report } from "../diagnostics/index.ts";
import { reportGitFailure } from "./report-git-failure.ts";
import type { Repository } from "./repository.ts";
import { runGit, type GitResult } from "./run-git.ts";

/** The commit that a revision names, by its full hash; null, and reported, if it names none, or is ambiguous. */
export async function findCommit(
  repository: Repository,
  revision: string,
  report: Report,
): Promise<string | null> {
  const { folder, isShallow } = repository;
  // git would take the first for options; the second cannot be passed to a program.
  if (revision === "" || revision.startsWith("-") || revision.includes("\0")) {
    const params = { revision, folder, isShallow: false, depth: null };
    report(diagnostic("git-revision-unknown", params));
    return null;
  }
  const result = await resolve(repository, revision);
  if (result === null || result.timedOut) {
    reportGitFailure(result, folder, report);
    return null;
  }
  if (/(?:refname '.*'|object ID \S+|SHA1 \S+) is ambiguous/.test(result.stderr)) {
    report(diagnostic("git-revision-ambiguous", { revision, folder }));
    return null;
  }
  if (result.exitCode === 0) return result.stdout.trim();
  if (await hasNoCommits(repository)) report(diagnostic("git-no-commits", { folder }));
  else {
    const depth = isShallow ? await depthOf(repository, revision) : null;
    report(diagnostic("git-revision-unknown", { revision, folder, isShallow, depth }));
  }
  return null;
}

function resolve({ place }: Repository, revision: string): Promise<GitResult> {
  // What follows `:/` is the beginning of a message, up to the end.
  const type = revision.startsWith(":/") ? "" : "^{commit}";
  return runGit(place, ["rev-parse", "--verify", `${revision}${type}`]);
}

/** How many commits before an existing commit a revision is: four for `main~3^`. Null if its name does not say so. */
async function depthOf(repository: Repository, revision: string): Promise<number | null> {
  const [, name = "", steps] = /^([^~^]+)((?:~\d*|\^)+)$/.exec(revision) ?? [];
  if (steps === undefined || (await resolve(repository, name))?.exitCode !== 0) return null;
  const all = steps.match(/~\d*|\^/g) ?? [];
  const sum = all.reduce((so, step) => so + (/\d/.test(step) ? Number(step.slice(1)) : 1), 0);
  return Number.isSafeInteger(sum) ? sum : null;
}

async function hasNoCommits({ place }: Repository): Promise<boolean> {
  const all = await runGit(place, ["rev-list", "--max-count=1", "--all", "HEAD", "--"]);
  if (all?.exitCode === 0) return all.stdout === "";
  // Without HEAD, there may be other branches.
  const rest = await runGit(place, ["rev-list", "--max-count=1", "--all", "--"]);
  return rest?.exitCode === 0 && rest.stdout === "";
}
