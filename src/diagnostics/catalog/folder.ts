import { error, warning } from "../entry.ts";

/** A process that holds a folder, or held it. */
interface HolderParams {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
}

/** `process 4242 on core-1 (since 2026-03-01T10:00:00Z)`. */
function holderText({ pid, host, since }: HolderParams): string {
  return `process ${pid} on ${host} (since ${since.replace(/\.\d+Z$/, "Z")})`;
}

const STANDING = {
  before: "it is as it was before",
  new: "the new one had been put in place and is whole",
  "put-back": "it was gone, and has been put back as it was before",
  nothing: "there was none before, and there is none",
  whole: "it had not begun to replace it, or had ended doing so",
} as const;

/** Diagnostics of `src/folder`. */
export const folderCatalog = {
  "directory-not-ours": error<{ directory: string; reason: string }>({
    about:
      "peerc was to replace a folder that holds something it did not write. It would have been lost.",
    message: (p) => `${p.directory} is not replaced: ${p.reason}`,
    hint: () => "name another folder, or move what is in the way",
  }),
  "directory-write-failed": error<{ directory: string; problem: string; isNew: boolean }>({
    about:
      "A folder could not be written. What stood there before still stands, unless the message says that it is the new one.",
    message: (p) =>
      p.isNew
        ? `${p.directory} is the new one, but may not have reached the disk: ${p.problem}`
        : `${p.directory} could not be written: ${p.problem}`,
    hint: (p) => (p.isNew ? "look after the disk, and run the command again" : undefined),
  }),
  "directory-in-use": error<HolderParams & { directory: string; file: string }>({
    about:
      "Another process of peerc is at work on the same folder, and two at once would each undo what the other does. A lock whose process has ended is taken over; of one on another machine, or in a container, that cannot be known.",
    message: (p) => `${p.directory} is in use by ${holderText(p)}`,
    hint: (p) => `wait until it has ended; if you know that it has, remove ${p.file}`,
  }),
  "directory-recovered": warning<{
    directory: string;
    standing: keyof typeof STANDING;
    where: string;
    by: HolderParams | null;
  }>({
    about:
      "A process was ended while it was about to replace a folder (killed, or the machine stopped). The folder is whole, and what the process left has been cleared.",
    message: (p) =>
      `${p.by ? holderText(p.by) : "a process"} was ended at work on ${p.directory}: ${STANDING[p.standing]}; ${p.where}, which it left, is cleared`,
  }),
  "directory-kept-aside": warning<{ directory: string; aside: string }>({
    about:
      "A process was ended between taking a folder away and putting the new one there, and somebody else has put another one there since. Both are kept.",
    message: (p) =>
      `${p.directory} is not the one that was there before; that one is kept as ${p.aside}`,
    hint: () => "remove the one that is not wanted",
  }),
  "directory-leftover": warning<{
    directory: string;
    where: string;
    files: readonly string[];
    problem?: string;
  }>({
    about:
      "Something beside a folder is left from a process that was ended, and cannot be cleared. The folder itself is whole.",
    message: (p) =>
      p.files.length > 0
        ? `${p.where} holds files that peerc did not write, and stays: ${p.files.join(", ")}`
        : `${p.where}, left by a process that was ended at work on ${p.directory}, cannot be cleared: ${p.problem ?? ""}`,
    hint: (p) => (p.files.length > 0 ? "move them elsewhere, and remove the folder" : undefined),
  }),
  "directory-not-put-back": error<{ directory: string; old: string; problem: string }>({
    about:
      "A process was ended between taking a folder away and putting the new one there, and the former one cannot be put back.",
    message: (p) =>
      `${p.directory} is not there: a process was ended while it replaced it, and ${p.old}, which is the one from before, cannot be put back: ${p.problem}`,
    hint: (p) => `run the command where it can write, or rename ${p.old} to ${p.directory}`,
  }),
} as const;
