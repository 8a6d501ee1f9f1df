import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import type { Runbook, RunbookStep } from "../../../src/runbook/index.ts";
import { GIT_ENVIRONMENT } from "../../fixtures/git-history.ts";
import { captured } from "../../cli/captured.ts";
import type { Ran } from "./device.ts";
import type { DrillLab } from "./drill-lab.ts";

/** How long a check may take that is to be repeated, in milliseconds. */
const PATIENCE_MS = 120_000;

/** Where a runbook is played. */
export interface Stage {
  readonly lab: DrillLab;
  /** The network's folder. */
  readonly network: string;
  /** The folder of the lab. */
  readonly directory: string;
  /** What a person does; steps that are only read are not among it. */
  readonly person: (step: RunbookStep) => Promise<void>;
}

/** Does every step of a runbook in its order, and its check; throws at the first one that fails. Gives how many. */
export async function playRunbook(runbook: Runbook, stage: Stage): Promise<number> {
  const steps = runbook.phases.flatMap(({ parts }) => parts.flatMap((part) => part.steps));
  const path = makePrograms(stage.directory);
  for (const step of steps) {
    if (step.wait_seconds !== null) await wait(1000 * step.wait_seconds);
    if (step.kind === "person") await stage.person(step);
    else await playStep(step, stage, path);
  }
  return steps.length;
}

async function playStep(step: RunbookStep, stage: Stage, path: string): Promise<void> {
  const { check } = step;
  for (const end = Date.now() + PATIENCE_MS; ; await wait(500)) {
    let problem: string | null = null;
    let output = "";
    for (const line of step.commands) {
      const ran = await enter(line, step, stage, path);
      output += ran.output;
      if (check.exit !== null && ran.code !== check.exit) problem ??= `exit code ${ran.code}`;
    }
    problem ??= wrongOutput(output, check);
    for (const more of check.commands) {
      const ran = await enter(more.run, step, stage, path);
      problem ??= wrongOutput(ran.output, { ...check, contains: more.contains, lacks: [] });
    }
    if (problem === null) {
      if (step.output !== null) writeFileSync(join(stage.network, step.output), output);
      return;
    }
    if (!check.repeat || Date.now() > end) {
      throw new Error(
        `step ${step.id} (${step.about}): ${problem}\n${step.commands.join("\n")}\n${output}`,
      );
    }
  }
}

function wrongOutput(
  output: string,
  { contains, lacks, below }: RunbookStep["check"],
): string | null {
  const missing = contains.find((text) => !output.includes(text));
  if (missing !== undefined) return `without "${missing}"`;
  const present = lacks.find((text) => output.includes(text));
  if (present !== undefined) return `with "${present}"`;
  return below !== null && !(Number(output.trim()) < below) ? `not below ${below}` : null;
}

/** Enters a line where the step says. */
async function enter(
  line: string,
  { where, router }: RunbookStep,
  { lab, network }: Stage,
  path: string,
): Promise<Ran> {
  if (router !== null && where === "shell") return lab.devices.get(router)!.run(line);
  if (where !== "here") throw new Error(`nowhere to enter: ${line}`);
  const words = /^peerc (.*?)(?: > (\S+))?$/.exec(line);
  if (!words) {
    const env = { ...GIT_ENVIRONMENT, PATH: path };
    const { status, stdout, stderr } = spawnSync("sh", ["-c", line], {
      cwd: network,
      env,
      encoding: "utf8",
    });
    return { code: status, output: stdout + stderr };
  }
  const argv = words[1]!.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', ""));
  const { code, stdout, stderr } = await captured(network, ...argv);
  if (words[2] === undefined) return { code, output: stdout + stderr };
  writeFileSync(join(network, words[2]), stdout);
  return { code, output: stderr };
}

/** A PATH on which `scp` copies into a device's folder. */
function makePrograms(directory: string): string {
  const folder = join(directory, "programs");
  mkdirSync(folder, { recursive: true });
  const scp = join(folder, "scp");
  writeFileSync(scp, `#!/bin/sh\nexec cp "$2" "${directory}/\${3%%:*}/\${3#*:}"\n`);
  chmodSync(scp, 0o755);
  return `${folder}:${process.env["PATH"] ?? ""}`;
}
