import { makeVisible } from "../../diagnostics/index.ts";
import type { ImpactReport } from "./impact-report.ts";
import { EXTENTS, sectionsOf, verdictLines } from "./sections.ts";

/** Prints a report as text: on one screen or two, or completely. */
export function formatImpactText(report: ImpactReport, verbose: boolean): string {
  const extent = verbose ? EXTENTS.all : EXTENTS.screen;
  const lines = [
    `${report.before} -> ${report.after}`,
    ...verdictLines(report),
    ...sectionsOf(report, extent).flatMap(({ title, lines: own }) => [
      "",
      title,
      ...own.map((line) => `  ${line}`),
    ]),
  ];
  return `${lines.map(makeVisible).join("\n")}\n`;
}
