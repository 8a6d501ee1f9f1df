import { error } from "../entry.ts";

/** Diagnostics of `peerc init`. */
export const startingCatalog = {
  "init-unanswered": error<{ missing: readonly string[] }>({
    about:
      "A new network cannot be written without an answer that was not given, and there is nobody to ask.",
    message: (p) => `not given: ${p.missing.join(", ")}`,
    hint: () =>
      "give these options; on a terminal, without --no-input, init asks for them (`peerc init --help` has examples)",
  }),
  "init-in-the-way": error<{ folder: string; paths: readonly string[]; canKeep: boolean }>({
    about:
      "Files of a new network exist already. init never replaces a file, and writes all of its files or none.",
    message: (p) => `in the way in ${p.folder}: ${p.paths.join(", ")}`,
    hint: (p) =>
      p.canKeep
        ? "move these files away, or leave them as they are with --keep; or give another folder"
        : "move these files away, or give another folder; `peerc add` adds a peer to a network that exists",
  }),
  "init-ended": error({
    about: "The questions of init were not answered to the end.",
    message: () => "the questions were not answered to the end: nothing is written",
  }),
  "init-not-written": error<{ path: string; problem: string }>({
    about:
      "A file of a new network could not be written. Those written before it were removed again.",
    message: (p) => `${p.path} cannot be written, so nothing is: ${p.problem}`,
  }),
  "init-source-missing": error<{ folder: string }>({
    about:
      "A folder that was given for PeeringDB's data is no network whose snapshot has such data.",
    message: (p) => `${p.folder} has no PeeringDB data in snapshot/sources`,
    hint: () => "give a network that fetches it, a dump's file, or an address",
  }),
} as const;
