/** What a program did. */
export interface CommandResult {
  /** As a shell tells it: 128 and the signal's number where a signal ended it. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** It took too long and was killed. */
  readonly timedOut: boolean;
  /** It printed more than can be taken, and was killed. */
  readonly overflowed: boolean;
  /** The signal that ended it, or null. */
  readonly signal: string | null;
}

/** Runs a program; null where it is not installed. Rejects only where it cannot be run for another reason. */
export type RunCommand = (
  command: string,
  args: readonly string[],
  options?: CommandOptions,
) => Promise<CommandResult | null>;

/** How a program is run. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly timeoutMs?: number;
  /** What it is given to read; nothing unless told otherwise. */
  readonly input?: string;
  /** Variables that it has besides ours, and with `undefined` those of ours that it has not. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** How its output is read: as text in UTF-8, or with one character for each byte, whatever the bytes are. */
  readonly encoding?: "utf8" | "latin1";
}

/** Characters of output that are taken: the IPv4 table of the Internet from bgpq4 is a sixth of it. */
const MAX_OUTPUT = 400_000_000;
const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * Runs a program without a shell, and waits for its end. A program that outlives its time (60 s unless told otherwise) is
 * killed at once. Unless told otherwise it has no input, and our environment but for IRRD_SOURCES, which would change
 * what bgpq4 answers.
 */
export const runCommand: RunCommand = async (command, args, options = {}) => {
  // Most commands run no program, and it is a tenth of what they would load.
  const { execa } = await import("execa");
  const env = { ...process.env, ...options.env };
  delete env["IRRD_SOURCES"];
  const result = await execa(command, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env,
    extendEnv: false,
    reject: false,
    shell: false,
    encoding: options.encoding ?? "utf8",
    ...(options.input === undefined ? { stdin: "ignore" } : { input: options.input }),
    stripFinalNewline: false,
    timeout: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    killSignal: "SIGKILL",
    maxBuffer: MAX_OUTPUT,
  });
  if (result.exitCode === undefined && result.signal === undefined && !result.isMaxBuffer) {
    if (result.code === "ENOENT") return null;
    throw new Error(`${command} cannot be run: ${result.code ?? "no reason is known"}`);
  }
  return {
    exitCode: result.exitCode ?? 128 + (SIGNALS[result.signal ?? ""] ?? 0),
    stdout: result.stdout,
    stderr: result.stderr,
    timedOut: result.timedOut,
    overflowed: result.isMaxBuffer,
    signal: result.signal ?? null,
  };
};

const SIGNALS: Readonly<Record<string, number>> = {
  SIGINT: 2,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15,
};
