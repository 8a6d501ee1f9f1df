/** Folders that are replaced as a whole: locking, staging, swapping, and recovery after an interruption. */
export type { FolderKind, TargetFolder } from "./folder-kind.ts";
export { hasText } from "./has-text.ts";
export { lockFolder } from "./lock-folder.ts";
export { listFiles } from "./list-files.ts";
export { isBeingReplaced, recoverFolder } from "./recover-folder.ts";
export type { StagedFolder } from "./staged-folder.ts";
