import { spawnSync } from "node:child_process";

/** What a program printed on both its outputs. Throws where it fails: here nothing is meant to. */
export function run(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (error || status !== 0) {
    const why = error?.message ?? `${stdout}${stderr}`;
    throw new Error(`${[command, ...args].join(" ")}: ${why}`);
  }
  return stdout + stderr;
}
