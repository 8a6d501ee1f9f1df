import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { types } from "node:util";

import { diagnostic, type Report } from "../diagnostics/index.ts";
import { listFiles } from "./list-files.ts";
import { textChunks } from "./text-chunks.ts";

/**
 * Files that will be a folder, all at once or not at all. They are written beside the folder, one after the other, and put in
 * its place by `commit`: whoever looks sees all of the old or all of the new (or, between two renames, for an
 * instant no folder). After `discard`, or a failure, the old one still stands and nothing is left behind.
 *
 * A folder that is there is replaced only if it is empty or `isOurs` says so of the paths of all files in it. A
 * symbolic link in its place is refused, one on the way to it is followed.
 */
export class StagedFolder {
  readonly #directory: string;
  readonly #isOurs: (paths: readonly string[]) => boolean;
  readonly #files: string[] = [];
  /** A folder of our own on the file system of the target, so that one removal clears up. */
  #work: string | null = null;
  /** The outermost folder that was made on the way to the target. */
  #made: string | null = null;
  /** Why a file could not be written. */
  #problem: string | null = null;
  #isRefused = false;

  /** Nothing is written yet. */
  constructor(directory: string, isOurs: (paths: readonly string[]) => boolean) {
    this.#directory = directory;
    this.#isOurs = isOurs;
  }

  /** Writes a file, by its path inside of the folder; what goes wrong is reported by `commit`. */
  write(path: string, text: string): void {
    if (!isPlain(path)) throw new Error(`not a path inside of a folder: ${path}`);
    if (this.#problem !== null || this.#isRefused) return;
    try {
      // A folder that will not be replaced is none to write beside.
      if (this.#work === null && whyNotOurs(this.#directory, this.#isOurs) !== null) {
        this.#isRefused = true;
        return;
      }
      const file = join(this.#begin(), path);
      mkdirSync(dirname(file), { recursive: true });
      writeText(file, text);
      this.#files.push(path);
    } catch (problem) {
      this.#problem = textOf(problem);
    }
  }

  /**
   * Brings the files to the disk and puts them in the folder's place. False, and reported, where the folder was not
   * replaced. `shown` is what the user calls the folder.
   */
  commit(report: Report, shown = this.#directory): boolean {
    try {
      const reason = whyNotOurs(this.#directory, this.#isOurs);
      if (reason !== null) {
        report(diagnostic("directory-not-ours", { directory: shown, reason }));
        return false;
      }
      if (this.#problem !== null) {
        report(diagnostic("directory-write-failed", { directory: shown, problem: this.#problem }));
        return false;
      }
      this.#swapIn();
      return true;
    } catch (problem) {
      const params = { directory: shown, problem: textOf(problem) };
      report(diagnostic("directory-write-failed", params));
      return false;
    } finally {
      this.discard();
    }
  }

  /** Removes what was written and not put in place. */
  discard(): void {
    if (this.#work !== null) rmSync(this.#work, { recursive: true, force: true });
    this.#work = null;
    for (let made = this.#made && dirname(resolve(this.#directory)); made; made = dirname(made)) {
      try {
        rmdirSync(made);
      } catch {
        break;
      }
      if (made === this.#made) break;
    }
    this.#made = null;
  }

  /** The folder to write into, made where it is not there yet. */
  #begin(): string {
    const directory = resolve(this.#directory);
    const [parent, name] = [dirname(directory), basename(directory)];
    if (this.#work === null) {
      this.#made = mkdirSync(parent, { recursive: true }) ?? null;
      this.#work = mkdtempSync(join(parent, `.${name}.`));
      mkdirSync(join(this.#work, "new"));
    }
    return join(this.#work, "new");
  }

  #swapIn(): void {
    const fresh = this.#begin();
    const directory = resolve(this.#directory);
    const old = join(dirname(fresh), "old");
    sync(fresh, this.#files);
    const there = lstatSync(directory, { throwIfNoEntry: false });
    if (!there) {
      renameSync(fresh, directory);
    } else {
      chmodSync(fresh, there.mode & 0o7777);
      renameSync(directory, old);
      const work = this.#work;
      // From here on the only copy of the old folder is in `work`.
      this.#work = null;
      try {
        renameSync(fresh, directory);
      } catch (problem) {
        renameSync(old, directory);
        this.#work = work;
        throw problem;
      }
      this.#work = work;
    }
    this.#made = null;
    syncDirectory(dirname(directory));
  }
}

function textOf(problem: unknown): string {
  return types.isNativeError(problem) ? problem.message : String(problem);
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

/** Writes a new file, piece by piece. */
function writeText(file: string, text: string): void {
  const descriptor = openSync(file, "wx");
  try {
    for (const chunk of textChunks(text)) {
      for (let at = 0; at < chunk.length;) at += writeSync(descriptor, chunk, at);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Brings files, and the names in their folders, to the disk. */
function sync(folder: string, paths: readonly string[]): void {
  const folders = new Set([folder]);
  for (const path of paths) {
    const file = join(folder, path);
    folders.add(dirname(file));
    const descriptor = openSync(file, "r+");
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }
  for (const each of folders) syncDirectory(each);
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
