import type { Progress } from "./progress.ts";

/** Asks a question and returns the line that is the answer; null if the one who answers has gone. */
export type Ask = (question: string) => Promise<string | null>;

/** Somebody at a terminal who answers questions. */
export interface Conversation {
  readonly ask: Ask;
  readonly end: () => void;
}

/** Everything outside that a command may use, besides files. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether what is printed on stderr has colors. */
  readonly colour: boolean;
  /** The same for stdout; absent: it has none. */
  readonly colourOut?: boolean;
  /** The width of stdout; absent or null if it is no terminal. */
  readonly columns?: number | null;
  /** The progress display. */
  readonly progress: Progress;
  /** The folder to which relative paths refer. */
  readonly cwd: string;
  /** The file to which the summary of a job is appended (GitHub Actions); absent or null if there is none. */
  readonly summaryFile?: string | null;
  /** The time in milliseconds since 1970, for data that has an age; absent: the system's clock. */
  readonly now?: () => number;
  /** Begins a conversation with somebody at a terminal; absent or null if there is none. */
  readonly converse?: (() => Promise<Conversation>) | null;
  /** Waits, in milliseconds, before something is asked again; absent: with the system's clock. */
  readonly pause?: (ms: number) => Promise<void>;
  /** The environment, in which pipelines say where they run and tokens are; absent: empty. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Ends long-running commands. */
  readonly signal: AbortSignal;
}

/** Exit codes. */
export const EXIT = { ok: 0, errors: 1, differences: 2, internal: 70, usage: 64 } as const;
