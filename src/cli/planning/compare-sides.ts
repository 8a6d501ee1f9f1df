import { Diagnostics } from "../../diagnostics/index.ts";
import { compareNetworks, makeReport, type DiffReport } from "../../diff/index.ts";
import { BuildAgain } from "../../incremental/index.ts";
import type { RouterPlan } from "../../model/index.ts";
import type { Progress } from "../output/progress.ts";
import { loadSide, type LoadedSide } from "../building/load-side.ts";
import type { SideFailure } from "../commands/print-failures.ts";
import { findSides, type WantedSides } from "../input/find-sides.ts";
import { readTemplates } from "../package-files.ts";
import { FILES_FOLDER, type PlannedSide } from "./plan-loads.ts";

/** Two versions of a network, with their difference. */
export interface ComparedSides {
  readonly before: PlannedSide;
  readonly after: PlannedSide;
  readonly difference: DiffReport;
  readonly render: (plan: RouterPlan) => string;
}

/** Finds, compiles and compares two versions of a network; or says what keeps them from being compared. */
export async function compareSides(
  cwd: string,
  wanted: WantedSides,
  progress: Progress,
): Promise<ComparedSides | { readonly failures: readonly SideFailure[] }> {
  const problems = new Diagnostics();
  const sides = await findSides(cwd, { ...wanted, written: FILES_FOLDER }, problems.report);
  if (!sides) return { failures: [{ what: "network", title: null, diagnostics: problems.all }] };
  // Most of a network is the same on both sides, and is read once.
  const { read, compile, render } = new BuildAgain(() => false, readTemplates);
  const [base, head] = sides;
  const [before, after] = [base, head].map((side) =>
    loadSide(cwd, side, { read, compile }, progress),
  ) as [LoadedSide, LoadedSide];
  if (!before.compiled || !after.compiled) {
    const titled = [
      { title: `before the change (${before.name})`, diagnostics: before.diagnostics },
      { title: `after the change (${after.name})`, diagnostics: after.diagnostics },
    ];
    return { failures: titled.map((one) => ({ what: "network", ...one })) };
  }
  const sources = { before: before.compiled.sources, after: after.compiled.sources };
  progress.stage("comparing");
  const found = compareNetworks(before.compiled.plans, after.compiled.plans, sources);
  const difference = makeReport(found, {
    sources,
    before: before.name,
    after: after.name,
    lines: null,
    mostRanges: 1000,
    reasons: false,
  });
  return {
    before: { side: base, compiled: before.compiled },
    after: { side: head, compiled: after.compiled },
    difference,
    render,
  };
}
