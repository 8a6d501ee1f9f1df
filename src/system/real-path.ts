import { realpathSync } from "node:fs";
import { sep } from "node:path";

/** The real path of a path, with links resolved; null if there is nothing. */
export function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

/** Whether a real path is inside of a real folder. */
export function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root + sep);
}
