import { makeVisible } from "../../diagnostics/index.ts";
import type { DiffReport } from "../rows/diff-report.ts";
import type { Extent } from "./extent.ts";
import { reasonsText, reportParts, summaryRows } from "./report-parts.ts";
import { withinSentence } from "./within-lines.ts";
import { sameText } from "./words.ts";

const ALL = Number.POSITIVE_INFINITY;
const EVERYTHING: Extent = { changes: ALL, ranges: ALL, sessions: ALL, why: ALL, examples: true };

const STYLE =
  "body{font:15px/1.5 system-ui,sans-serif;max-width:75em;margin:2em auto;padding:0 1em}" +
  "table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.25em .7em;text-align:left}" +
  "summary{cursor:pointer;margin:.5em 0}pre{background:#f5f5f5;color:#111;padding:.7em;overflow-x:auto}";

/**
 * Prints a report as one HTML file, complete, that needs nothing else: no scripts, and nothing is loaded from
 * anywhere. All names and texts are escaped.
 */
export function formatDiffHtml(report: DiffReport): string {
  const { before, after, within } = report;
  const title = `${escape(before)} → ${escape(after)}`;
  const rows = summaryRows(report);
  const sentences = [
    ...(within ? [`<strong>${escape(withinSentence(within))}</strong>`] : []),
    escape(sameText(report)),
    ...[reasonsText(report)].flatMap((text) => (text === null ? [] : [escape(text)])),
  ];
  const table = [
    "<table>",
    "<thead><tr><th>change</th><th>where</th></tr></thead>",
    "<tbody>",
    ...rows.map(([what, where]) => `<tr><td>${escape(what)}</td><td>${escape(where)}</td></tr>`),
    "</tbody>",
    "</table>",
  ];
  const parts = reportParts(report, EVERYTHING).map(({ title: name, lines }) => {
    const text = lines.map(escape).join("\n").replace(/^\n/, "");
    return `<details open><summary>${escape(name)}</summary>\n<pre>${text}</pre>\n</details>`;
  });
  return `${[
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>peerc diff: ${title}</title>`,
    `<style>${STYLE}</style>`,
    "</head>",
    "<body>",
    `<h1>${title}</h1>`,
    ...sentences.map((text) => `<p>${text}</p>`),
    ...(rows.length > 0 ? table : []),
    ...parts,
    "</body>",
    "</html>",
  ].join("\n")}\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text without markup, and with what is invisible made visible. */
function escape(text: string): string {
  return makeVisible(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
