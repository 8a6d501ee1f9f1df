import { readdirSync, readFileSync, statSync } from "node:fs";

import { isInside, realPath } from "./real-path.ts";

/** How files are read. */
export interface FileReader {
  /** The text of a file inside a folder by its absolute path, with a size limit in bytes; null if there is none. */
  readonly read: (root: string, path: string, maxBytes: number) => string | null;
  /** The sorted names in a folder; null if it cannot be read. */
  readonly list: (folder: string) => readonly string[] | null;
}

/** Reads the disk. */
export const diskReader: FileReader = {
  read: (root, path, maxBytes) => {
    const [base, real] = [realPath(root), realPath(path)];
    return base !== null && real !== null && isInside(base, real) ? readText(path, maxBytes) : null;
  },
  list: (folder) => {
    try {
      return readdirSync(folder).sort();
    } catch {
      return null;
    }
  },
};

/** The text of a file up to a size limit in bytes; null if there is none. */
export function readText(path: string, maxBytes: number): string | null {
  try {
    const stat = statSync(path);
    return stat.isFile() && stat.size <= maxBytes ? readFileSync(path, "utf8") : null;
  } catch {
    return null;
  }
}
