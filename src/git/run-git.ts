import { runCommand, type CommandResult } from "../system/index.ts";

/** What git did, or that it is not installed. */
export type GitResult = CommandResult | null;

/** How git is run. */
export interface GitOptions {
  /** What it is given to read. */
  readonly input?: string;
  /** How its output is read: as text, or with one character for each byte. */
  readonly encoding?: "utf8" | "latin1";
}

/** Reading an object of many megabytes from a slow disk may take this long, in milliseconds. */
const TIMEOUT_MS = 120_000;

/**
 * Which repository git takes is for the folder alone to say: hooks and scripts set these for a repository that may be
 * another one (`git rev-parse --local-env-vars`, without the variables that hold configuration).
 */
const ELSEWHERE = [
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_DIR",
  "GIT_GRAFT_FILE",
  "GIT_IMPLICIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_INTERNAL_SUPER_PREFIX",
  "GIT_NAMESPACE",
  "GIT_NO_REPLACE_OBJECTS",
  "GIT_OBJECT_DIRECTORY",
  "GIT_PREFIX",
  "GIT_QUARANTINE_PATH",
  "GIT_REPLACE_REF_BASE",
  "GIT_SHALLOW_FILE",
  "GIT_WORK_TREE",
] as const;

const ENVIRONMENT: Readonly<Record<string, string | undefined>> = {
  ...Object.fromEntries(ELSEWHERE.map((name) => [name, undefined])),
  // Its words are read where its exit code does not tell enough.
  LC_ALL: "C",
  LANGUAGE: undefined,
  // A name is a name, whatever characters are in it.
  GIT_LITERAL_PATHSPECS: "1",
  GIT_GLOB_PATHSPECS: undefined,
  GIT_NOGLOB_PATHSPECS: undefined,
  GIT_ICASE_PATHSPECS: undefined,
  // Nobody is there to answer.
  GIT_TERMINAL_PROMPT: "0",
  // Reading writes nothing.
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_LAZY_FETCH: "1",
};

/** Runs git in a folder that exists. It reads only, and only the repository that the folder is in. */
export function runGit(
  folder: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitResult> {
  return runCommand("git", ["--no-pager", ...args], {
    ...options,
    cwd: folder,
    env: ENVIRONMENT,
    timeoutMs: TIMEOUT_MS,
  });
}
