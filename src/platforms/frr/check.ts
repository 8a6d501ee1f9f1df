import { writeFileSync } from "node:fs";
import { join } from "node:path";

import type { RouterPlan, Version } from "../../model/index.ts";
import type { CheckResult, RunTool } from "../platform.ts";
import { bgpdSample } from "./bgpd-sample.ts";
import { dialectOf } from "./dialect.ts";

const TOOL = "vtysh -C";

/** Where distributions put the daemons. */
const BGPD = ["/usr/lib/frr/bgpd", "/usr/libexec/frr/bgpd", "bgpd"];

/** A line that no FRR knows, after everything else. If there is no complaint about it, the parser stopped earlier. */
const SENTINEL = "peerc-end-of-configuration";

/** What newer versions (tried: 10.3) add about the file as a whole, whenever there was a complaint. */
const SUMMARY = /^Configuration file\[.*\] processing failure: \d+$/;

/** What bgpd says if it did not come as far as to read the file. */
const NOT_READ = /open configuration file|assertion|Received signal|invalid option/i;

const TIMEOUT_MS = 60_000;

/**
 * Checks the file with `vtysh -C`, which knows every command of every daemon, and then with `bgpd -C`, which also
 * checks the values. Neither needs a running daemon. Their exit codes are meaningless: both are judged by their
 * output, and vtysh must complain about exactly one line, one that is not a command and is at the very end: after a
 * surplus `exit` it would silently drop the rest of the file. A vtysh with a different syntax than the router's
 * version is not used.
 */
export async function check(
  plan: RouterPlan,
  text: string,
  run: RunTool,
  directory: string,
): Promise<CheckResult> {
  const file = join(directory, "frr.conf");
  const help = await run("vtysh", ["--help"], { cwd: directory });
  if (help === null) return { kind: "unavailable", tool: TOOL };
  const installed = /\(version (\d+(?:\.\d+)*)/.exec(help.stdout + help.stderr)?.[1];
  if (installed !== undefined && !speaksAlike(installed.split(".").map(Number), plan.version)) {
    return { kind: "unavailable", tool: `${TOOL} of FRR ${plan.version.join(".")}` };
  }
  writeFileSync(file, `${text.trimEnd()}\n${SENTINEL}\n`);
  const vtysh = await run("vtysh", ["-C", "-f", file], { cwd: directory, timeoutMs: TIMEOUT_MS });
  if (vtysh === null) return { kind: "unavailable", tool: TOOL };
  const output = outputLines(vtysh).filter((line) => !SUMMARY.test(line));
  const complaints = output.filter((line) => !line.endsWith(`: ${SENTINEL}`));
  const reachedEnd = output.length > complaints.length;
  if (complaints.length > 0) return failed(TOOL, complaints);
  if (!reachedEnd) {
    return failed(TOOL, ["a surplus exit ends the configuration: what follows is not loaded"]);
  }
  return checkValues(text, run, directory);
}

/** Whether another version can check a file for one version. */
function speaksAlike(installed: Version, wanted: Version): boolean {
  return dialectOf(installed)?.rpkiCache === dialectOf(wanted)?.rpkiCache;
}

/**
 * Checks a sample of its own lines with bgpd. With `-S` it runs as the current user, and can read the file. If it is
 * not installed, the result of vtysh stands.
 */
async function checkValues(text: string, run: RunTool, directory: string): Promise<CheckResult> {
  const file = join(directory, "bgpd.conf");
  writeFileSync(file, bgpdSample(text));
  for (const command of BGPD) {
    const bgpd = await run(command, ["-C", "-S", "-f", file], {
      cwd: directory,
      timeoutMs: TIMEOUT_MS,
    });
    if (bgpd === null) continue;
    const lines = outputLines(bgpd);
    // It did not start reading, so there is no result. (10.7.1 crashes on a neighbor with -C, whatever the file
    // contains.) OpenBGPD's daemon has the same name, and does not know the options.
    if (lines.some((line) => NOT_READ.test(line))) break;
    if (bgpd.exitCode >= 128) break;
    // The problem comes first, then the line it is about.
    const faults = lines.filter((line) => /^%|^Error description|on config line \d/.test(line));
    if (faults.length > 0) return failed("bgpd -C", faults.map(withoutStamp));
    return { kind: "ok", tool: `${TOOL}, bgpd -C` };
  }
  return { kind: "ok", tool: TOOL };
}

/** A tool's output, without blank lines and without remarks about the environment. */
function outputLines({
  stdout,
  stderr,
}: {
  readonly stdout: string;
  readonly stderr: string;
}): string[] {
  return `${stdout}\n${stderr}`
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/vtysh\.conf|zclient_send_message/.test(line));
}

function withoutStamp(line: string): string {
  return line.replace(/^\d{4}\/.*?\] /, "").replace(/^\[EC \d+\] /, "");
}

function failed(tool: string, lines: readonly string[]): CheckResult {
  return { kind: "failed", tool, output: lines.join("\n") };
}
