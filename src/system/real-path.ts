import { realpathSync } from "node:fs";
import { sep } from "node:path";

/** Where a path leads, links followed; null where nothing is. */
export function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

/** Whether a real path is a place inside of a real folder. */
export function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root + sep);
}
