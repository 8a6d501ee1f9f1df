import type { Report } from "../diagnostics/index.ts";
import { reportGitFailure } from "./report-git-failure.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/**
 * Every version of every file of a folder, up to a commit: for each file's path inside the folder, the full hashes of
 * its contents. The folder is given by its path from the top of the repository. Null, and reported, if git fails.
 */
export async function listVersions(
  { top, folder: shown }: Repository,
  tip: string,
  folder: string,
  report: Report,
): Promise<ReadonlyMap<string, ReadonlySet<string>> | null> {
  const commits = await runGit(top, ["rev-list", "--full-history", tip, "--", folder]);
  const options = ["--stdin", "-r", "-m", "-z", "--root", "--raw", "--no-abbrev", "--no-renames"];
  const changes =
    commits?.exitCode === 0
      ? await runGit(top, ["diff-tree", ...options, "--", folder], { input: commits.stdout })
      : commits;
  if (changes?.exitCode !== 0) {
    reportGitFailure(changes, shown, report);
    return null;
  }
  const versions = new Map<string, Set<string>>();
  const words = changes.stdout.split("\0");
  for (let i = 0; i < words.length; i++) {
    // A commit's hash, or `:MODE MODE HASH HASH STATUS` and then a path.
    const change = /^:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) [A-Z]$/.exec(words[i] ?? "");
    if (!change) continue;
    const path = (words[++i] ?? "").slice(folder === "" ? 0 : folder.length + 1);
    const [, mode = "", hash = ""] = change;
    if (!mode.startsWith("100")) continue;
    const known = versions.get(path);
    if (known) known.add(hash);
    else versions.set(path, new Set([hash]));
  }
  return versions;
}
