/** Recognizes the content of a folder that peerc replaces as a whole, and distinguishes it from folders of others. */
export interface FolderKind {
  /** Whether peerc may have written a file with this path in such a folder; only such files are ever removed. */
  readonly isName: (path: string) => boolean;
  /**
   * The files, among all in a folder, that peerc did not write, or all of them if the marker file is missing. `read`
   * returns the text of one; null if it cannot be read.
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
  /** The user's name for it. */
  readonly shown: string;
  readonly kind: FolderKind;
}
