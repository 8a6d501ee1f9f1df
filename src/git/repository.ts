/** A repository that contains a folder. */
export interface Repository {
  /** An existing folder in it on disk, in which git is run: absolute. */
  readonly place: string;
  /** Its top, absolute: paths of the repository begin here. */
  readonly top: string;
  /** The folder as the user named it. */
  readonly folder: string;
  /** The folder's path from the top of the repository, with `/`; "" is the top. */
  readonly path: string;
  /** Whether it has no working tree. */
  readonly isBare: boolean;
  /** Whether it is a shallow clone. */
  readonly isShallow: boolean;
  /** The commits at which its history was cut off, by their full hashes. */
  readonly cutAt: ReadonlySet<string>;
  /** The texts of objects that were read before: two revisions share most of theirs. */
  readonly texts: Map<string, string>;
}
