import { Diagnostics, type Diagnostic, type Report } from "../../diagnostics/index.ts";
import { compareNetworks, makeReport, type DiffReport } from "../../diff/index.ts";
import { BuildAgain } from "../../incremental/index.ts";
import { countLines } from "../building/count-lines.ts";
import { loadSide } from "../building/load-side.ts";
import type { DiskFiles } from "../input/disk-files.ts";
import { readTemplates } from "../package-files.ts";

/** Ranges of a set that are printed at most. */
const MOST_RANGES = 1_000;

/**
 * What an edit means for every route; null where the network cannot be built before it either, for lack of registry data
 * for example. `failed`: the edit makes errors that were not there before, which are reported.
 */
export function compareMeaning(
  cwd: string,
  files: DiskFiles,
  edited: DiskFiles,
  report: Report,
): DiffReport | null | "failed" {
  // Most of a network is the same on both sides, and is read once.
  const { read, compile, render } = new BuildAgain(() => false, readTemplates);
  const stages = { read, compile };
  const before = loadSide(cwd, { name: "as declared", files }, stages);
  const after = loadSide(cwd, { name: "as edited", files: edited }, stages);
  const isNew = newIn(before.diagnostics);
  const errors = new Diagnostics();
  for (const found of after.diagnostics) {
    if (found.severity === "error" && isNew(found)) errors.report(found);
  }
  if (errors.failed) {
    errors.all.forEach(report);
    return "failed";
  }
  if (!before.compiled || !after.compiled) return null;
  const sources = { before: before.compiled.sources, after: after.compiled.sources };
  const { plans: was } = before.compiled;
  const { plans: is } = after.compiled;
  return makeReport(compareNetworks(was, is, sources), {
    sources,
    before: before.name,
    after: after.name,
    lines: countLines(was, is, render, false),
    mostRanges: MOST_RANGES,
    reasons: false,
  });
}

/** Whether a diagnostic is not among these. */
function newIn(known: readonly Diagnostic[]): (one: Diagnostic) => boolean {
  const seen = new Set(known.map(({ code, message }) => `${code} ${message}`));
  return ({ code, message }) => !seen.has(`${code} ${message}`);
}
