import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { diagnostic, MaskedFile, type RawFile, type Report } from "../../diagnostics/index.ts";
import { runCommand } from "../../system/index.ts";
import { platforms, type CheckResult } from "../../platforms/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { type RouterProof, verifyFile } from "../../verify/index.ts";
import { readTemplates } from "../package-files.ts";
import type { Progress } from "../output/progress.ts";
import type { Stages } from "./stages.ts";

/** One router's file. */
export interface RenderedRouter {
  readonly plan: RouterPlan;
  /** Relative to the output folder: `gru1.conf`. */
  readonly path: string;
  readonly text: string;
}

/** The result for one router, without its text, which may have a hundred megabytes. */
export interface BuiltRouter {
  readonly plan: RouterPlan;
  readonly path: string;
  /** Lines in the file. */
  readonly lines: number;
  /** Null if it was not requested, or failed. */
  readonly proof: RouterProof | null;
  /** The result of the platform's own parser; null if it was not run. */
  readonly check: CheckResult | null;
}

/** What else to do with each file. */
export interface BuildSteps {
  readonly verify: boolean;
  readonly nativeCheck: boolean;
  /** The output folder, for messages. */
  readonly folder: string;
  readonly progress: Progress;
  readonly stages: Pick<Stages, "render" | "prove">;
  /** Receives a file, before the next one is rendered. */
  readonly take: (router: RenderedRouter) => void;
}

/** Renders a plan. Pure except for reading the templates. */
export function renderRouter(plan: RouterPlan, render = renderPlan): RenderedRouter {
  return { plan, path: fileOf(plan), text: render(plan) };
}

function renderPlan(plan: RouterPlan): string {
  return platforms[plan.platform].render(plan, readTemplates(plan.platform));
}

function fileOf({ name }: RouterPlan): string {
  return `${name}.conf`;
}

/**
 * Renders, proves and checks every router; reports what is wrong. A platform's parser is a separate process and may
 * take a minute: meanwhile the next routers are rendered and proven.
 */
export async function buildNetwork(
  plans: readonly RouterPlan[],
  steps: BuildSteps,
  report: Report,
): Promise<readonly BuiltRouter[]> {
  const checks = new Set<Promise<unknown>>();
  const built: Promise<BuiltRouter>[] = [];
  const { progress } = steps;
  progress.stage("building", plans.length, "routers");
  for (const plan of plans) {
    // A router that is being checked keeps its text in memory, and has a process.
    while (checks.size >= CHECKED_AT_ONCE) await Promise.race(checks);
    const { check, ...router } = buildRouter(plan, steps, report);
    const whole = check.then((result) => {
      progress.done();
      return { ...router, check: result };
    });
    built.push(whole);
    checks.add(whole);
    const ended = () => void checks.delete(whole);
    whole.then(ended, ended);
  }
  return Promise.all(built);
}

/** How many routers are checked by their platforms' parsers at once. */
const CHECKED_AT_ONCE = 2;

/** Builds one router, in a separate call, so that its text can be freed after the check. */
function buildRouter(
  plan: RouterPlan,
  steps: BuildSteps,
  report: Report,
): Omit<BuiltRouter, "check"> & { readonly check: Promise<CheckResult | null> } {
  const { progress } = steps;
  progress.at(`rendering ${plan.name}`);
  const router = renderRouter(plan, steps.stages.render);
  const { path, text } = router;
  const file = { path: join(steps.folder, path), raw: text };
  if (steps.verify) progress.at(`proving ${plan.name}`);
  const proof = steps.verify ? (steps.stages.prove ?? provePlan)(plan, file, report) : null;
  if (steps.nativeCheck) progress.at(`checking ${plan.name}`);
  const check = steps.nativeCheck ? checkRouter(router, report) : Promise.resolve(null);
  steps.take(router);
  return { plan, path, lines: countLines(text), proof, check };
}

function provePlan(plan: RouterPlan, file: RawFile, report: Report): RouterProof | null {
  return verifyFile(plan, file, "file", report);
}

/** Checks a rendered file with the platform's own parser, if installed; reports what it refuses. */
export async function checkRouter(
  { plan, text }: RenderedRouter,
  report: Report,
): Promise<CheckResult> {
  const platform = platforms[plan.platform];
  const scratch = mkdtempSync(join(tmpdir(), "peerc-check-"));
  try {
    const check = await platform.check(plan, text, runCommand, scratch);
    if (check.kind === "failed") {
      const file = new MaskedFile({ path: fileOf(plan), raw: text }, platform.secretsIn);
      const params = { router: plan.name, tool: check.tool, output: file.output(check.output) };
      report(diagnostic("native-check-failed", params, { span: plan.span }));
    }
    return check;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Without splitting the text: a file may have millions of lines. */
function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
