import { spawn, spawnSync } from "node:child_process";

import type { RunTool } from "../../../src/platforms/platform.ts";
import type { Version } from "../../../src/policy/index.ts";

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

/** The version of the BIRD that is installed. */
export function installedVersion(): Version {
  const { stdout, stderr } = spawnSync("bird", ["--version"], { encoding: "utf8" });
  const version = /BIRD version ([0-9.]+)/.exec(stdout + stderr)?.[1];
  if (version === undefined) throw new Error(`bird --version said: ${stdout}${stderr}`);
  return version.split(".").map(Number);
}

/** Whether BIRD is installed. Where it must be (`CI` is set) and is not, this throws. */
export function birdInstalled(): boolean {
  if (spawnSync("bird", ["--version"]).error === undefined) return true;
  if (process.env["CI"] !== undefined) throw new Error("bird is not installed");
  console.warn("NOT TESTED: bird is not installed, so nothing is checked against it");
  return false;
}
