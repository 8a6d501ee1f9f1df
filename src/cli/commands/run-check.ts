import { appendFileSync } from "node:fs";
import { resolve } from "node:path";

import {
  diagnostic,
  Diagnostics,
  formatGithub,
  formatText,
  printJson,
  sortDiagnostics,
  toRows,
  type Report,
} from "../../diagnostics/index.ts";
import { formatDiffAnnotations, LEAST_CHARS } from "../../diff/index.ts";
import { isFailure, type Check } from "../checking/check-step.ts";
import { formatCheckMarkdown, formatCheckText, tableText } from "../checking/format-check.ts";
import { runSteps } from "../checking/run-steps.ts";
import { writeReports } from "../checking/write-reports.ts";
import { networkFolder } from "../input/network-folder.ts";
import { annotatedPath } from "../output/annotated-path.ts";
import { lineInHead } from "../output/line-in-head.ts";
import { EXIT, type Io } from "../output/io.ts";
import type { Arguments } from "./command.ts";

/** Does the steps of a pipeline; returns the exit code. */
export async function runCheck(args: Arguments, io: Io): Promise<number> {
  const problems = new Diagnostics();
  const { report } = problems;
  const maxChars = Number(args.text("max-chars") ?? "60000");
  if (!Number.isSafeInteger(maxChars) || maxChars < LEAST_CHARS) {
    const problem = `--max-chars takes a number from ${LEAST_CHARS} on`;
    report(diagnostic("wrong-usage", { problem, command: "check" }));
    io.stderr(formatText(problems.all, { colour: io.colour }));
    return EXIT.usage;
  }
  const check = await runSteps(args, io);
  const to = args.text("to");
  if (to !== null) {
    const network = networkFolder(args, io.cwd);
    writeReports(check, { cwd: io.cwd, folder: to, network, maxChars }, report);
  }
  print(check, maxChars, args, io, report);
  io.stderr(formatText(problems.all, { colour: io.colour }));
  const results = check.steps.map(({ result }) => result);
  if (problems.failed || results.includes("errors")) return EXIT.errors;
  return results.some(isFailure) ? EXIT.differences : EXIT.ok;
}

function print(check: Check, maxChars: number, args: Arguments, io: Io, report: Report): void {
  const { steps, difference, sides } = check;
  const all = sortDiagnostics(steps.flatMap(({ diagnostics }) => diagnostics));
  switch (args.text("format")) {
    case "json":
      io.stdout(
        printJson({
          version: 1,
          failed: steps.some(({ result }) => isFailure(result)),
          steps: steps.map(({ name, result, summary, diagnostics }) => ({
            ...{ name, result, summary },
            diagnostics: toRows(diagnostics),
          })),
          difference,
        }),
      );
      return;
    case "github": {
      const pathOf = (path: string) => annotatedPath(io.cwd, path);
      const shown = all.filter(({ severity }) => severity !== "note");
      // GitHub shows ten of a step: what is wrong comes before what has changed.
      if (shown.length > 0) io.stdout(formatGithub(shown, pathOf));
      else if (difference && sides) {
        io.stdout(formatDiffAnnotations(difference, lineInHead(io.cwd, sides)));
      }
      io.stdout(tableText(steps));
      appendSummary(formatCheckMarkdown(check, maxChars), io, report);
      return;
    }
    default:
      io.stdout(formatCheckText(check, io.colour));
  }
}

function appendSummary(text: string, io: Io, report: Report): void {
  const { summaryFile: file = null } = io;
  if (file === null) return report(diagnostic("no-job-summary", {}));
  try {
    appendFileSync(resolve(io.cwd, file), `${text}\n`);
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : String(problem);
    report(diagnostic("job-summary-not-written", { file, why }));
  }
}
