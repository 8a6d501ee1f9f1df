import * as fs from "node:fs";

/**
 * The calls to the file system that a folder's replacement is made of: nothing else in `src/folder` changes a disk, so
 * that tests can stop at every one of them.
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
