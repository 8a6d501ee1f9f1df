/** Committed registry data: writing, reading, comparing and guarding it. */
export * from "./compare-snapshots.ts";
export * from "./guard-snapshot.ts";
export { compareMembers } from "./member-sources.ts";
export { objectPath } from "./object-path.ts";
export { readOriginLine } from "./origin-line.ts";
export { readPrefixLine } from "./prefix-line.ts";
export {
  readSnapshot,
  readSnapshotObject,
  readSnapshotParts,
  type ReadSnapshotObject,
  type SnapshotFolder,
} from "./read-snapshot.ts";
export { snapshotKind, SOURCES_FOLDER } from "./snapshot-kind.ts";
export type { Snapshot, SnapshotObject } from "./snapshot.ts";
export { writeSnapshot } from "./write-snapshot.ts";
