/** Folders replaced as a whole: locked, written beside, put in place, and settled after whatever ended a process. */
export type { FolderKind, TargetFolder } from "./folder-kind.ts";
export { hasText } from "./has-text.ts";
export { lockFolder } from "./lock-folder.ts";
export { listFiles } from "./list-files.ts";
export { isBeingReplaced, recoverFolder } from "./recover-folder.ts";
export type { StagedFolder } from "./staged-folder.ts";
