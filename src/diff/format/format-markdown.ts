import { makeVisible } from "../../diagnostics/index.ts";
import type { DiffReport } from "../rows/diff-report.ts";
import type { Extent } from "./extent.ts";
import {
  comeAndGoLines,
  notComparedLines,
  riskLines,
  settingLines,
  switchedOffText,
} from "./other-lines.ts";
import { routeLines } from "./route-lines.ts";
import { sectionsOf } from "./section.ts";
import { count, sameText, sizeText } from "./words.ts";

/** The first line of a comment, by which it is found again and updated. */
const MARKER = "<!-- peerc diff -->";
/** What one folded part shows at most. */
const EXTENT: Extent = { changes: 30, ranges: 20, sessions: 10, why: 10, examples: true };
/** Characters of a name of a side that are shown. */
const LONGEST_NAME = 80;

/** The fewest characters in which a report fits. */
export const LEAST_CHARS = 2_000;

/** A part of the report that is folded. */
interface Part {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * Prints a report as a comment on a pull request, never longer than `maxChars`: a table first, then each change, folded.
 * What does not fit is left out as a whole, and counted.
 */
export function formatDiffMarkdown(report: DiffReport, maxChars: number): string {
  let text = `${headOf(report).join("\n")}\n`;
  const parts = partsOf(report).map(formatPart);
  for (const [shown, part] of parts.entries()) {
    const left = parts.length - shown;
    if (text.length + part.length > maxChars - (left > 1 ? ROOM : 0)) {
      return `${text}\n${count(left, "part")} left out here: \`peerc diff --verbose\` shows all of them.\n`;
    }
    text += part;
  }
  return text;
}

/** Characters for the sentence on what is left out. */
const ROOM = 100;

function headOf(report: DiffReport): readonly string[] {
  const { before, after, equal, flags, risks, reasonsLeftOut } = report;
  const lines = [MARKER, `### ${code(before)} → ${code(after)}`, ""];
  const off = flags.switchedOff.map(({ risk }) => [`⚠ ${switchedOffText(risk)}`, ""] as const);
  if (equal) {
    return [...lines, ...off.map(([text]) => `${escape(text)}.`), sameText(report), ""];
  }
  const rows = [
    ...off,
    ...risks.map(({ text, sessions }) => [`⚠ ${text}`, count(sessions.length, "session")] as const),
    ...sectionsOf(report.routes).map(({ title, routes }) => {
      const sessions = routes.flatMap((row) => row.sessions.flatMap((part) => part.sessions));
      const names = new Set(sessions.map(({ router, name }) => `${router} ${name}`));
      return [`${title}: ${count(routes.length, "change")}`, count(names.size, "session")] as const;
    }),
    ...report.settings.map(
      ({ name, sessions }) => [`${name} changed`, count(sessions.length, "session")] as const,
    ),
  ];
  const shown = rows.slice(0, MOST_ROWS);
  const rest = rows.length - shown.length;
  const reasons =
    reasonsLeftOut === 0
      ? []
      : [`Rejected for another reason: ${count(reasonsLeftOut, "change")}.`];
  return [
    ...lines,
    "| change | where |",
    "| --- | --- |",
    ...shown.map(([what, where]) => `| ${escape(what)} | ${where} |`),
    ...(rest === 0 ? [] : [`| and ${rest} more | |`]),
    "",
    ...reasons,
    sameText(report),
    "",
  ];
}

/** Rows of the table. */
const MOST_ROWS = 12;

function partsOf(report: DiffReport): readonly Part[] {
  const others = [
    { title: "Settings", lines: settingLines(report, EXTENT) },
    { title: "Come, gone and moved", lines: comeAndGoLines(report, EXTENT) },
    { title: "Not compared", lines: notComparedLines(report, EXTENT) },
  ];
  return [
    ...[{ title: "Look twice", lines: riskLines(report, EXTENT) }].filter(hasLines),
    ...sectionsOf(report.routes).flatMap(({ title, routes }) =>
      routes.map((row): Part => ({
        title: `${title}: ${row.direction}, ${sizeText(row.prefixes, row.family)}`,
        lines: routeLines(row, EXTENT),
      })),
    ),
    ...others.filter(hasLines),
  ];
}

function hasLines({ lines }: Part): boolean {
  return lines.length > 0;
}

function formatPart({ title, lines }: Part): string {
  const text = lines.map(makeVisible).join("\n").replace(/^\n/, "");
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `\n<details><summary>${escape(title)}</summary>\n\n${fence}text\n${text}\n${fence}\n\n</details>\n`;
}

/** A name between backticks, without any of its own. */
function code(name: string): string {
  return `\`${makeVisible(name).replaceAll("`", "'").slice(0, LONGEST_NAME)}\``;
}

/** Text that Markdown and HTML leave as it is. */
function escape(text: string): string {
  return makeVisible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[|\\`*_[\]]/g, (character) => `\\${character}`);
}
