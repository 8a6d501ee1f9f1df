import { resolve } from "node:path";

import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { checkFile, readPlan, type PlannedFile, type PlannedFiles } from "../../plan/index.ts";
import { readText } from "../../system/index.ts";
import { renderRouter } from "../building/build-network.ts";
import type { DiskFiles } from "../input/disk-files.ts";

/** The largest plan that is read, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Reads a plan from disk; null, and reported, if it is none. */
export function openPlan(cwd: string, path: string, report: Report): PlannedFiles | null {
  const text = readText(resolve(cwd, path), MAX_BYTES);
  if (text !== null) return readPlan({ path, text }, report);
  report(diagnostic("file-not-found", { path }));
  return null;
}

/** The planned files of some routers, or of all if none is named; reports names that the plan does not load. */
export function plannedFor(
  plan: PlannedFiles,
  names: readonly string[],
  report: Report,
): readonly PlannedFile[] {
  const planned = plan.files.map(({ router }) => router);
  for (const router of names.filter((name) => !planned.includes(name))) {
    report(diagnostic("plan-without-router", { plan: plan.path, router, planned }));
  }
  return plan.files.filter(({ router }) => names.length === 0 || names.includes(router));
}

/** Whether the files of some routers are those of a plan, in the declaration and on disk; reported if not. */
export function checkFiles(
  planned: readonly PlannedFile[],
  { plans, files }: { readonly plans: readonly RouterPlan[]; readonly files: DiskFiles },
  of: PlannedFiles,
  report: Report,
): boolean {
  const byName = new Map(plans.map((plan) => [plan.name, plan]));
  const good = planned.filter((one) => {
    const plan = byName.get(one.router);
    const made = plan ? renderRouter(plan).text : null;
    return checkFile(one, { made, onDisk: files.read(one.file) }, of, report);
  });
  return good.length === planned.length;
}
