import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { junitSuites } from "../../assertions/index.ts";
import {
  diagnostic,
  formatCodeQuality,
  formatJunitXml,
  formatSarif,
  formatText,
  printJson,
  sortDiagnostics,
  toRows,
  type Diagnostic,
  type JunitSuite,
  type Report,
} from "../../diagnostics/index.ts";
import { formatDiffHtml } from "../../diff/index.ts";
import { annotatedPath } from "../output/annotated-path.ts";
import { packageVersion } from "../package-files.ts";
import { isFailure, type Check, type CheckStep } from "./check-step.ts";
import { formatCheckMarkdown } from "./format-check.ts";

/** Where reports go. */
export interface ReportPlace {
  readonly cwd: string;
  /** As the user named it. */
  readonly folder: string;
  /** The network's folder. */
  readonly network: string;
  readonly maxChars: number;
}

/**
 * Writes the reports of a check into a folder: for people `check.md` and `diff.html`, for forges `peerc.sarif`, `junit.xml`
 * and `codequality.json`, for programs `check.json`. All but `diff.html` are always there. An error is reported.
 */
export function writeReports(check: Check, place: ReportPlace, report: Report): void {
  const { cwd, folder, network, maxChars } = place;
  const all = sortDiagnostics(check.steps.flatMap(({ diagnostics }) => diagnostics));
  const pathOf = (path: string) => annotatedPath(cwd, path);
  const elsewhere = pathOf(join(network, "network.yaml")) ?? "network.yaml";
  const texts = {
    "check.md": formatCheckMarkdown(check, maxChars),
    "check.json": printJson({
      version: 1,
      failed: check.steps.some(({ result }) => isFailure(result)),
      steps: check.steps.map(({ name, result, summary, diagnostics }) => ({
        ...{ name, result, summary },
        diagnostics: toRows(diagnostics),
      })),
      difference: check.difference,
    }),
    "peerc.sarif": formatSarif(all, packageVersion(), pathOf),
    "codequality.json": formatCodeQuality(all, pathOf, elsewhere),
    "junit.xml": formatJunitXml(suitesOf(check)),
    ...(check.difference ? { "diff.html": formatDiffHtml(check.difference) } : {}),
  };
  const directory = resolve(cwd, folder);
  try {
    mkdirSync(directory, { recursive: true });
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(directory, name), text);
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    report(diagnostic("reports-not-written", { folder, why }));
  }
}

/** The steps as one suite, and each file of assertions as another. */
function suitesOf({ steps, assertions }: Check): readonly JunitSuite[] {
  const cases = steps.map((step) => ({
    name: step.name,
    classname: "peerc check",
    problem: problemOf(step),
  }));
  return [{ name: "peerc check", cases }, ...junitSuites(assertions ?? [], [])];
}

function problemOf({ result, summary, diagnostics, text }: CheckStep) {
  if (result === "skipped") {
    return { kind: "skipped" as const, message: summary, type: null, text: "" };
  }
  if (!isFailure(result)) return null;
  const errors: readonly Diagnostic[] = diagnostics.filter(({ severity }) => severity === "error");
  const shown = text === "" ? formatText(sortDiagnostics(errors)).trimEnd() : text.trim();
  return { kind: "failure" as const, message: summary, type: result, text: shown };
}
