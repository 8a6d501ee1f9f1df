import { basename, dirname, join } from "node:path";

/**
 * Where a folder's replacement is made: a hidden folder beside it, so on the same file system, with a name by which the next
 * command finds it.
 */
export interface WorkFolder {
  readonly path: string;
  /** The new folder, being written. */
  readonly fresh: string;
  /** The old one, while the new one is put in its place. */
  readonly old: string;
  /** What is about to be put in place; see `Journal`. */
  readonly journal: string;
  /** Has version control pass the work folder over. */
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
