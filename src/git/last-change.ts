import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/** The last commit that changed a file, as far as the history goes. */
export interface LastChange {
  readonly commit: string;
  /** The history was cut off there, so an older commit may have changed it. */
  readonly isCutOff: boolean;
}

/**
 * The last commit up to HEAD that changed a file, by its path from the top of the repository; null if none did, or there
 * is no history.
 */
export async function lastChange(
  { top, cutAt }: Repository,
  path: string,
): Promise<LastChange | null> {
  const found = await runGit(top, ["rev-list", "--max-count=1", "HEAD", "--", path]);
  const commit = found?.exitCode === 0 ? found.stdout.trim() : "";
  return commit === "" ? null : { commit, isCutOff: cutAt.has(commit) };
}
