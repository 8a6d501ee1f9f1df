/** What a folder that peerc replaces as a whole holds: by this it is told from folders that are somebody else's. */
export interface FolderKind {
  /** Whether peerc may have written a file with this path inside of such a folder; only such files are ever removed. */
  readonly isName: (path: string) => boolean;
  /**
   * The files, of all those in a folder, by which it is somebody else's: those that peerc did not write, or all of
   * them where it lacks the file that marks it. `read` gives the text of one; null where it cannot be read.
   */
  readonly foreign: (
    paths: readonly string[],
    read: (path: string) => string | null,
  ) => readonly string[];
}

/** A folder that a command reads or replaces. */
export interface TargetFolder {
  /** Absolute. */
  readonly directory: string;
  /** What the user calls it. */
  readonly shown: string;
  readonly kind: FolderKind;
}
