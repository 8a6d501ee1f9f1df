import { spawnSync } from "node:child_process";

import type { Version } from "../../../src/model/index.ts";

/** The version of the installed FRR; 8.4 if none is installed. */
export function installedVersion(): Version {
  const { stdout, stderr, error } = spawnSync("vtysh", ["--help"], { encoding: "utf8" });
  if (error) return [8, 4];
  const version = /\(version (\d+(?:\.\d+)*)/.exec(stdout + stderr)?.[1];
  if (version === undefined) throw new Error(`vtysh --help said: ${stdout}${stderr}`);
  return version.split(".").map(Number);
}

/** Whether FRR is installed. Where it must be (`CI` is set) and is not, this throws. */
export function frrInstalled(): boolean {
  if (spawnSync("vtysh", ["--help"]).error === undefined) return true;
  if (process.env["CI"] !== undefined) throw new Error("frr is not installed");
  console.warn("NOT TESTED: FRR is not installed, so nothing is checked against it");
  return false;
}
