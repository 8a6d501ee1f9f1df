import * as fs from "node:fs";

/**
 * The file-system calls used to replace a folder. Nothing else in `src/system/folder` changes the disk, so tests can
 * interrupt at every call.
 */
export type FileSystem = Pick<
  typeof fs,
  | "chmodSync"
  | "closeSync"
  | "fsyncSync"
  | "lstatSync"
  | "mkdirSync"
  | "openSync"
  | "readFileSync"
  | "readdirSync"
  | "renameSync"
  | "rmdirSync"
  | "unlinkSync"
  | "writeSync"
>;

/** The file system of this machine. */
export const diskFileSystem: FileSystem = fs;
