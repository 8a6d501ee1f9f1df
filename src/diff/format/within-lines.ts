import type { DiffReport, RuleRow, WithinReport } from "../rows/diff-report.ts";
import { listed, sessionsText, type Extent } from "./extent.ts";
import { count, placeText } from "./words.ts";

/** Whether everything is allowed in advance, in one sentence. */
export function withinSentence({ file, holds, outside, allowed }: WithinReport): string {
  const all = count(outside.length + allowed.length, "difference");
  if (holds)
    return allowed.length === 0 ? `Within ${file}.` : `Within ${file}: ${all}, all allowed.`;
  return `Outside of ${file}: ${outside.length} of ${all}.`;
}

/** What is not allowed in advance and why, then what is, and by what. */
export function withinLines({ within }: DiffReport, extent: Extent): readonly string[] {
  if (!within) return [];
  const outside = listed(within.outside, extent.changes, (row) => [
    `  ${row.text}`,
    ...(row.sessions.length > 0 ? [`    ${sessionsText(row.sessions, extent)}`] : []),
    ...(row.cause === null && row.place === null ? [] : [`    because ${because(row)}`]),
    `    outside: ${row.why}${row.by ? ` (${ruleText(row.by)})` : ""}`,
  ]);
  const allowed = listed(within.allowed, extent.changes, (row) => [
    `  ${row.text}`,
    ...(row.sessions.length > 0 ? [`    ${sessionsText(row.sessions, extent)}`] : []),
    `    allowed by ${ruleText(row.by)}`,
  ]);
  return [
    "",
    withinSentence(within),
    ...outside,
    ...(outside.length > 0 && allowed.length > 0 ? ["", `Allowed by ${within.file}`] : []),
    ...allowed,
  ];
}

function because({ cause, place }: Pick<WithinReport["outside"][number], "cause" | "place">) {
  const where = place ? placeText(place) : null;
  if (cause === null) return where ?? "";
  return where === null ? cause : `${cause}, ${where}`;
}

function ruleText({ name, place }: RuleRow): string {
  return `“${name}”, ${placeText(place)}`;
}
