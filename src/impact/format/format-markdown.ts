import { makeVisible } from "../../diagnostics/index.ts";
import type { ImpactReport } from "./impact-report.ts";
import type { Section } from "./section.ts";
import { EXTENTS, sectionsOf, verdictLines } from "./sections.ts";

/** Prints a report as Markdown: the verdict first, then each part, folded. */
export function formatImpactMarkdown(report: ImpactReport, verbose: boolean): string {
  const extent = verbose ? EXTENTS.all : EXTENTS.screen;
  const verdict = verdictLines(report).map((line, i) =>
    i === 0 ? `**${escape(makeVisible(line))}**` : escape(makeVisible(line)),
  );
  return [
    "<!-- peerc impact -->",
    `### ${code(report.before)} → ${code(report.after)}`,
    "",
    verdict.join(" "),
    ...sectionsOf(report, extent).map(formatSection),
    "",
  ].join("\n");
}

function formatSection({ title, lines }: Section): string {
  const text = lines.map(makeVisible).join("\n");
  // A fence longer than any run of backticks in the text cannot be closed by it.
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `\n<details><summary>${escapeHtml(makeVisible(title))}</summary>\n\n${fence}text\n${text}\n${fence}\n\n</details>`;
}

function code(name: string): string {
  return `\`${makeVisible(name).replaceAll("`", "'")}\``;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function escape(text: string): string {
  return escapeHtml(text).replace(/[\\`*_[\]|#]/g, "\\$&");
}
