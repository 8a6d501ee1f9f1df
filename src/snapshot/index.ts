/** What the registries said, committed: written, read back, compared and guarded. */
export * from "./compare-snapshots.ts";
export * from "./guard-snapshot.ts";
export { hasText } from "./has-text.ts";
export { isSnapshotFolder } from "./is-snapshot-folder.ts";
export { listFiles } from "./list-files.ts";
export { readSnapshot, readSnapshotParts, type SnapshotFolder } from "./read-snapshot.ts";
export { replaceDirectory } from "./replace-directory.ts";
export type { Snapshot, SnapshotObject } from "./snapshot.ts";
export { StagedFolder } from "./staged-folder.ts";
export { writeSnapshot } from "./write-snapshot.ts";
