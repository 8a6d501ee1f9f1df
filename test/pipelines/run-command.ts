import { spawn } from "node:child_process";

/** What a program did. */
export interface Ran {
  readonly code: number;
  /** Both of its outputs, as they came. */
  readonly log: string;
}

/** Runs a program with nothing but the given environment; the server of a test answers meanwhile. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let log = "";
    const take = (bytes: Buffer) => void (log += bytes.toString("utf8"));
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", fail);
    child.on("close", (code) => done({ code: code ?? 255, log }));
  });
}
