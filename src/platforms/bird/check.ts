import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { formatAddress } from "../../net/index.ts";
import type { RouterPlan } from "../../policy/index.ts";
import type { CheckResult, RunTool } from "../platform.ts";

const TOOL = "bird -p";

/**
 * Has `bird -p` parse the file as a router would: included from a main configuration with the little it needs.
 * Nothing is bound or started. What `bird` says counts as much as its exit code; warnings of a newer version pass.
 */
export async function check(
  plan: RouterPlan,
  text: string,
  run: RunTool,
  directory: string,
): Promise<CheckResult> {
  const main = join(directory, "bird.conf");
  await writeFile(join(directory, "peerc.conf"), text);
  await writeFile(main, mainConfiguration(plan));
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

/** A `bird.conf` such as the header of the rendered file asks for. */
function mainConfiguration(plan: RouterPlan): string {
  return [
    `router id ${formatAddress(plan.routerId)};`,
    "protocol device { }",
    "protocol bfd { }",
    'include "peerc.conf";',
    "",
  ].join("\n");
}
