import { appendFileSync } from "node:fs";
import { resolve } from "node:path";

import { diagnostic, paintWith, printJson, type Report } from "../../diagnostics/index.ts";
import {
  formatDiffAnnotations,
  formatDiffHtml,
  formatDiffMarkdown,
  formatDiffText,
  type DiffReport,
} from "../../diff/index.ts";
import { lineInHead, type SideFolder } from "./line-in-head.ts";
import type { Io } from "./io.ts";

/** The formats of `peerc diff`; the first is the default. */
export const DIFF_FORMATS = ["text", "json", "markdown", "html", "github"] as const;

/** How to print a report. */
export interface DiffOutput {
  readonly format: (typeof DIFF_FORMATS)[number];
  readonly verbose: boolean;
  /** For Markdown. */
  readonly maxChars: number;
  readonly sides: readonly [SideFolder, SideFolder];
}

/** Prints a report in one of the formats; an error is reported if the job summary cannot be written. */
export function printDiff(
  report: DiffReport,
  { format, verbose, maxChars, sides }: DiffOutput,
  io: Io,
  tell: Report,
): void {
  switch (format) {
    case "text":
      return io.stdout(formatDiffText(report, verbose, paintWith(io.colourOut === true)));
    case "json":
      return io.stdout(printJson(report));
    case "markdown":
      return io.stdout(formatDiffMarkdown(report, maxChars));
    case "html":
      return io.stdout(formatDiffHtml(report));
    case "github": {
      io.stdout(formatDiffAnnotations(report, lineInHead(io.cwd, sides)));
      const { summaryFile: file = null } = io;
      if (file === null) return tell(diagnostic("no-job-summary", {}));
      try {
        appendFileSync(resolve(io.cwd, file), formatDiffMarkdown(report, maxChars));
      } catch (problem) {
        const why = problem instanceof Error ? problem.message : String(problem);
        tell(diagnostic("job-summary-not-written", { file, why }));
      }
    }
  }
}
