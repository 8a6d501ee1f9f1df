import { basename, dirname, join } from "node:path";

/**
 * The folder in which a replacement is prepared: a hidden folder next to the target, so on the same file system, with
 * a name by which the next command finds it.
 */
export interface WorkFolder {
  readonly path: string;
  /** The new folder, being written. */
  readonly fresh: string;
  /** The old one, while the new one is moved into place. */
  readonly old: string;
  /** What is about to be moved into place; see `Journal`. */
  readonly journal: string;
  /** Makes version control ignore the work folder. */
  readonly ignore: string;
}

/** The work folder of a folder. */
export function workFolderOf(directory: string): WorkFolder {
  return workFolderAt(join(dirname(directory), `.${basename(directory)}.peerc`));
}

/** A work folder by its path. */
export function workFolderAt(path: string): WorkFolder {
  return {
    path,
    fresh: join(path, "new"),
    old: join(path, "old"),
    journal: join(path, "journal"),
    ignore: join(path, ".gitignore"),
  };
}
