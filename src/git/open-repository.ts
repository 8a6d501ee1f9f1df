import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";

import { diagnostic, type Report } from "../diagnostics/index.ts";
import { reportGitFailure } from "./report-git-failure.ts";
import type { Repository } from "./repository.ts";
import { runGit } from "./run-git.ts";

/**
 * Finds the repository that contains a folder; the folder itself need not exist now. Null, and reported, if there is
 * none, or git is not installed or refuses.
 */
export async function openRepository(
  cwd: string,
  folder: string,
  report: Report,
): Promise<Repository | null> {
  const shown = relative(cwd, resolve(cwd, folder)) || ".";
  const [place, inside] = nearestFolder(resolve(cwd, folder));
  const kind = await runGit(place, [
    ...["rev-parse", "--is-bare-repository", "--is-inside-work-tree", "--is-shallow-repository"],
  ]);
  if (kind?.exitCode !== 0) {
    reportGitFailure(kind, shown, report);
    return null;
  }
  const [isBare, isInWorkTree, isShallow] = kind.stdout.split("\n").map((word) => word === "true");
  if (isBare !== true && isInWorkTree !== true) {
    report(diagnostic("git-no-repository", { folder: shown }));
    return null;
  }
  // A repository without a working tree does not contain the folder, except as its top.
  const option = isBare === true ? "--absolute-git-dir" : "--show-prefix";
  const found = await runGit(place, ["rev-parse", option]);
  if (found?.exitCode !== 0) {
    reportGitFailure(found, shown, report);
    return null;
  }
  // A name may contain newlines; the last one is git's.
  const line = found.stdout.replace(/\n$/, "");
  const prefix = isBare === true ? relative(realpathSync.native(line), place) : line;
  const names = prefix.split(/\/+/).filter((name) => name !== "");
  const path = [...names, ...inside].join("/");
  return {
    place,
    top: resolve(place, ...names.map(() => "..")),
    folder: shown,
    path,
    isBare: isBare === true,
    isShallow: isShallow === true,
    cutAt: new Set(isShallow === true ? await cutsOf(place) : []),
    texts: new Map(),
  };
}

/** The commits whose parents a shallow clone does not have. */
async function cutsOf(place: string): Promise<readonly string[]> {
  const found = await runGit(place, ["rev-parse", "--git-path", "shallow"]);
  if (found?.exitCode !== 0) return [];
  try {
    const text = readFileSync(resolve(place, found.stdout.replace(/\n$/, "")), "utf8");
    return text.split("\n").filter((line) => line !== "");
  } catch {
    return [];
  }
}

/** The innermost existing folder on the way to a path, with links resolved, and the remaining names. */
function nearestFolder(path: string): readonly [string, readonly string[]] {
  for (let at = path; ; at = dirname(at)) {
    if (at === dirname(at) || isFolder(at)) {
      const rest = path.slice(at.length).split(sep);
      return [realpathSync.native(at), rest.filter((name) => name !== "")];
    }
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
