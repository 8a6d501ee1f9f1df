/** The history of a folder, read from the object store of its repository: no checkout, no second clone, no writes. */
export { changedSince } from "./changed-since.ts";
export { findBlobs, type FileAt } from "./find-blobs.ts";
export { findCommit } from "./find-commit.ts";
export { findMergeBase, type MergeBase } from "./find-merge-base.ts";
export { lastChange, type LastChange } from "./last-change.ts";
export { listHistory, type HistoryCommit } from "./list-history.ts";
export { listRemoved, type RemovedFile } from "./list-removed.ts";
export { listTree, type TreeEntry } from "./list-tree.ts";
export { listVersions } from "./list-versions.ts";
export { openRepository } from "./open-repository.ts";
export { readCommits, type Commit } from "./read-commits.ts";
export { readObjects, visitObjects } from "./read-objects.ts";
export type { Repository } from "./repository.ts";
