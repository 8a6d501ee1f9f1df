/** The repository that a folder is in, to be read. */
export interface Repository {
  /** An existing folder of it on disk, in which git is run: absolute. */
  readonly place: string;
  /** The folder as the user named it. */
  readonly folder: string;
  /** The folder's path from the top of the repository, with `/`; "" is the top. */
  readonly path: string;
  /** Whether there is no working tree. */
  readonly isBare: boolean;
  /** Whether its history was cut off when it was cloned. */
  readonly isShallow: boolean;
  /** The texts of objects that were read before: two revisions share most of theirs. */
  readonly texts: Map<string, string>;
}
