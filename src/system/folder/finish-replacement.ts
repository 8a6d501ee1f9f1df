import { dirname, join } from "node:path";

import { differentFiles } from "./different-files.ts";
import type { TargetFolder } from "./folder-kind.ts";
import { randomName } from "./lock-owner.ts";
import { isDone } from "./journal.ts";
import { errorCode } from "./problem-text.ts";
import { removeFiles } from "./remove-files.ts";
import { syncFolder } from "./sync-file.ts";
import type { System } from "./system.ts";
import type { WorkFolder } from "./work-folder.ts";

/** What is at a folder's path: the old folder, the new one, the old one after putting it back, or nothing. */
export type Standing = "before" | "new" | "put-back" | "nothing";

/** The outcome of a replacement, complete or not. */
export interface FinishedReplacement {
  readonly standing: Standing;
  /** Whether the work folder contained anything. */
  readonly found: boolean;
  /** Where the old folder is kept, if somebody else created another folder in its place. */
  readonly aside: string | null;
  /** Files in the work folder that peerc did not write. */
  readonly left: readonly string[];
}

/**
 * Finishes a replacement, whether it completed, failed, or was interrupted anywhere: puts the old folder back if
 * there is none at its path, and removes everything else that peerc wrote in the work folder. Needs the lock. Throws
 * the file system's error if that fails; it can then be repeated later.
 *
 * The state of the disk shows how far it came: a replacement moves the old folder to `old`, then `new` into place,
 * then `old` to a name for removal. With `old` and no folder, the second step is missing; with `old`, `new` and a
 * folder, somebody else created that folder in the meantime.
 */
export function finishReplacement(
  system: System,
  target: TargetFolder,
  work: WorkFolder,
): FinishedReplacement {
  const { fs } = system;
  const { directory, kind } = target;
  const has = (path: string): boolean =>
    fs.lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  const gone = goneIn(system, work);
  const found = gone.length > 0 || [work.old, work.fresh, work.journal].some(has);
  let standing: Standing = "nothing";
  let aside: string | null = null;
  if (has(work.old) && isNothing(system, directory)) {
    fs.renameSync(work.old, directory);
    syncFolder(fs, dirname(directory));
    standing = "put-back";
  } else if (has(directory)) {
    standing = isDone(system, work, directory) ? "new" : "before";
    if (has(work.old)) {
      if (!has(work.fresh)) standing = "new";
      else aside = keepAside(system, target, work);
    }
    if (has(work.old)) {
      // From here on it cannot be put back, because it will be incomplete.
      fs.renameSync(work.old, join(work.path, `${GONE}${randomName()}`));
    }
  }
  const left = [...goneIn(system, work), work.fresh].flatMap((each) =>
    removeFiles(system, each, kind.isName),
  );
  remove(system, work.journal);
  return { standing, found, aside, left };
}

/** The prefix of old folders that are being removed. */
const GONE = "gone-";

function goneIn({ fs }: System, { path }: WorkFolder): readonly string[] {
  const names = fs.readdirSync(path).filter((name) => name.startsWith(GONE));
  return names.map((name) => join(path, name));
}

/** Whether there is no folder, or an empty one. */
function isNothing({ fs }: System, directory: string): boolean {
  const there = fs.lstatSync(directory, { throwIfNoEntry: false });
  if (!there) return true;
  return there.isDirectory() && fs.readdirSync(directory).length === 0;
}

/** Moves the old folder to a name of its own, unless the folder in its place has the same content. */
function keepAside(system: System, { directory }: TargetFolder, work: WorkFolder): string | null {
  const { fs } = system;
  const there = fs.lstatSync(directory);
  if (there.isDirectory() && differentFiles(system, work.old, directory, 1).length === 0) {
    return null;
  }
  for (let number = 1; ; number++) {
    const aside = `${directory}.before${number === 1 ? "" : `-${number}`}`;
    if (fs.lstatSync(aside, { throwIfNoEntry: false })) continue;
    fs.renameSync(work.old, aside);
    syncFolder(fs, dirname(directory));
    return aside;
  }
}

function remove({ fs }: System, file: string): void {
  try {
    fs.unlinkSync(file);
  } catch (problem) {
    if (errorCode(problem) !== "ENOENT") throw problem;
  }
}
