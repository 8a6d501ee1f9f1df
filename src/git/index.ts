/** A folder at a revision, read from the object store of its repository: no checkout, no second clone, no writes. */
export { findCommit } from "./find-commit.ts";
export { findMergeBase, type MergeBase } from "./find-merge-base.ts";
export { listTree, type TreeEntry } from "./list-tree.ts";
export { openRepository } from "./open-repository.ts";
export { readObjects } from "./read-objects.ts";
export type { Repository } from "./repository.ts";
