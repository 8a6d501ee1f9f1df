import { spawnSync } from "node:child_process";

import type { Version } from "../../../src/model/index.ts";

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
