import { dirname, join } from "node:path";

import { differentFiles } from "./different-files.ts";
import type { TargetFolder } from "./folder-kind.ts";
import { writeJournal } from "./journal.ts";
import { syncFile, syncFolder } from "./sync-file.ts";
import type { System } from "./system.ts";
import { replacementObstacle } from "./replacement-obstacle.ts";
import type { WorkFolder } from "./work-folder.ts";

/**
 * Moves a staged folder into the place of another one, or of none; `paths` are its files. Needs the lock. What is no
 * longer needed stays in the work folder: `finishReplacement` removes it, and also undoes partial work if this
 * throws. Returns why it was not moved after all, or null.
 *
 * If only one file differs, only that file is replaced, with one call, so that readers see the old folder or the new
 * one. Otherwise the whole folder is replaced with two renames, because Node has no call that exchanges two names:
 * between them, for some microseconds, there is no folder, but there is never a part of one, or of both.
 */
export function putInPlace(
  system: System,
  target: TargetFolder,
  work: WorkFolder,
  paths: readonly string[],
): string | null {
  const { fs } = system;
  const { directory } = target;
  syncAll(system, work.fresh, paths);
  const there = fs.lstatSync(directory, { throwIfNoEntry: false });
  const { ino } = fs.lstatSync(work.fresh);
  if (!there) {
    writeJournal(system, work, { inode: ino, path: "" });
    fs.renameSync(work.fresh, directory);
  } else {
    const [path, ...more] = differentFiles(system, work.fresh, directory, 2);
    if (path === undefined) return null;
    if (more.length === 0 && replaceOne(system, target, work, path, paths.includes(path))) {
      return null;
    }
    fs.chmodSync(work.fresh, there.mode & 0o7777);
    writeJournal(system, work, { inode: ino, path: "" });
    fs.renameSync(directory, work.old);
    fs.renameSync(work.fresh, directory);
    // Somebody may have added a file there since it was checked.
    const reason = replacementObstacle(system, target, work.old);
    if (reason !== null) {
      fs.renameSync(directory, work.fresh);
      fs.renameSync(work.old, directory);
      return reason;
    }
  }
  syncFolder(fs, work.path);
  syncFolder(fs, dirname(directory));
  return null;
}

/** Replaces, adds or removes the one file that differs; false if that takes more than one call. */
function replaceOne(
  system: System,
  { directory }: TargetFolder,
  work: WorkFolder,
  path: string,
  stays: boolean,
): boolean {
  const { fs } = system;
  const [from, to] = [join(work.fresh, path), join(directory, path)];
  const folder = fs.lstatSync(dirname(to), { throwIfNoEntry: false });
  if (!folder?.isDirectory() || (!stays && dirname(to) !== directory)) return false;
  writeJournal(system, work, { inode: stays ? fs.lstatSync(from).ino : null, path });
  if (stays) fs.renameSync(from, to);
  else fs.unlinkSync(to);
  syncFolder(fs, dirname(to));
  return true;
}

/** Syncs files, and the entries of their folders, to disk. */
function syncAll({ fs }: System, folder: string, paths: readonly string[]): void {
  const folders = new Set([folder]);
  for (const path of paths) {
    syncFile(fs, join(folder, path));
    // Nested folders, whose names must be kept, too.
    for (let inside = dirname(path); inside !== "."; inside = dirname(inside)) {
      folders.add(join(folder, inside));
    }
  }
  for (const each of folders) syncFolder(fs, each);
}
