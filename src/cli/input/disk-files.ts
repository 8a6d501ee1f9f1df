import { join, relative, resolve } from "node:path";

import { diskReader, isInside, realPath, type FileReader } from "../../system/index.ts";

/** The largest text file that is read, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/** A folder on disk, read-only. Paths are relative to it; nothing outside of it is visible, even through links. */
export interface DiskFiles {
  readonly kind: "disk";
  /** The folder as the user named it. */
  readonly folder: string;
  /** The same, absolute. */
  readonly root: string;
  readonly list: (folder: string) => readonly string[] | null;
  readonly read: (path: string) => string | null;
  /** The absolute path of a file inside the folder, or null. */
  readonly locate: (path: string) => string | null;
}

/** Opens a folder for reading. */
export function diskFiles(cwd: string, folder: string, reader: FileReader = diskReader): DiskFiles {
  const root = resolve(cwd, folder);
  const locate = (path: string): string | null => {
    const [base, real] = [realPath(root), realPath(join(root, path))];
    return base !== null && real !== null && isInside(base, real) ? real : null;
  };
  return {
    kind: "disk",
    folder: relative(cwd, root) || ".",
    root,
    locate,
    list: (path) => (locate(path) === null ? null : reader.list(join(root, path))),
    read: (path) => reader.read(root, join(root, path), MAX_BYTES),
  };
}
