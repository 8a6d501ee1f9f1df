/** The result of a program. */
export interface CommandResult {
  /** As in a shell: 128 plus the signal's number if a signal ended it. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** It exceeded its time and was killed. */
  readonly timedOut: boolean;
  /** It printed more than the limit, and was killed. */
  readonly overflowed: boolean;
  /** The signal that ended it, or null. */
  readonly signal: string | null;
}

/** Runs a program; null if it is not installed. Rejects only if it cannot be run for another reason. */
export type RunCommand = (
  command: string,
  args: readonly string[],
  options?: CommandOptions,
) => Promise<CommandResult | null>;

/** How a program is run. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly timeoutMs?: number;
  /** Its standard input; default: none. */
  readonly input?: string;
  /** Variables in addition to ours; `undefined` removes one of ours. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Receives its output as bytes, in pieces and without a limit; `stdout` of the result is then empty. */
  readonly onBytes?: (bytes: Buffer) => void;
}

/** The output limit in characters: the IPv4 table of the Internet from bgpq4 is a sixth of it. */
const MAX_OUTPUT = 400_000_000;
const DEFAULT_TIMEOUT_MS = 60_000;

/**
 * Runs a program without a shell, and waits until it ends. A program that exceeds its time (default: 60 s) is killed
 * at once. By default it has no input, and our environment without IRRD_SOURCES, which would change bgpq4's answers.
 */
export const runCommand: RunCommand = async (command, args, options = {}) => {
  // Loaded on demand: most commands run no program, and it is a tenth of what they would load.
  const { execa } = await import("execa");
  const env = { ...process.env, ...options.env };
  delete env["IRRD_SOURCES"];
  const { onBytes } = options;
  const running = execa(command, args, {
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    env,
    extendEnv: false,
    reject: false,
    shell: false,
    ...(options.input === undefined ? { stdin: "ignore" } : { input: options.input }),
    stripFinalNewline: false,
    timeout: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    killSignal: "SIGKILL",
    maxBuffer: MAX_OUTPUT,
    buffer: { stdout: !onBytes },
  });
  if (onBytes) running.stdout.on("data", onBytes);
  const result = await running;
  if (result.exitCode === undefined && result.signal === undefined && !result.isMaxBuffer) {
    if (result.code === "ENOENT") return null;
    throw new Error(`${command} cannot be run: ${result.code ?? "no reason is known"}`);
  }
  return {
    exitCode: result.exitCode ?? 128 + (SIGNALS[result.signal ?? ""] ?? 0),
    stdout: onBytes ? "" : result.stdout,
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
