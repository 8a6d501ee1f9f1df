import { existsSync } from "node:fs";
import { dirname, join, posix, relative, resolve, sep } from "node:path";

import { realPath } from "../../system/index.ts";
import type { NetworkFiles } from "../input/network-files.ts";

/**
 * The path by which an annotation names a file: from the top of the repository that contains it, wherever the program
 * runs; from the current folder if no repository does. Null if there is no such file on disk: one at a revision other
 * than that of `head`, or one that was not written.
 */
export function annotatedPath(
  cwd: string,
  path: string,
  head?: Pick<NetworkFiles, "kind" | "folder">,
): string | null {
  if (head?.kind === "revision" && path.startsWith(`${head.folder}/`)) {
    return posix.normalize(path.slice(path.indexOf(":") + 1));
  }
  const file = realPath(resolve(cwd, path));
  if (file === null) return null;
  const top = topOf(dirname(file)) ?? realPath(cwd) ?? cwd;
  return relative(top, file).replaceAll(sep, "/");
}

/** The innermost folder around one that is the top of a repository; `.git` is a file in worktrees and submodules. */
function topOf(folder: string): string | null {
  if (existsSync(join(folder, ".git"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? null : topOf(parent);
}
