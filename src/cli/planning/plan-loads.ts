import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { DiffReport } from "../../diff/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import { checkTimer, makePlan, type LoadPlan, type RouterFiles } from "../../plan/index.ts";
import type { LoadedSide } from "../building/load-side.ts";
import type { DiffSide } from "../input/find-sides.ts";
import type { Loading } from "./read-loading.ts";

/** The folder with the routers' files, in the network's folder. */
export const FILES_FOLDER = "rendered";

type Compiled = NonNullable<LoadedSide["compiled"]>;

/** One version of the network, compiled. */
export interface PlannedSide {
  readonly side: DiffSide;
  readonly compiled: Compiled;
}

/** What is planned for. */
export interface PlanRequest {
  readonly before: PlannedSide;
  readonly after: PlannedSide;
  readonly difference: DiffReport;
  readonly render: (plan: RouterPlan) => string;
  readonly loading: Loading;
}

/** Plans how the change is loaded; null, and reported, if it cannot be loaded as it is. */
export function planLoads(request: PlanRequest, report: Report): LoadPlan | null {
  const { before, after, difference, render, loading } = request;
  const { files } = after.side;
  const old = new Map(before.compiled.plans.map((plan) => [plan.name, plan]));
  const isKept = files.list(FILES_FOLDER) !== null || files.kind === "disk";
  const problems: string[] = [];
  const routers = after.compiled.plans.map((plan): RouterFiles => {
    const text = render(plan);
    const file = fileOf(plan);
    const there = files.read(file);
    if (isKept && there !== text) {
      problems.push(plan.name);
      report(diagnostic("plan-not-built", { router: plan.name, file, missing: there === null }));
    }
    return { plan, text, before: textBefore(old.get(plan.name), before, render) };
  });
  if (problems.length > 0) return null;
  const { declaration } = after.compiled.sources;
  const names = new Set(after.compiled.plans.map(({ name }) => name));
  const plan = makePlan({
    network: { name: declaration.network.name, asn: declaration.network.asn },
    base: planSide(before.side),
    head: planSide(after.side),
    routers,
    removed: [...old.keys()].filter((name) => !names.has(name)),
    difference,
    folder: FILES_FOLDER,
    timer: loading.timer,
    batches: loading,
    settings: loading.settings,
  });
  return isPossible(plan, after.compiled.plans, loading, report) ? plan : null;
}

function isPossible(
  { routers }: LoadPlan,
  plans: readonly RouterPlan[],
  { canary, timer }: Loading,
  report: Report,
): boolean {
  const changed = routers.map(({ name }) => name);
  const timed = checkTimer(
    plans.filter(({ name }) => changed.includes(name)),
    timer,
    report,
  );
  if (canary === null || changed.includes(canary)) return timed;
  const known = plans.map(({ name }) => name);
  report(
    known.includes(canary)
      ? diagnostic("canary-unchanged", { router: canary, changed })
      : diagnostic("unknown-router", { name: canary, known }),
  );
  return false;
}

/** The file of before, as it was committed: another version of peerc may have written it. */
function textBefore(
  plan: RouterPlan | undefined,
  { side }: PlannedSide,
  render: (plan: RouterPlan) => string,
): string | null {
  return plan ? (side.files.read(fileOf(plan)) ?? render(plan)) : null;
}

/** A router's file in the network's folder. */
export function fileOf({ name }: { readonly name: string }): string {
  return `${FILES_FOLDER}/${name}.conf`;
}

function planSide({ name, files }: DiffSide): LoadPlan["base"] {
  return { name, revision: files.kind === "revision" ? files.commit : null };
}
