import { runCommand, type CommandResult } from "../system/index.ts";

/** The result of git, or that it is not installed. */
export type GitResult = CommandResult | null;

/** How git is run. */
export interface GitOptions {
  /** Its standard input. */
  readonly input?: string;
  /** Receives its output as bytes, in pieces. */
  readonly onBytes?: (bytes: Buffer) => void;
}

/** The time limit in milliseconds: reading an object of many megabytes from a slow disk is slow. */
const TIMEOUT_MS = 120_000;

/**
 * Only the folder determines the repository: hooks and scripts set these variables for what may be another one
 * (`git rev-parse --local-env-vars`, without the variables that contain configuration).
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
  // Its messages are parsed where its exit code is not specific enough.
  LC_ALL: "C",
  LANGUAGE: undefined,
  // Names are literal, whatever characters they contain.
  GIT_LITERAL_PATHSPECS: "1",
  GIT_GLOB_PATHSPECS: undefined,
  GIT_NOGLOB_PATHSPECS: undefined,
  GIT_ICASE_PATHSPECS: undefined,
  // There is no terminal for a prompt.
  GIT_TERMINAL_PROMPT: "0",
  // Reading must not write.
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_LAZY_FETCH: "1",
};

/** Runs git in an existing folder. It only reads, and only the repository that contains the folder. */
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
