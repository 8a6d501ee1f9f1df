import { workflowCommand } from "../../diagnostics/index.ts";
import type { DiffReport, Place, SessionRow } from "../rows/diff-report.ts";
import type { Extent } from "./extent.ts";
import { sessionsText } from "./extent.ts";
import { switchedOffText } from "./other-lines.ts";
import { sectionsOf } from "./section.ts";
import { withinSentence } from "./within-lines.ts";
import { count, sessionText, sizeText, some } from "./words.ts";

/** The most annotations: GitHub shows no more than ten of a step. */
const MOST = 10;
/** Characters of a message that are printed. */
const LONGEST = 1_000;
const EXTENT: Extent = { changes: 1, ranges: 4, sessions: 3, why: 1, examples: false };

/** An annotation before it is printed. */
interface Annotation {
  readonly level: "error" | "warning" | "notice";
  /** The first of these that is a line of the new version. */
  readonly places: readonly Place[];
  readonly message: string;
}

/**
 * Prints a report as annotations of GitHub Actions, ten at most: what is outside of the changes allowed in advance, or
 * risks, as errors; everything else as warnings. `locate`: a place as a line of the new version of a file, with the
 * path from the repository's top; null if it is none.
 */
export function formatDiffAnnotations(
  report: DiffReport,
  locate: (place: Place) => Place | null,
): string {
  const all = annotationsOf(report);
  const shown = all.length > MOST ? all.slice(0, MOST - 1) : all;
  const commands = shown.map(({ level, places, message }) => {
    const [at] = places.flatMap((place) => locate(place) ?? []);
    const properties = at
      ? ([
          ["file", at.path],
          ["line", at.line],
          ["title", "peerc diff"],
        ] as const)
      : ([["title", "peerc diff"]] as const);
    return workflowCommand(level, properties, shorten(message));
  });
  const rest = all.length - shown.length;
  const more = `and ${rest} more: the job summary has what fits, peerc diff --verbose everything`;
  return [
    ...commands,
    ...(rest > 0 ? [workflowCommand("notice", [["title", "peerc diff"]], more)] : []),
  ].join("");
}

function annotationsOf(report: DiffReport): readonly Annotation[] {
  const { within } = report;
  if (within) {
    if (within.holds) {
      if (report.equal) return [];
      return [{ level: "notice", places: [], message: withinSentence(within) }];
    }
    return within.outside.map(({ text, why, cause, place, sessions }) => ({
      level: "error",
      places: place ? [place] : [],
      message: lines(text, where(sessions), cause && `because ${cause}`, `outside: ${why}`),
    }));
  }
  return [...risks(report), ...changes(report)];
}

function risks({ risks: all, flags }: DiffReport): readonly Annotation[] {
  return [
    ...flags.switchedOff.map(({ risk, place }): Annotation => ({
      level: "error",
      places: [place],
      message: switchedOffText(risk),
    })),
    ...all.map(({ text, detail, prefixes, places, sessions }): Annotation => {
      const ranges = prefixes && some(prefixes.ranges, EXTENT.ranges, prefixes.rangesLeftOut);
      return { level: "error", places, message: lines(text, detail, ranges, where(sessions)) };
    }),
  ];
}

function changes(report: DiffReport): readonly Annotation[] {
  const { states, routes, settings, sessions, peers, routers, notCompared } = report;
  const warn = (
    places: readonly (Place | null)[],
    ...parts: readonly (string | null)[]
  ): Annotation => ({
    level: "warning",
    places: places.filter((place) => place !== null),
    message: lines(...parts),
  });
  const named = (text: string, all: readonly string[]): readonly Annotation[] =>
    all.length === 0 ? [] : [warn([], `${text}: ${some(all, EXTENT.ranges)}`)];
  const asns = (all: DiffReport["peers"]["added"]) =>
    all.map(({ asn, name }) => `AS${asn} ${name}`);
  return [
    ...states.map(({ text, place, sessions: all }) => warn([place], text, where(all))),
    ...named(
      "not compared, because too large",
      notCompared.map(({ direction, session }) => `${direction}, ${sessionText(session)}`),
    ),
    ...sectionsOf(routes).flatMap(({ title, routes: rows }) =>
      rows.map(({ direction, family, prefixes, cause, why, sessions: parts }) => {
        const all = parts.flatMap((part) => part.sessions);
        const ranges = some(prefixes.ranges, EXTENT.ranges, prefixes.rangesLeftOut);
        const what = `${title}: ${direction}, ${sizeText(prefixes, family)}: ${ranges}`;
        return warn(
          [cause.after, ...why.map(({ place }) => place)],
          what,
          where(all),
          `because ${cause.text}`,
          why[0]?.text ?? null,
        );
      }),
    ),
    ...settings.map(({ name, before, after, place, sessions: all }) =>
      warn([place], `${name}: ${before} -> ${after}`, where(all)),
    ),
    ...routers.changed.map(({ name, before, after, place, routers: all }) =>
      warn([place], `${name}: ${before} -> ${after}`, some(all, EXTENT.sessions)),
    ),
    ...named("new routers", routers.added),
    ...named("routers gone", routers.removed),
    ...named("new peers", asns(peers.added)),
    ...named("peers gone", asns(peers.removed)),
    ...named("new sessions", sessions.added.map(sessionText)),
    ...named("sessions gone", sessions.removed.map(sessionText)),
    ...named(
      "sessions moved",
      sessions.moved.map(({ from, to }) => `${to.name} from ${from.router} to ${to.router}`),
    ),
    ...(report.reasonsLeftOut === 0
      ? []
      : [warn([], `rejected for another reason: ${count(report.reasonsLeftOut, "change")}`)]),
  ];
}

function where(sessions: readonly SessionRow[]): string | null {
  return sessions.length === 0 ? null : sessionsText(sessions, EXTENT);
}

function lines(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").join("\n");
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
