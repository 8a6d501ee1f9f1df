import { Progress } from "../../modules/cli/output/progress.js";
import { run } from "../../modules/cli/run.js";

/** Runs a command line of peerc in this process; gives its exit code and what it printed. */
export async function peerc(cwd, ...argv) {
  let [stdout, stderr] = ["", ""];
  const code = await run(argv, {
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    colour: false,
    progress: new Progress(null),
    cwd,
    signal: AbortSignal.abort(),
  });
  return { code, stdout, stderr };
}
