import { diskFileSystem, type FileSystem } from "./file-system.ts";
import { mayBeAlive, thisProcess, type LockOwner } from "./lock-owner.ts";

/** The environment of a folder's replacement: a disk, and the processes that may be using it. */
export interface System {
  readonly fs: FileSystem;
  readonly self: () => LockOwner;
  readonly mayBeAlive: (owner: LockOwner) => boolean;
}

/** This machine. */
export const thisSystem: System = { fs: diskFileSystem, self: thisProcess, mayBeAlive };
