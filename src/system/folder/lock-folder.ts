import { setTimeout as after } from "node:timers/promises";

import type { Report } from "../../diagnostics/index.ts";
import type { TargetFolder } from "./folder-kind.ts";
import { FolderLock } from "./folder-lock.ts";
import { problemText } from "./problem-text.ts";
import {
  hasLeftovers,
  inUse,
  recoverFolder,
  recoverLocked,
  reportLeftovers,
} from "./recover-folder.ts";
import { StagedFolder } from "./staged-folder.ts";
import { thisSystem, type System } from "./system.ts";
import { replacementObstacle } from "./replacement-obstacle.ts";

/** How long to wait for another process that has locked the folder, in milliseconds. */
const PATIENCE = 10_000;
/** The minimum delay between two attempts; up to twice as long, so that two waiting processes do not stay in step. */
const STEP = 25;

/** In milliseconds. `performance` would make Node load modules that nothing else needs. */
const now = (): number => process.uptime() * 1000;

/** Options for locking; all have defaults. */
export interface LockOptions {
  /** In milliseconds. */
  readonly patience?: number;
  readonly system?: System;
}

/**
 * Locks a folder, so that no other process replaces it until `release`, and recovers it if a process ended while
 * replacing it (see `recoverFolder`). Null, and reported, if another process has the lock, or if a folder was lost
 * that cannot be put back. A folder that must not or cannot be replaced is not locked; `commit` reports that, if it
 * is called.
 */
export async function lockFolder(
  target: TargetFolder,
  report: Report,
  { patience = PATIENCE, system = thisSystem }: LockOptions = {},
): Promise<StagedFolder | null> {
  try {
    if (replacementObstacle(system, target) !== null) {
      return recoverFolder(target, report, system)
        ? new StagedFolder(system, target, null, null)
        : null;
    }
  } catch (problem) {
    return new StagedFolder(system, target, null, problemText(problem));
  }
  for (const start = now(); ;) {
    let attempt;
    try {
      attempt = FolderLock.try(system, target.directory);
    } catch (problem) {
      const stands =
        !hasLeftovers(system, target) || reportLeftovers(system, target, problem, report);
      return stands ? new StagedFolder(system, target, null, problemText(problem)) : null;
    }
    if (attempt.kind === "locked") {
      if (recoverLocked(system, target, attempt.lock, report)) {
        return new StagedFolder(system, target, attempt.lock, null);
      }
      attempt.lock.release();
      return null;
    }
    if (now() - start >= patience) {
      report(inUse(target, attempt.by));
      return null;
    }
    await after(STEP * (1 + Math.random()));
  }
}
