import type { DiffReport } from "../rows/diff-report.ts";
import type { Extent } from "./extent.ts";
import {
  comeAndGoLines,
  notComparedLines,
  objectLines,
  riskLines,
  settingLines,
  switchedOffText,
} from "./other-lines.ts";
import { routeLines } from "./route-lines.ts";
import { sectionsOf } from "./section.ts";
import { stateLines } from "./state-lines.ts";
import { withinLines } from "./within-lines.ts";
import { count, sizeText } from "./words.ts";

/** A part of a report under its own heading. */
export interface Part {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A row of the table at the beginning: what, and in how many places. */
export type SummaryRow = readonly [what: string, where: string];

/** What a change is, in a few rows, the most serious first. */
export function summaryRows(report: DiffReport): readonly SummaryRow[] {
  const { risks, routers, peers, sessions, notCompared } = report;
  const some = (number: number, text: string, of: string): readonly SummaryRow[] =>
    number === 0 ? [] : [[text, count(number, of)]];
  const bySetting = new Map<string, number>();
  for (const setting of report.settings) {
    const known = bySetting.get(setting.name) ?? 0;
    bySetting.set(setting.name, known + setting.sessions.length);
  }
  return [
    ...stateRows(report.states),
    ...report.flags.switchedOff.map(({ risk }): SummaryRow => [`⚠ ${switchedOffText(risk)}`, ""]),
    ...riskRows(risks),
    ...some(notCompared.length, "⚠ Not compared, because too large", "filter"),
    ...sectionsOf(report.routes).map(({ title, routes }): SummaryRow => {
      const all = routes.flatMap((row) => row.sessions.flatMap((part) => part.sessions));
      const names = new Set(all.map(({ router, name }) => `${router} ${name}`));
      const changes = `${count(routes.length, "change")} (${largest(routes)})`;
      return [`${title}: ${changes}`, count(names.size, "session")];
    }),
    ...some(routers.added.length, "New", "router"),
    ...some(routers.removed.length, "Gone", "router"),
    ...some(peers.added.length, "New", "peer"),
    ...some(peers.removed.length, "Gone", "peer"),
    ...some(sessions.added.length, "New", "session"),
    ...some(sessions.removed.length, "Gone", "session"),
    ...some(sessions.moved.length, "Moved to another router", "session"),
    ...[...bySetting].flatMap(([name, number]) => some(number, `${name} changed`, "session")),
    ...routers.changed.flatMap(({ name, routers: where }) =>
      some(where.length, `${name} changed`, "router"),
    ),
  ];
}

/** The size of the largest change: of one family, because families have nothing to compare. */
function largest(rows: DiffReport["routes"]): string {
  const size = ({ prefixes: { prefixes } }: (typeof rows)[number]) => BigInt(prefixes);
  const [first] = rows.toSorted((a, b) => (size(b) > size(a) ? 1 : size(b) < size(a) ? -1 : 0));
  if (!first) return "";
  const text = sizeText(first.prefixes, first.family);
  return rows.length === 1 ? text : `the largest: ${text}`;
}

/** Changes of state in the table: a maintenance has few. */
const MOST_STATES = 4;

function stateRows(states: DiffReport["states"]): readonly SummaryRow[] {
  const rest = states.slice(MOST_STATES);
  const sessions = rest.reduce((sum, state) => sum + state.sessions.length, 0);
  return [
    ...states
      .slice(0, MOST_STATES)
      .map(({ text, sessions: all }): SummaryRow => [text, count(all.length, "session")]),
    ...(rest.length === 0
      ? []
      : [[`${rest.length} other states`, count(sessions, "session")] as const]),
  ];
}

/** One row for each kind of risk: a large change has many of one kind. */
function riskRows(risks: DiffReport["risks"]): readonly SummaryRow[] {
  const byText = new Map<string, Set<string>>();
  for (const { text, sessions } of risks) {
    const names = byText.get(text) ?? new Set<string>();
    for (const { router, name } of sessions) names.add(`${router} ${name}`);
    byText.set(text, names);
  }
  return [...byText].map(([text, names]) => [`⚠ ${text}`, count(names.size, "session")]);
}

/** The report in parts, the most serious first, each shown to an extent. */
export function reportParts(report: DiffReport, extent: Extent): readonly Part[] {
  // The heading of a section is the part's title.
  const of = (title: string, lines: readonly string[]): readonly Part[] =>
    lines.length > 0 ? [{ title, lines: lines[1] === title ? lines.slice(2) : lines }] : [];
  const { within } = report;
  const all = within ? within.outside.length + within.allowed.length : 0;
  return [
    ...(within && all > 0
      ? of(`Changes allowed by ${within.file}`, withinLines(report, extent))
      : []),
    ...of("State", stateLines(report, extent)),
    ...of("Look twice", riskLines(report, extent)),
    ...of("Registry objects behind several changes", objectLines(report, extent)),
    ...sectionsOf(report.routes).flatMap(({ title, routes }) =>
      routes.map((row): Part => ({
        title: `${title}: ${row.direction}, ${sizeText(row.prefixes, row.family)}`,
        lines: routeLines(row, extent),
      })),
    ),
    ...of("Settings", settingLines(report, extent)),
    ...of("Come, gone and moved", comeAndGoLines(report, extent)),
    ...of("Not compared", notComparedLines(report, extent)),
  ];
}

/** How many changes of only the reason are not shown; nothing if there are none. */
export function reasonsText({ reasonsLeftOut }: DiffReport): string | null {
  if (reasonsLeftOut === 0) return null;
  return `Rejected for another reason: ${count(reasonsLeftOut, "change")}.`;
}
