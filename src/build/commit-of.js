import { execFileSync } from "node:child_process";

/**
 * The commit of a clone; null if a file differs from it, or if the folder is not the root of a clone: an unpacked
 * archive may be inside of somebody else's.
 */
export function commitOf(folder) {
  const git = (...args) =>
    execFileSync("git", args, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  try {
    const isRoot = git("rev-parse", "--show-prefix").trim() === "";
    if (!isRoot || git("status", "--porcelain") !== "") return null;
    return git("rev-parse", "HEAD").trim();
  } catch {
    return null;
  }
}
