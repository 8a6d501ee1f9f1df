import type { ImpactReport } from "./impact-report.ts";
import { changeSections } from "./change-sections.ts";
import { exitSections } from "./exit-sections.ts";
import { flowSections } from "./flow-sections.ts";
import type { Extent, Section } from "./section.ts";
import { sessionSections } from "./session-sections.ts";
import { count, grouped, some } from "./words.ts";

/** One screen, and everything. */
export const EXTENTS = {
  screen: { groups: 8, sessions: 3, examples: 3 },
  all: { groups: Infinity, sessions: Infinity, examples: Infinity },
} as const satisfies Record<string, Extent>;

/** The first sentences of a report: what matters most. */
export function verdictLines(report: ImpactReport): readonly string[] {
  const { leaving, totals, equal, exits, unknown } = report;
  const compared = `${count(totals.routes, "route")} on ${count(totals.sessions, "session")}`;
  const lost = exits.lost.reduce((sum, one) => sum + one.count, 0);
  const known = unknown.length > 0 ? "known " : "";
  const lines: string[] = [];
  if (leaving) {
    const what = `${leaving.state === "shut" ? "Shutting" : "Draining"} ${some(leaving.targets, 5)}`;
    const of = `${count(leaving.sessions.length, "session")}${leaving.state === "shut" ? " go down" : ""}`;
    lines.push(
      lost > 0
        ? `${what} leaves ${count(lost, "prefix", "prefixes")} without any ${known}exit (${of}).`
        : `${what} leaves every prefix an exit (${of}).`,
    );
  } else if (lost > 0) {
    const verb = lost === 1 ? "loses its" : "lose their";
    lines.push(`${count(lost, "prefix", "prefixes")} ${verb} last ${known}session.`);
  }
  const { accepted, rejected, attributes, undecided } = totals;
  if (equal) lines.push(`Nothing would change: ${compared} come out as before.`);
  else {
    const parts = [
      `${grouped(accepted)} newly accepted`,
      `${grouped(rejected)} no longer accepted`,
      `${grouped(attributes)} with other attributes`,
      ...(undecided > 0 ? [`${grouped(undecided)} undecided`] : []),
    ];
    lines.push(`Of ${compared}: ${parts.join(", ")}.`);
  }
  return lines;
}

/** All parts of a report, the most important first. */
export function sectionsOf(report: ImpactReport, extent: Extent): readonly Section[] {
  return [
    ...exitSections(report, extent, "lost"),
    ...sessionSections(report, extent, "limits"),
    ...changeSections(report, extent),
    ...flowSections(report, extent),
    ...exitSections(report, extent, "moved"),
    ...sessionSections(report, extent, "rest"),
  ];
}
