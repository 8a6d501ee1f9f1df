import type { DiskFiles } from "./disk-files.ts";
import type { RevisionFiles } from "./revision-files.ts";

/**
 * The files of a network's folder, read-only: as they are on disk, or as they were at a revision. Both have the same
 * `folder`, `list` and `read`, which is all that a declaration, policies, tests and a snapshot are read by.
 */
export type NetworkFiles = DiskFiles | RevisionFiles;
