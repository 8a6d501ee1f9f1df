import { error, warning } from "../entry.ts";

/** A process that has, or had, the lock on a folder. */
interface OwnerParams {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
}

/** `process 4242 on core-1 (since 2026-03-01T10:00:00Z)`. */
function ownerText({ pid, host, since }: OwnerParams): string {
  return `process ${pid} on ${host} (since ${since.replace(/\.\d+Z$/, "Z")})`;
}

const STANDING = {
  before: "it is unchanged",
  new: "the new one is in place and complete",
  "put-back": "it was missing, and the old one has been put back",
  nothing: "there was none before, and there is none now",
  whole: "the process had not started to replace it, or had finished",
} as const;

/** Diagnostics of `src/system/folder`. */
export const folderCatalog = {
  "directory-not-ours": error<{ directory: string; reason: string }>({
    about:
      "The folder to be replaced contains something that peerc did not write and that would have been lost.",
    message: (p) => `${p.directory} is not replaced: ${p.reason}`,
    hint: () => "choose another folder, or move what is in the way",
  }),
  "directory-write-failed": error<{ directory: string; problem: string; isNew: boolean }>({
    about:
      "A folder could not be written. The old one is still in place, unless the message says that it is the new one.",
    message: (p) =>
      p.isNew
        ? `${p.directory} is the new one, but may not have reached the disk: ${p.problem}`
        : `${p.directory} could not be written: ${p.problem}`,
    hint: (p) => (p.isNew ? "check the disk, and run the command again" : undefined),
  }),
  "directory-in-use": error<OwnerParams & { directory: string; file: string }>({
    about:
      "Another peerc process is working on the same folder, and the two would undo each other's work. A lock whose process has ended is taken over; for a process on another machine or in a container, this cannot be determined.",
    message: (p) => `${p.directory} is in use by ${ownerText(p)}`,
    hint: (p) => `wait until it has ended; if you know that it has ended, remove ${p.file}`,
  }),
  "directory-recovered": warning<{
    directory: string;
    standing: keyof typeof STANDING;
    where: string;
    by: OwnerParams | null;
  }>({
    about:
      "A process ended while it was replacing a folder (it was killed, or the machine stopped). The folder is complete, and leftovers of the process have been removed.",
    message: (p) =>
      `${p.by ? ownerText(p.by) : "a process"} ended while working on ${p.directory}: ${STANDING[p.standing]}; removed its leftover ${p.where}`,
  }),
  "directory-kept-aside": warning<{ directory: string; aside: string }>({
    about:
      "A process ended between moving a folder away and moving the new one into place, and another folder has been created there since. Both are kept.",
    message: (p) =>
      `${p.directory} is not the one that was there before, which is kept as ${p.aside}`,
    hint: () => "remove the one that you do not need",
  }),
  "directory-leftover": warning<{
    directory: string;
    where: string;
    files: readonly string[];
    problem?: string;
  }>({
    about:
      "A process that ended left something next to a folder that cannot be removed. The folder itself is complete.",
    message: (p) =>
      p.files.length > 0
        ? `${p.where} contains files that peerc did not write, and is kept: ${p.files.join(", ")}`
        : `${p.where}, left by a process that ended while working on ${p.directory}, cannot be removed: ${p.problem ?? ""}`,
    hint: (p) => (p.files.length > 0 ? "move them elsewhere, and remove the folder" : undefined),
  }),
  "directory-not-put-back": error<{ directory: string; old: string; problem: string }>({
    about:
      "A process ended between moving a folder away and moving the new one into place, and the old one cannot be put back.",
    message: (p) =>
      `${p.directory} is missing: a process ended while replacing it, and ${p.old}, the old one, cannot be put back: ${p.problem}`,
    hint: (p) => `run the command where it has write access, or rename ${p.old} to ${p.directory}`,
  }),
} as const;
