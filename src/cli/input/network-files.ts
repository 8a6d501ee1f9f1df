import type { DiskFiles } from "./disk-files.ts";
import type { RevisionFiles } from "./revision-files.ts";

/**
 * The files of a network's folder, read-only: on disk, or at a revision. Both have the same `folder`, `list` and
 * `read`, which is all that is needed to read a declaration, policies, tests and a snapshot.
 */
export type NetworkFiles = DiskFiles | RevisionFiles;

/** Files of any folder. Paths are relative to it; null: it is not there, or cannot be read. */
export interface FolderFiles {
  /** The sorted names in a folder inside of it. */
  readonly list: (folder: string) => readonly string[] | null;
  readonly read: (path: string) => string | null;
}
