import { join } from "node:path";

import type { TargetFolder } from "./folder-kind.ts";
import { listFiles } from "./list-files.ts";
import type { System } from "./system.ts";

/** How many files a message lists. */
const NAMED = 3;

/**
 * Why a folder must not be replaced; null if it may be, if it is empty, or if there is none. `at`: its current
 * location. Throws the file system's error if it cannot be examined.
 */
export function replacementObstacle(
  { fs }: System,
  { directory, kind }: TargetFolder,
  at = directory,
): string | null {
  const there = fs.lstatSync(at, { throwIfNoEntry: false });
  if (!there) return null;
  if (there.isSymbolicLink()) return "it is a symbolic link";
  if (!there.isDirectory()) return "it is not a folder";
  const paths = listFiles(at, fs);
  if (paths.length === 0) return null;
  const read = (path: string): string | null => {
    try {
      return fs.readFileSync(join(at, path), "utf8");
    } catch {
      return null;
    }
  };
  const foreign = new Set(kind.foreign(paths, read));
  // Entries with the name of one of our files that are something else (a symbolic link) are not ours.
  for (const path of foreign.size > 0 ? [] : paths) {
    if (!fs.lstatSync(join(at, path)).isFile()) foreign.add(path);
  }
  if (foreign.size === 0) return null;
  const named = [...foreign].slice(0, NAMED).join(", ");
  const more = foreign.size > NAMED ? ` and ${foreign.size - NAMED} more` : "";
  return `it holds files that peerc did not write: ${named}${more}`;
}
