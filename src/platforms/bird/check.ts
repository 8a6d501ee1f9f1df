import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { formatAddress } from "../../net/index.ts";
import type { RouterPlan, Version } from "../../model/index.ts";
import type { CheckResult, RunTool } from "../platform.ts";
import { canRead } from "./dialect.ts";

const TOOL = "bird -p";

/**
 * Parses the file with `bird -p` as a router would: included from a main configuration with the minimum that it
 * needs. Nothing is bound or started. The output of `bird` counts as much as its exit code; warnings of a newer
 * version pass. A version that lacks syntax of the router's version is not used.
 */
export async function check(
  plan: RouterPlan,
  text: string,
  run: RunTool,
  directory: string,
): Promise<CheckResult> {
  const about = await run("bird", ["--version"], { cwd: directory });
  if (about === null) return { kind: "unavailable", tool: TOOL };
  const installed = versionIn(`${about.stdout}${about.stderr}`);
  if (installed !== null && !canRead(installed, plan.version)) {
    return { kind: "unavailable", tool: `${TOOL} of BIRD ${plan.version.join(".")}` };
  }
  const main = join(directory, "bird.conf");
  writeFileSync(join(directory, "peerc.conf"), text);
  writeFileSync(main, mainConfiguration(plan));
  const result = await run("bird", ["-p", "-c", main], { cwd: directory });
  if (result === null) return { kind: "unavailable", tool: TOOL };
  const output = `${result.stdout}${result.stderr}`.trim();
  const failed = result.exitCode !== 0 || /\berror\b/i.test(output);
  if (!failed) return { kind: "ok", tool: TOOL };
  return {
    kind: "failed",
    tool: TOOL,
    output: output === "" ? `exit code ${result.exitCode}` : output,
  };
}

/** The version in the output of `bird --version`: `BIRD version 2.0.12`. */
function versionIn(text: string): Version | null {
  const [, found] = /version (\d+(?:\.\d+)*)/.exec(text) ?? [];
  return found === undefined ? null : found.split(".").map(Number);
}

/** A `bird.conf` as required by the header of the rendered file. */
function mainConfiguration(plan: RouterPlan): string {
  return [
    `router id ${formatAddress(plan.routerId)};`,
    "protocol device { }",
    "protocol bfd { }",
    'include "peerc.conf";',
    "",
  ].join("\n");
}
