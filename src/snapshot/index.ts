/** What the registries said, committed: written, read back, compared and guarded. */
export * from "./compare-snapshots.ts";
export * from "./guard-snapshot.ts";
export {
  readSnapshot,
  readSnapshotObject,
  readSnapshotParts,
  type ReadSnapshotObject,
  type SnapshotFolder,
} from "./read-snapshot.ts";
export { snapshotKind } from "./snapshot-kind.ts";
export type { Snapshot, SnapshotObject } from "./snapshot.ts";
export { writeSnapshot } from "./write-snapshot.ts";
