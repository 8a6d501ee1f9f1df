/** The folder of a declaration. Paths are relative to it, with `/`; "" is the folder itself. */
export interface DeclarationFiles {
  /** How the user names the folder, for diagnostics; absent or "" for the current one. */
  readonly folder?: string;
  /** The names of a folder's entries in any order, or null if there is no such folder. */
  list(folder: string): readonly string[] | null;
  /** The text of a file, or null if it cannot be read. */
  read(path: string): string | null;
}
