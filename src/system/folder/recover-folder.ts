import { diagnostic, type Diagnostic, type Report } from "../../diagnostics/index.ts";
import type { TargetFolder } from "./folder-kind.ts";
import { FolderLock, type OtherOwner } from "./folder-lock.ts";
import { formerWorkFolders } from "./former-work-folders.ts";
import { problemText } from "./problem-text.ts";
import { finishReplacement, type FinishedReplacement } from "./finish-replacement.ts";
import { thisSystem, type System } from "./system.ts";
import { workFolderAt, workFolderOf } from "./work-folder.ts";

/** How long a command that reads waits for another one to move a folder into place, in milliseconds. */
const PATIENCE = 2_000;
const STEP = 5;

/**
 * Makes sure that a folder is complete before it is read: if a process ended while replacing it, the replacement is
 * finished (see `finishReplacement`), leftovers are removed, and a warning says so. False, and reported, if there is
 * no folder and the old one cannot be put back. Only looks, and needs no lock, if there are no leftovers; if they
 * cannot be removed (on a read-only file system) but the folder exists, there is only a warning.
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
    // Another process is working. The folder is missing only for an instant.
    if (!isBeingReplaced(target, system)) return true;
    if (waited >= PATIENCE) {
      report(inUse(target, attempt.by));
      return false;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STEP);
  }
}

/** The diagnostic if another process has locked a folder. */
export function inUse({ shown }: TargetFolder, { owner, file }: OtherOwner): Diagnostic {
  const { pid, host, since } = owner;
  return diagnostic("directory-in-use", { directory: shown, pid, host, since, file });
}

/** Cleans up leftovers next to a folder, of this version and earlier ones; false, and reported, if that failed. */
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

/** Reports leftovers that cannot be removed; false if the folder is missing because of that. */
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

/** Whether there is anything next to a folder, left over or because a process is working on it. */
export function hasLeftovers(system: System, target: TargetFolder): boolean {
  return leftoversOf(system, target).length > 0;
}

function leftoversOf(system: System, { directory }: TargetFolder): readonly string[] {
  const { path } = workFolderOf(directory);
  try {
    const former = formerWorkFolders(system, directory);
    return isThere(system, path) ? [path, ...former] : former;
  } catch {
    // If nothing can be examined, reading the folder itself reports the error.
    return [];
  }
}

/** Whether a folder is missing because another one is being moved into its place, or was when a process ended. */
export function isBeingReplaced({ directory }: TargetFolder, system: System = thisSystem): boolean {
  return !isThere(system, directory) && isThere(system, workFolderOf(directory).old);
}

function isThere({ fs }: System, path: string): boolean {
  return fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
