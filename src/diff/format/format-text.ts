import { makeVisible } from "../../diagnostics/index.ts";
import type { DiffReport, NewSessionRow, RouteRow, SessionRow } from "../rows/diff-report.ts";
import { sectionsOf } from "./section.ts";
import { count, decisionText, placeText, sessionText, sizeText, some } from "./words.ts";

/** How much is printed. */
interface Extent {
  /** Changes under one heading. */
  readonly changes: number;
  readonly ranges: number;
  readonly sessions: number;
  /** Reasons of one change. */
  readonly why: number;
  /** Whether to show a route for each change, with the deciding terms. */
  readonly examples: boolean;
}

const ALL = Number.POSITIVE_INFINITY;
const EVERYTHING: Extent = { changes: ALL, ranges: ALL, sessions: ALL, why: ALL, examples: true };
/** How many changes fit on a screen, each with a route. */
const FEW = 4;

/** Prints a report as text: on one screen, or completely. */
export function formatDiffText(report: DiffReport, verbose: boolean): string {
  const examples = report.routes.length <= FEW;
  const extent: Extent = verbose
    ? EVERYTHING
    : { changes: 5, ranges: 4, sessions: 2, why: 2, examples };
  const lines = [
    `${report.before} -> ${report.after}`,
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
    verdictOf(report),
  ];
  return `${lines.map(makeVisible).join("\n")}\n`;
}

/** The lines for some items, up to a limit, and the number of the others. */
function listed<T>(
  all: readonly T[],
  most: number,
  linesOf: (one: T) => readonly string[],
): readonly string[] {
  const rest = all.length - Math.min(all.length, most);
  const lines = all.slice(0, most).flatMap(linesOf);
  if (rest === 0) return lines;
  return [...lines, `  ${count(rest, "change")} more (--verbose shows all)`];
}

function reasonLines({ reasonsLeftOut }: DiffReport): readonly string[] {
  if (reasonsLeftOut === 0) return [];
  return [
    "",
    `Rejected for another reason: ${count(reasonsLeftOut, "change")} (--verbose shows all)`,
  ];
}

function routeLines(row: RouteRow, extent: Extent): readonly string[] {
  const { direction, family, prefixes, cause, example, sessions } = row;
  const all = sessions.flatMap((part) => part.sessions);
  const of = family === "ipv4" ? "IPv4" : "IPv6";
  // Prefixes that are registered nowhere would be a long and useless list.
  const most = row.kind === "reason" ? FEW : extent.ranges;
  const ranges = some(prefixes.ranges, most, prefixes.rangesLeftOut);
  const differ = sessions.length > 1 ? ", each a part of them" : "";
  return [
    `  ${direction}, ${of}: ${sizeText(prefixes, family)}: ${ranges}`,
    `    ${sessionsText(all, extent)}${differ}`,
    `    because ${cause.text}${causePlace(row)}`,
    ...whyLines(row, extent),
    ...(extent.examples
      ? [
          `    example ${example.route}`,
          `      before: ${decisionText(example.before)}`,
          `      after:  ${decisionText(example.after)}`,
        ]
      : []),
  ];
}

function whyLines({ why }: RouteRow, { why: most }: Extent): readonly string[] {
  const shown = why.slice(0, most).map(({ text, place }) => {
    return `      ${text}${place ? `, ${placeText(place)}` : ""}`;
  });
  return why.length > shown.length
    ? [...shown, `      and ${why.length - shown.length} more`]
    : shown;
}

function causePlace({ cause }: RouteRow): string {
  const place = cause.after ?? cause.before;
  return place ? `, ${placeText(place)}` : "";
}

function sessionsText(all: readonly SessionRow[], extent: Extent): string {
  const named = some(all.map(sessionText), extent.sessions);
  return all.length > 1 ? `${all.length} sessions: ${named}` : `session ${named}`;
}

function settingLines({ settings, routers }: DiffReport, extent: Extent): readonly string[] {
  if (settings.length + routers.changed.length === 0) return [];
  const lines = [
    ...routers.changed.map(({ name, before, after, place, routers: where }) => [
      `  ${name}: ${before} -> ${after}`,
      `    ${count(where.length, "router")}: ${some(where, extent.sessions)}, ${placeText(place)}`,
    ]),
    ...settings.map(({ name, before, after, place, sessions }) => [
      `  ${name}: ${before} -> ${after}`,
      `    ${sessionsText(sessions, extent)}, ${placeText(place)}`,
    ]),
  ];
  return ["", "Settings", ...listed(lines, extent.changes, (one) => one)];
}

function comeAndGoLines(
  { sessions, peers, routers }: DiffReport,
  extent: Extent,
): readonly string[] {
  const peer = (one: { readonly asn: number; readonly name: string }) => `AS${one.asn} ${one.name}`;
  const most = extent.changes;
  const accepts = ({ accepts: set, ...session }: NewSessionRow) =>
    `${sessionText(session)}${set ? ` (accepts ${sizeText(set, session.family)})` : ""}`;
  const lines = [
    ...told("new router", "new routers", routers.added, most),
    ...told("router gone", "routers gone", routers.removed, most),
    ...told("new peer", "new peers", peers.added.map(peer), most),
    ...told("peer gone", "peers gone", peers.removed.map(peer), most),
    ...told("new session", "new sessions", sessions.added.map(accepts), most),
    ...told("session gone", "sessions gone", sessions.removed.map(sessionText), most),
    ...told(
      "session moved",
      "sessions moved",
      sessions.moved.map(({ from, to }) => `${to.name} from ${from.router} to ${to.router}`),
      most,
    ),
  ];
  return lines.length === 0 ? [] : ["", "Come, gone and moved", ...lines];
}

function told(
  one: string,
  several: string,
  all: readonly string[],
  most: number,
): readonly string[] {
  return all.length === 0 ? [] : [`  ${count(all.length, one, several)}: ${some(all, most)}`];
}

function notComparedLines({ notCompared }: DiffReport, extent: Extent): readonly string[] {
  if (notCompared.length === 0) return [];
  return [
    "",
    "Not compared: too large for all differences to be found; nothing is known of them",
    ...listed(notCompared, extent.changes, ({ direction, session }) => [
      `  ${direction}, ${sessionText(session)}`,
    ]),
  ];
}

function verdictOf({ equal, unchanged }: DiffReport): string {
  const same = `${count(unchanged.sessions, "session")} and ${count(unchanged.filters, "filter")} proven unchanged in meaning`;
  return equal ? `No difference: ${same}.` : `${same}.`;
}
