import { dirname, join } from "node:path";

import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { TargetFolder } from "./folder-kind.ts";
import type { FolderLock } from "./folder-lock.ts";
import { problemText } from "./problem-text.ts";
import { putInPlace } from "./put-in-place.ts";
import { reportLeftovers } from "./recover-folder.ts";
import { finishReplacement } from "./finish-replacement.ts";
import type { System } from "./system.ts";
import { replacementObstacle } from "./replacement-obstacle.ts";
import { writeText } from "./write-text.ts";

/**
 * Files that become a folder, all at once or not at all. They are written next to the folder, one after the other,
 * and moved into its place by `commit` (see `putInPlace`). Until then, and after a failure, the old one is unchanged.
 * `release` leaves nothing behind.
 *
 * The folder is locked from the beginning until `release`: no other process replaces it. An existing folder is
 * replaced only if it is empty or all files in it are peerc's. A symbolic link in its place is refused, one on the
 * way to it is followed.
 */
export class StagedFolder {
  readonly #system: System;
  readonly #target: TargetFolder;
  /** Null if the folder is not ours, or nothing can be written next to it: `commit` reports that. */
  readonly #lock: FolderLock | null;
  readonly #files: string[] = [];
  #isBegun = false;
  /** Why a file could not be written. */
  #problem: string | null;

  /** Nothing is written yet; `problem` says why the folder could not be locked. See `lockFolder`. */
  constructor(
    system: System,
    target: TargetFolder,
    lock: FolderLock | null,
    problem: string | null,
  ) {
    this.#system = system;
    this.#target = target;
    this.#lock = lock;
    this.#problem = problem;
  }

  /** Writes a file, by its path inside of the folder; `commit` reports errors. */
  write(path: string, text: string): void {
    if (!isPlain(path)) throw new Error(`not a path inside of a folder: ${path}`);
    if (!this.#target.kind.isName(path)) throw new Error(`not a file of such a folder: ${path}`);
    if (this.#lock === null || this.#problem !== null) return;
    try {
      this.#begin(this.#lock);
      const file = join(this.#lock.work.fresh, path);
      this.#system.fs.mkdirSync(dirname(file), { recursive: true });
      writeText(this.#system.fs, file, text);
      this.#files.push(path);
    } catch (problem) {
      this.#problem = problemText(problem);
    }
  }

  /** Syncs the files to disk and moves them into the folder's place. False, and reported, if that failed. */
  commit(report: Report): boolean {
    const { shown: directory } = this.#target;
    let problem = this.#problem;
    try {
      let reason = replacementObstacle(this.#system, this.#target);
      if (reason === null && problem === null && this.#lock !== null) {
        this.#begin(this.#lock);
        reason = putInPlace(this.#system, this.#target, this.#lock.work, this.#files);
      }
      if (reason !== null) report(diagnostic("directory-not-ours", { directory, reason }));
      if (reason !== null) problem = null;
      else if (problem === null) return this.#settle(report, null);
    } catch (thrown) {
      problem = problemText(thrown);
    }
    this.#settle(report, problem);
    return false;
  }

  /** Removes what was written and not moved into place, and releases the lock. */
  release(): void {
    this.#settle(() => undefined, null);
    this.#lock?.release();
  }

  #begin({ work }: FolderLock): void {
    if (!this.#isBegun) this.#system.fs.mkdirSync(work.fresh);
    this.#isBegun = true;
  }

  /**
   * Cleans up the work folder, and reports a problem with the current state of the folder; false if the folder is
   * missing.
   */
  #settle(report: Report, problem: string | null): boolean {
    const { shown } = this.#target;
    const failed = (isNew: boolean): void => {
      if (problem === null) return;
      report(diagnostic("directory-write-failed", { directory: shown, problem, isNew }));
    };
    if (this.#lock === null || !this.#isBegun) {
      failed(false);
      return true;
    }
    this.#isBegun = false;
    try {
      const { standing, left } = finishReplacement(this.#system, this.#target, this.#lock.work);
      failed(standing === "new");
      const where = this.#lock.work.path;
      if (left.length > 0) {
        report(diagnostic("directory-leftover", { directory: shown, where, files: left }));
      }
      return true;
    } catch (thrown) {
      failed(false);
      return reportLeftovers(this.#system, this.#target, thrown, report);
    }
  }
}

/** Relative, without `.`, `..`, empty parts, backslashes or NUL. */
function isPlain(path: string): boolean {
  return path.split("/").every((part) => !/^\.{0,2}$|[\\\0]/.test(part));
}
