import { spawn, spawnSync } from "node:child_process";

import type { RunTool } from "../../../src/platforms/platform.ts";

/** Runs a program; null where it is not installed. */
export const runTool: RunTool = (command, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, [...args], { cwd: options.cwd, timeout: options.timeoutMs });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.on("error", () => resolve(null));
    child.on("close", (code) => resolve({ exitCode: code ?? 1, stdout, stderr }));
  });

/** Whether FRR is installed. Where it must be (`CI` is set) and is not, this throws. */
export function frrInstalled(): boolean {
  if (spawnSync("vtysh", ["--help"]).error === undefined) return true;
  if (process.env["CI"] !== undefined) throw new Error("frr is not installed");
  console.warn("NOT TESTED: FRR is not installed, so nothing is checked against it");
  return false;
}
