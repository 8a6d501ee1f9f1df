import type { Progress } from "./progress.ts";

/** The outside world of a command: all that it may touch besides files. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether stderr is a terminal that takes colours. */
  readonly colour: boolean;
  /** How far a command is, for people who wait. */
  readonly progress: Progress;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** Ends long-running commands. */
  readonly signal: AbortSignal;
}

/** Exit codes. */
export const EXIT = { ok: 0, errors: 1, differences: 2, internal: 70, usage: 64 } as const;
