import { makeVisible, paintWith, type Paint } from "../../diagnostics/index.ts";
import type { DiffReport } from "../rows/diff-report.ts";
import { listed, type Extent } from "./extent.ts";
import {
  comeAndGoLines,
  notComparedLines,
  objectLines,
  riskLines,
  settingLines,
} from "./other-lines.ts";
import { FEW, routeLines } from "./route-lines.ts";
import { sectionsOf } from "./section.ts";
import { stateLines } from "./state-lines.ts";
import { withinLines } from "./within-lines.ts";
import { count, sameText } from "./words.ts";

const ALL = Number.POSITIVE_INFINITY;
const EVERYTHING: Extent = { changes: ALL, ranges: ALL, sessions: ALL, why: ALL, examples: true };

/** Prints a report as text: on one screen, or completely. With colors, the headings are bold. */
export function formatDiffText(
  report: DiffReport,
  verbose: boolean,
  paint: Paint = paintWith(false),
): string {
  const examples = report.routes.length <= FEW;
  const extent: Extent = verbose
    ? EVERYTHING
    : { changes: 5, ranges: 4, sessions: 2, why: 2, examples };
  const lines = [
    `${report.before} -> ${report.after}`,
    ...fileLines(report, extent),
    ...withinLines(report, extent),
    ...stateLines(report, extent),
    ...riskLines(report, extent),
    ...objectLines(report, extent),
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
    ...withoutSetsLines(report),
    sameText(report),
  ];
  // A heading follows an empty line; what belongs to it is indented.
  const isHeading = (line: string, at: number): boolean =>
    line !== "" && lines[at - 1] === "" && lines[at + 1]?.startsWith(" ") === true;
  const shown = lines.map((line, at) => {
    const text = makeVisible(line);
    return isHeading(line, at) ? paint("bold", text) : text;
  });
  return `${shown.join("\n")}\n`;
}

/** As what files were read: a session means something else in another version. */
function fileLines({ files }: DiffReport, extent: Extent): readonly string[] {
  if (!files) return [];
  const lines = files.map(({ router, before, after }) => {
    const software = before === after ? String(after) : `${before ?? "none"} -> ${after ?? "none"}`;
    return `  ${router}: ${software}`;
  });
  const rest = lines.length - Math.min(lines.length, extent.changes);
  return [...lines.slice(0, extent.changes), ...(rest > 0 ? [`  and ${rest} more`] : [])];
}

function withoutSetsLines({ withoutAsSets }: DiffReport): readonly string[] {
  if (withoutAsSets === 0) return [];
  return [
    `Paths with an AS_SET were left out of ${count(withoutAsSets, "filter")}: the platform does not document how it tests them.`,
  ];
}

function reasonLines({ reasonsLeftOut }: DiffReport): readonly string[] {
  if (reasonsLeftOut === 0) return [];
  return [
    "",
    `Rejected for another reason: ${count(reasonsLeftOut, "change")} (--verbose shows all)`,
  ];
}
