import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

/** The largest text file that is read, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/** A folder on disk, read-only. Paths are relative to it; what leads out of it, by links too, is not there. */
export interface DiskFiles {
  /** The folder as the user named it. */
  readonly folder: string;
  readonly list: (folder: string) => readonly string[] | null;
  readonly read: (path: string) => string | null;
  /** The absolute path of a file inside the folder, or null. */
  readonly locate: (path: string) => string | null;
}

/** Opens a folder for reading. */
export function diskFiles(cwd: string, folder: string): DiskFiles {
  const root = resolve(cwd, folder);
  const locate = (path: string): string | null => {
    try {
      const base = realpathSync(root);
      const real = realpathSync(join(root, path));
      return real === base || real.startsWith(base + sep) ? real : null;
    } catch {
      return null;
    }
  };
  return {
    folder: relative(cwd, root) || ".",
    locate,
    list: (path) => {
      const real = locate(path);
      try {
        return real === null ? null : readdirSync(real).sort();
      } catch {
        return null;
      }
    },
    read: (path) => {
      const real = locate(path);
      try {
        if (real === null || !statSync(real).isFile() || statSync(real).size > MAX_BYTES)
          return null;
        return readFileSync(real, "utf8");
      } catch {
        return null;
      }
    },
  };
}
