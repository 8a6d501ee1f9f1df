import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { types } from "node:util";

import { diagnostic, type Report } from "../diagnostics/index.ts";
import { listFiles } from "./list-files.ts";

/**
 * Makes a folder hold exactly the given files. They are written beside it, brought to the disk, and put in its
 * place by rename: whoever looks sees all of the old or all of the new (or, between the two renames, for an instant
 * no folder), and after a failure the old one still stands and nothing is left behind.
 *
 * A folder that is there is replaced only if it is empty or `isOurs` says so of the paths of all files in it. A
 * symbolic link in its place is refused, one on the way to it is followed. False, and reported, where the
 * folder was not replaced. `shown` is what the user calls the folder.
 */
export function replaceDirectory(
  directory: string,
  files: ReadonlyMap<string, string>,
  isOurs: (paths: readonly string[]) => boolean,
  report: Report,
  shown = directory,
): boolean {
  for (const path of files.keys()) {
    if (!isPlain(path)) throw new Error(`not a path inside of a folder: ${path}`);
  }
  try {
    const reason = whyNotOurs(directory, isOurs);
    if (reason !== null) {
      report(diagnostic("directory-not-ours", { directory: shown, reason }));
      return false;
    }
    swapIn(resolve(directory), files);
    return true;
  } catch (problem) {
    const text = types.isNativeError(problem) ? problem.message : String(problem);
    report(diagnostic("directory-write-failed", { directory: shown, problem: text }));
    return false;
  }
}

/** Relative, without `.`, `..`, empty parts, backslashes or NUL. */
function isPlain(path: string): boolean {
  return path.split("/").every((part) => !/^\.{0,2}$|[\\\0]/.test(part));
}

function whyNotOurs(
  directory: string,
  isOurs: (paths: readonly string[]) => boolean,
): string | null {
  const there = lstatSync(directory, { throwIfNoEntry: false });
  if (!there) return null;
  if (there.isSymbolicLink()) return "it is a symbolic link";
  if (!there.isDirectory()) return "it is not a folder";
  const paths = listFiles(directory);
  return paths.length === 0 || isOurs(paths) ? null : "it holds files that peerc did not write";
}

function swapIn(directory: string, files: ReadonlyMap<string, string>): void {
  const [parent, name] = [dirname(directory), basename(directory)];
  mkdirSync(parent, { recursive: true });
  // Both in one folder of our own, on the file system of the target, so that one removal clears up.
  const work = mkdtempSync(join(parent, `.${name}.`));
  const [fresh, old] = [join(work, "new"), join(work, "old")];
  // While this holds, `work` has the only copy of the old folder.
  let movedAway = false;
  try {
    mkdirSync(fresh);
    writeFiles(fresh, files);
    const there = lstatSync(directory, { throwIfNoEntry: false });
    if (there) {
      chmodSync(fresh, there.mode & 0o7777);
      renameSync(directory, old);
      movedAway = true;
    }
    try {
      renameSync(fresh, directory);
    } catch (problem) {
      if (movedAway) renameSync(old, directory);
      movedAway = false;
      throw problem;
    }
    movedAway = false;
    syncDirectory(parent);
  } finally {
    if (!movedAway) rmSync(work, { recursive: true, force: true });
  }
}

function writeFiles(directory: string, files: ReadonlyMap<string, string>): void {
  const folders = new Set([directory]);
  for (const [path, text] of files) {
    const file = join(directory, path);
    const folder = dirname(file);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(file, text, { flag: "wx", flush: true });
  }
  for (const folder of folders) syncDirectory(folder);
}

/** Brings the names in a folder to the disk, where the system can (Windows cannot). */
function syncDirectory(directory: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(directory, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
