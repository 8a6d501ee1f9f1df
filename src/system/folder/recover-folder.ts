import { diagnostic, type Diagnostic, type Report } from "../../diagnostics/index.ts";
import type { TargetFolder } from "./folder-kind.ts";
import { FolderLock, type OtherOwner } from "./folder-lock.ts";
import { formerWorkFolders } from "./former-work-folders.ts";
import { problemText } from "./problem-text.ts";
import { finishReplacement, type FinishedReplacement } from "./finish-replacement.ts";
import { thisSystem, type System } from "./system.ts";
import { workFolderAt, workFolderOf } from "./work-folder.ts";

/** How long a command that reads waits for another one to put a folder in its place, in milliseconds. */
const PATIENCE = 2_000;
const STEP = 5;

/**
 * Has a folder whole before it is read: if a command was ended while it replaced it, the folder is settled (see
 * `finishReplacement`), what was left is cleared, and a warning says so. False, and reported, where no folder stands and
 * the former one cannot be put back. Looks only, and needs no lock, where nothing was left; where that cannot be cleared (a
 * read-only file system) and the folder stands, a warning is all.
 */
export function recoverFolder(
  target: TargetFolder,
  report: Report,
  system: System = thisSystem,
): boolean {
  for (let waited = 0; ; waited += STEP) {
    if (!hasLeftovers(system, target)) return true;
    let attempt;
    try {
      attempt = FolderLock.try(system, target.directory);
    } catch (problem) {
      return reportLeftovers(system, target, problem, report);
    }
    if (attempt.kind === "locked") {
      try {
        return recoverLocked(system, target, attempt.lock, report);
      } finally {
        attempt.lock.release();
      }
    }
    // Somebody is at work. It is for an instant only that no folder stands there.
    if (!isBeingReplaced(target, system)) return true;
    if (waited >= PATIENCE) {
      report(inUse(target, attempt.by));
      return false;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STEP);
  }
}

/** What is reported where another process holds a folder. */
export function inUse({ shown }: TargetFolder, { owner, file }: OtherOwner): Diagnostic {
  const { pid, host, since } = owner;
  return diagnostic("directory-in-use", { directory: shown, pid, host, since, file });
}

/** Settles what was left beside a folder, by this version and by earlier ones; false, and reported, where that failed. */
export function recoverLocked(
  system: System,
  target: TargetFolder,
  lock: FolderLock,
  report: Report,
): boolean {
  const { directory, shown } = target;
  try {
    const tell = (settled: FinishedReplacement, where: string): void => {
      const { standing, found, aside, left } = settled;
      if (found || (where === lock.work.path && lock.dead.length > 0)) {
        const by = where === lock.work.path ? (lock.dead[0] ?? null) : null;
        const now = found ? standing : "whole";
        report(diagnostic("directory-recovered", { directory: shown, standing: now, where, by }));
      }
      if (aside !== null) report(diagnostic("directory-kept-aside", { directory: shown, aside }));
      if (left.length > 0) {
        report(diagnostic("directory-leftover", { directory: shown, where, files: left }));
      }
    };
    tell(finishReplacement(system, target, lock.work), lock.work.path);
    for (const path of formerWorkFolders(system, directory)) {
      const settled = finishReplacement(system, target, workFolderAt(path));
      if (settled.left.length === 0) system.fs.rmdirSync(path);
      tell({ ...settled, found: true }, path);
    }
    return true;
  } catch (problem) {
    return reportLeftovers(system, target, problem, report);
  }
}

/** Reports what was left and cannot be cleared; false where no folder stands for that reason. */
export function reportLeftovers(
  system: System,
  target: TargetFolder,
  problem: unknown,
  report: Report,
): boolean {
  const { directory, shown } = target;
  const where = leftoversOf(system, target);
  const text = problemText(problem);
  const old = where.map((path) => workFolderAt(path).old).find((path) => isThere(system, path));
  if (old !== undefined && !isThere(system, directory)) {
    report(diagnostic("directory-not-put-back", { directory: shown, old, problem: text }));
    return false;
  }
  for (const path of where) {
    const params = { directory: shown, where: path, files: [], problem: text };
    report(diagnostic("directory-leftover", params));
  }
  return true;
}

/** Whether anything was left beside a folder, or is there because somebody is at work on it. */
export function hasLeftovers(system: System, target: TargetFolder): boolean {
  return leftoversOf(system, target).length > 0;
}

function leftoversOf(system: System, { directory }: TargetFolder): readonly string[] {
  const { path } = workFolderOf(directory);
  try {
    const former = formerWorkFolders(system, directory);
    return isThere(system, path) ? [path, ...former] : former;
  } catch {
    // Where nothing can be looked at, reading the folder itself says what is wrong.
    return [];
  }
}

/** Whether a folder is not there because another one is being put in its place, or was when a process was ended. */
export function isBeingReplaced({ directory }: TargetFolder, system: System = thisSystem): boolean {
  return !isThere(system, directory) && isThere(system, workFolderOf(directory).old);
}

function isThere({ fs }: System, path: string): boolean {
  return fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
