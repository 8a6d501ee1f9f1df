import type { Report } from "../diagnostics/index.ts";
import { reportGitFailure } from "./report-git-failure.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/** A file at a commit, by its path from the top of the repository. */
export interface FileAt {
  readonly commit: string;
  readonly path: string;
}

/**
 * The full hashes of the contents of files at commits, in the order of the files; null for a file that did not exist.
 * Null, and reported, if git fails.
 */
export async function findBlobs(
  { top, folder }: Repository,
  files: readonly FileAt[],
  report: Report,
): Promise<readonly (string | null)[] | null> {
  if (files.length === 0) return [];
  const names = files.map(({ commit, path }) => `${commit}:${path}`);
  // Names with newlines need an option that git has had since 2.38.
  const hasNewline = names.some((name) => name.includes("\n"));
  const [end, options] = hasNewline ? ["\0", ["-z"]] : ["\n", []];
  const check = await runGit(top, ["cat-file", "--batch-check=%(objectname)", ...options], {
    input: names.map((name) => name + end).join(""),
  });
  if (check?.exitCode !== 0) {
    reportGitFailure(check, folder, report);
    return null;
  }
  let at = 0;
  return names.map((name) => {
    const missing = `${name} missing\n`;
    if (check.stdout.startsWith(missing, at)) {
      at += missing.length;
      return null;
    }
    const newline = check.stdout.indexOf("\n", at);
    const hash = check.stdout.slice(at, newline);
    at = newline + 1;
    // Newer versions of git report a submodule as one.
    return hash.includes(" ") ? null : hash;
  });
}
