import { join } from "node:path";

import { errorCode } from "./problem-text.ts";
import type { System } from "./system.ts";
import { syncFile } from "./sync-file.ts";
import type { WorkFolder } from "./work-folder.ts";
import { writeText } from "./write-text.ts";

/**
 * What is about to be moved into a folder's place, recorded before that happens, so that it can be determined
 * afterwards whether it did: the new folder (`path` is empty), or one file of it, by inode; null: the file is
 * removed.
 */
export interface Journal {
  readonly inode: number | null;
  readonly path: string;
}

/** Records what is about to happen, on disk. */
export function writeJournal({ fs }: System, work: WorkFolder, journal: Journal): void {
  writeText(fs, work.journal, `${JSON.stringify(journal)}\n`);
  syncFile(fs, work.journal);
}

/** Whether what a journal announces happened; false if there is no journal. */
export function isDone(system: System, work: WorkFolder, directory: string): boolean {
  const journal = readJournal(system, work);
  if (journal === null) return false;
  const there = system.fs.lstatSync(join(directory, journal.path), { throwIfNoEntry: false });
  return (there?.ino ?? null) === journal.inode;
}

function readJournal({ fs }: System, work: WorkFolder): Journal | null {
  try {
    const value = JSON.parse(fs.readFileSync(work.journal, "utf8")) as unknown;
    if (typeof value !== "object" || value === null) return null;
    const found = new Map<string, unknown>(Object.entries(value));
    const [inode, path] = [found.get("inode"), found.get("path")];
    if (typeof path !== "string" || (inode !== null && typeof inode !== "number")) return null;
    return { inode, path };
  } catch (problem) {
    // An incomplete one announces something that was not started.
    if (errorCode(problem) === "ENOENT" || problem instanceof SyntaxError) return null;
    throw problem;
  }
}
