import { makeVisible } from "../../diagnostics/index.ts";
import type { DiffReport } from "../rows/diff-report.ts";
import { listed, type Extent } from "./extent.ts";
import { comeAndGoLines, notComparedLines, riskLines, settingLines } from "./other-lines.ts";
import { FEW, routeLines } from "./route-lines.ts";
import { sectionsOf } from "./section.ts";
import { withinLines } from "./within-lines.ts";
import { count, sameText } from "./words.ts";

const ALL = Number.POSITIVE_INFINITY;
const EVERYTHING: Extent = { changes: ALL, ranges: ALL, sessions: ALL, why: ALL, examples: true };

/** Prints a report as text: on one screen, or completely. */
export function formatDiffText(report: DiffReport, verbose: boolean): string {
  const examples = report.routes.length <= FEW;
  const extent: Extent = verbose
    ? EVERYTHING
    : { changes: 5, ranges: 4, sessions: 2, why: 2, examples };
  const lines = [
    `${report.before} -> ${report.after}`,
    ...withinLines(report, extent),
    ...riskLines(report, extent),
    ...sectionsOf(report.routes).flatMap(({ title, routes }) => [
      "",
      title,
      ...listed(routes, extent.changes, (row) => routeLines(row, extent)),
    ]),
    ...reasonLines(report),
    ...settingLines(report, extent),
    ...comeAndGoLines(report, extent),
    ...notComparedLines(report, extent),
    "",
    sameText(report),
  ];
  return `${lines.map(makeVisible).join("\n")}\n`;
}

function reasonLines({ reasonsLeftOut }: DiffReport): readonly string[] {
  if (reasonsLeftOut === 0) return [];
  return [
    "",
    `Rejected for another reason: ${count(reasonsLeftOut, "change")} (--verbose shows all)`,
  ];
}
