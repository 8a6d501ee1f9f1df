// The one place in which the tests of kills start the program.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../dist/cli/main.cjs", import.meta.url));

/** Starts the built program with a command line, in a folder. `ended` gives its exit code or signal, and what it printed. */
export function startProgram(cwd, args) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  child.stdout.on("data", (data) => (printed += data));
  child.stderr.on("data", (data) => (printed += data));
  const ended = new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code, signal) => done({ code, signal, printed }));
  });
  return { kill: () => child.kill("SIGKILL"), isRunning: () => child.exitCode === null, ended };
}
