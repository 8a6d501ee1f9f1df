import type { Io } from "../../src/cli/output/io.ts";
import { Progress } from "../../src/cli/output/progress.ts";
import { run } from "../../src/cli/run.ts";

/** What a command line gave. */
export interface Captured {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, in a folder, and captures what it prints. */
export function captured(cwd: string, ...argv: readonly string[]): Promise<Captured> {
  return capturedWith({}, cwd, ...argv);
}

/** The same, with something of the outside replaced, such as the clock. */
export async function capturedWith(
  outside: Partial<Io>,
  cwd: string,
  ...argv: readonly string[]
): Promise<Captured> {
  let stdout = "";
  let stderr = "";
  const code = await run(argv, {
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    colour: false,
    progress: new Progress(null),
    cwd,
    signal: AbortSignal.abort(),
    ...outside,
  });
  return { code, stdout, stderr };
}
