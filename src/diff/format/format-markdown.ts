import { makeVisible } from "../../diagnostics/index.ts";
import type { DiffReport } from "../rows/diff-report.ts";
import type { Extent } from "./extent.ts";
import { reasonsText, reportParts, summaryRows, type Part } from "./report-parts.ts";
import { withinSentence } from "./within-lines.ts";
import { count, sameText } from "./words.ts";

/** The first line of a comment, by which it is found again and updated. */
const MARKER = "<!-- peerc diff -->";
/** What one folded part shows at most. */
const EXTENT: Extent = { changes: 30, ranges: 20, sessions: 10, why: 10, examples: true };
/** Characters of a name of a side that are shown. */
const LONGEST_NAME = 80;

/** The fewest characters in which a report fits. */
export const LEAST_CHARS = 2_000;

/**
 * Prints a report as a comment on a pull request, never longer than `maxChars`: a table first, then each change, folded.
 * What does not fit is left out as a whole, and counted.
 */
export function formatDiffMarkdown(report: DiffReport, maxChars: number): string {
  const heads = ROWS.map((most) => `${headOf(report, most).join("\n")}\n`);
  let text = heads.find((head) => head.length <= maxChars - ROOM) ?? heads.at(-1) ?? "";
  const parts = reportParts(report, EXTENT).map(formatPart);
  for (const [shown, part] of parts.entries()) {
    const left = parts.length - shown;
    if (text.length + part.length > maxChars - (left > 1 ? ROOM : 0)) {
      return `${text}\n${count(left, "part")} left out here: \`peerc diff --verbose\` or \`--format html\` shows all of them.\n`;
    }
    text += part;
  }
  return text;
}

/** Characters for the sentence on what is left out. */
const ROOM = 120;

function headOf(report: DiffReport, most: number): readonly string[] {
  const { before, after, within } = report;
  const rows = summaryRows(report);
  const shown = rows.slice(0, most);
  const rest = rows.length - shown.length;
  const table = [
    "",
    "| change | where |",
    "| --- | --- |",
    ...shown.map(([what, where]) => `| ${escape(what)} | ${where} |`),
    ...(rest === 0 ? [] : [`| and ${rest} more | |`]),
  ];
  // A reviewer reads the first lines: what it is as a whole, then the risks.
  const sentences = [
    ...(within ? [`**${escape(shorten(withinSentence(within)))}**`] : []),
    sameText(report),
    ...[reasonsText(report)].flatMap((text) => text ?? []),
  ];
  return [
    MARKER,
    `### ${code(before)} → ${code(after)}`,
    sentences.join(" "),
    ...(rows.length > 0 ? table : []),
    "",
  ];
}

/** Rows of the table: fewer, if so many do not fit. */
const ROWS = [12, 8, 4];

/** Characters of a sentence that has a name from outside. */
const LONGEST_SENTENCE = 200;

function shorten(text: string): string {
  return text.length > LONGEST_SENTENCE ? `${text.slice(0, LONGEST_SENTENCE)}…` : text;
}

function formatPart({ title, lines }: Part): string {
  const text = lines.map(makeVisible).join("\n").replace(/^\n/, "");
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `\n<details><summary>${escapeHtml(title)}</summary>\n\n${fence}text\n${text}\n${fence}\n\n</details>\n`;
}

/** A name between backticks, without any of its own. */
function code(name: string): string {
  return `\`${makeVisible(name).replaceAll("`", "'").slice(0, LONGEST_NAME)}\``;
}

/** Text that HTML leaves as it is: Markdown inside of an HTML block is not interpreted. */
function escapeHtml(text: string): string {
  return makeVisible(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Text that Markdown and HTML leave as it is. */
function escape(text: string): string {
  return escapeHtml(text).replace(/[|\\`*_[\]]/g, (character) => `\\${character}`);
}
