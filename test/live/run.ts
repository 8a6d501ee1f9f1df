import { spawnSync } from "node:child_process";

/** Runs commands of `ip`, all in one process. Throws if one fails. */
export function runBatch(commands: readonly string[]): void {
  if (commands.length > 0) give("ip", ["-batch", "-"], commands.join("\n"));
}

/** A program's output on both streams. Throws if it fails: no program here is supposed to. */
export function run(command: string, ...args: readonly string[]): string {
  return give(command, args, "");
}

/** The same, with something on its standard input. */
export function runWith(input: string, command: string, ...args: readonly string[]): string {
  return give(command, args, input);
}

function give(command: string, args: readonly string[], input: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: "utf8",
    input,
    maxBuffer: 1 << 28,
  });
  if (error || status !== 0) {
    const why = error?.message ?? `${stdout}${stderr}`;
    throw new Error(`${[command, ...args].join(" ")}: ${why}`);
  }
  return stdout + stderr;
}
