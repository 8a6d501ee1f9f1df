import { dirname, join } from "node:path";

import { formatOwner, parseOwner, randomName, type LockOwner } from "./lock-owner.ts";
import { errorCode } from "./problem-text.ts";
import type { System } from "./system.ts";
import { workFolderOf, type WorkFolder } from "./work-folder.ts";
import { writeText } from "./write-text.ts";

/** Another process that has locked a folder, and the file that says so. */
export interface OtherOwner {
  readonly owner: LockOwner;
  readonly file: string;
}

/** A lock, or the process that has it. */
export type LockAttempt =
  | { readonly kind: "locked"; readonly lock: FolderLock }
  | { readonly kind: "held"; readonly by: OtherOwner };

const LOCK = /^lock-[0-9a-f]{16}$/;
const UNFINISHED = /^lock-[0-9a-f]{16}\.part$/;

/** How often to retry if the work folder disappears while locking it. */
const ATTEMPTS = 100;

/**
 * A lock on a folder, for one process at a time: a file in its work folder that identifies the owner.
 *
 * Each process creates its own file, atomically, and has the lock if it then sees no file of another process that may
 * be alive; otherwise it removes its own. Of two processes at the same time at least one sees the other, so never do
 * both have the lock. A file belongs to only one process, so anybody can remove what a dead one left, at any time.
 */
export class FolderLock {
  readonly work: WorkFolder;
  /** The owners of locks whose processes have ended. */
  readonly dead: readonly LockOwner[];
  readonly #system: System;
  readonly #file: string;
  readonly #parent: string;
  /** The outermost folder that was created for the lock. */
  readonly #made: string | null;

  private constructor(
    system: System,
    work: WorkFolder,
    file: string,
    made: string | null,
    dead: readonly LockOwner[],
  ) {
    this.#system = system;
    this.work = work;
    this.#file = file;
    this.#made = made;
    this.#parent = dirname(work.path);
    this.dead = dead;
  }

  /** Tries to lock a folder, by its absolute path. Throws the file system's error if it cannot be tried. */
  static try(system: System, directory: string): LockAttempt {
    const work = workFolderOf(directory);
    const { fs } = system;
    let made: string | null = null;
    for (let attempt = 1; ; attempt++) {
      try {
        made = fs.mkdirSync(dirname(work.path), { recursive: true }) ?? made;
        makeWorkFolder(system, work);
        const before = others(system, work, null);
        if (before.alive[0]) return { kind: "held", by: before.alive[0] };
        const name = `lock-${randomName()}`;
        const file = join(work.path, name);
        try {
          ignoreAll(system, work);
          writeText(fs, `${file}.part`, formatOwner(system.self()));
          fs.renameSync(`${file}.part`, file);
        } catch (problem) {
          attemptTo(() => fs.unlinkSync(`${file}.part`));
          attemptTo(() => fs.unlinkSync(work.ignore));
          attemptTo(() => fs.rmdirSync(work.path));
          throw problem;
        }
        try {
          const { alive, dead, litter } = others(system, work, name);
          if (!alive[0]) {
            for (const each of litter) attemptTo(() => fs.unlinkSync(each));
            // A process that has just released its lock may have removed it.
            attemptTo(() => ignoreAll(system, work));
            return { kind: "locked", lock: new FolderLock(system, work, file, made, dead) };
          }
          fs.unlinkSync(file);
          attemptTo(() => fs.rmdirSync(work.path));
          return { kind: "held", by: alive[0] };
        } catch (problem) {
          attemptTo(() => fs.unlinkSync(file));
          throw problem;
        }
      } catch (problem) {
        // The previous owner has removed the work folder, or has taken an incomplete file for a dead one's.
        if (errorCode(problem) === "ENOENT" && attempt < ATTEMPTS) continue;
        removeMade(system, made, dirname(work.path));
        throw problem;
      }
    }
  }

  /**
   * Releases the lock, and removes the work folder if nothing else is in it, and empty parent folders that were
   * created for it.
   */
  release(): void {
    const { fs } = this.#system;
    attemptTo(() => fs.unlinkSync(this.work.ignore));
    attemptTo(() => fs.unlinkSync(this.#file));
    attemptTo(() => fs.rmdirSync(this.work.path));
    removeMade(this.#system, this.#made, this.#parent);
  }
}

/** The owners of locks in a work folder, and the files of dead ones; without the file named `own`. */
function others(
  system: System,
  work: WorkFolder,
  own: string | null,
): {
  readonly alive: readonly OtherOwner[];
  readonly dead: readonly LockOwner[];
  readonly litter: readonly string[];
} {
  const alive: OtherOwner[] = [];
  const dead: LockOwner[] = [];
  const litter: string[] = [];
  for (const name of system.fs.readdirSync(work.path)) {
    const file = join(work.path, name);
    if (UNFINISHED.test(name)) litter.push(file);
    if (name === own || !LOCK.test(name)) continue;
    const owner = ownerIn(system, file);
    if (owner === "gone") continue;
    if (owner && system.mayBeAlive(owner)) {
      alive.push({ owner, file });
      continue;
    }
    // Files are created atomically, so an incomplete one is left from when the machine stopped.
    litter.push(file);
    if (owner) dead.push(owner);
  }
  return { alive, dead, litter };
}

function ownerIn({ fs }: System, file: string): LockOwner | null | "gone" {
  try {
    return parseOwner(fs.readFileSync(file, "utf8"));
  } catch (problem) {
    if (errorCode(problem) === "ENOENT") return "gone";
    throw problem;
  }
}

function makeWorkFolder({ fs }: System, { path }: WorkFolder): void {
  try {
    fs.mkdirSync(path);
  } catch (problem) {
    if (errorCode(problem) !== "EEXIST") throw problem;
    if (!fs.lstatSync(path).isDirectory()) {
      throw new Error(`${path} is in the way`, { cause: problem });
    }
  }
}

function ignoreAll({ fs }: System, { ignore }: WorkFolder): void {
  try {
    writeText(fs, ignore, "*\n");
  } catch (problem) {
    if (errorCode(problem) !== "EEXIST") throw problem;
  }
}

/** Removes the parent folders that were created for one, innermost first, while they are empty. */
function removeMade({ fs }: System, made: string | null, innermost: string): void {
  if (made === null) return;
  for (let folder = innermost; ; folder = dirname(folder)) {
    if (!attemptTo(() => fs.rmdirSync(folder)) || folder === made) return;
  }
}

/** Runs something that may fail; returns whether it succeeded. */
function attemptTo(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
