import { Progress } from "../../src/cli/output/progress.ts";
import { run } from "../../src/cli/run.ts";

/** What a command line gave. */
export interface Captured {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, in a folder, and captures what it prints. */
export async function captured(cwd: string, ...argv: readonly string[]): Promise<Captured> {
  let stdout = "";
  let stderr = "";
  const code = await run(argv, {
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    colour: false,
    progress: new Progress(null),
    cwd,
    signal: AbortSignal.abort(),
  });
  return { code, stdout, stderr };
}
