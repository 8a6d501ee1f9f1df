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

/** What stands in a folder's place: what was there before, the new one, what was there before and was put back, or nothing. */
export type Standing = "before" | "new" | "put-back" | "nothing";

/** What came of a replacement, whole or not. */
export interface FinishedReplacement {
  readonly standing: Standing;
  /** Whether anything was in the work folder. */
  readonly found: boolean;
  /** Where a former folder is kept, since what stands in its place is another one that peerc did not put there. */
  readonly aside: string | null;
  /** Files in the work folder that peerc did not write. */
  readonly left: readonly string[];
}

/**
 * Ends a replacement, whether it was finished, failed, or was cut off anywhere: the folder that was there before is put back if
 * none stands in its place, and all else that peerc wrote in the work folder is removed. Needs the lock. Throws what
 * the file system says where that cannot be done; it can then be done later.
 *
 * Which of the states it finds tells all: a replacement moves the old folder to `old`, then `new` to its place, then
 * `old` to a name of what is removed. So with `old` and no folder the second step is missing; with `old`, `new` and a folder somebody else made
 * that folder meanwhile.
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
      // From here on it will not be put back: it will not be whole.
      fs.renameSync(work.old, join(work.path, `${GONE}${randomName()}`));
    }
  }
  const left = [...goneIn(system, work), work.fresh].flatMap((each) =>
    removeFiles(system, each, kind.isName),
  );
  remove(system, work.journal);
  return { standing, found, aside, left };
}

/** How the names of old folders begin that are being removed. */
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

/** Moves the old folder to a name of its own, unless what stands in its place holds the same. */
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
