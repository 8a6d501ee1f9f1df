import { LITTLE_ROOM } from "../limits/limit-use.ts";
import { cut } from "./cut.ts";
import type { ImpactReport, SessionRow } from "./impact-report.ts";
import type { Extent, Section } from "./section.ts";
import { count, grouped, sessionText, some } from "./words.ts";

/** What is said of sessions as a whole: limits; and what is undecided, ASPA, and what is not known. */
export function sessionSections(
  report: ImpactReport,
  extent: Extent,
  which: "limits" | "rest",
): readonly Section[] {
  return which === "limits"
    ? [...overLimit(report, extent), ...littleRoom(report, extent)]
    : [
        ...undecided(report, extent),
        ...undecidedExports(report, extent),
        ...aspa(report, extent),
        ...unknown(report, extent),
        ...assumed(report),
      ];
}

type WithLimit = SessionRow & { readonly limit: NonNullable<SessionRow["limit"]> };

function withLimit({ sessions }: ImpactReport): readonly WithLimit[] {
  return sessions
    .flatMap((session) => (session.limit ? [{ ...session, limit: session.limit }] : []))
    .sort((a, b) => a.limit.headroom - b.limit.headroom);
}

function overLimit(report: ImpactReport, extent: Extent): readonly Section[] {
  const over = withLimit(report).filter(({ limit }) => limit.passes !== "no");
  if (over.length === 0) return [];
  const lines = cut(over, extent.groups, (row) => [
    `${limitText(row)}${row.limit.passes === "perhaps" ? ", if it counts what the neighbor sends" : ""}: ${CONSEQUENCES[row.limit.onExceed] ?? ""}${row.limit.passedBefore ? "; it does so before the change, too" : ""}`,
  ]);
  return [{ title: `Over their limit: ${count(over.length, "session")}`, lines }];
}

const CONSEQUENCES: Readonly<Record<string, string>> = {
  restart: "the session goes down, and comes back after a pause",
  shutdown: "the session goes down",
  warn: "there is only a warning",
};

function littleRoom(report: ImpactReport, extent: Extent): readonly Section[] {
  const near = withLimit(report).filter(
    ({ limit }) => limit.passes === "no" && limit.headroom <= LITTLE_ROOM,
  );
  if (near.length === 0) return [];
  const lines = cut(near, extent.groups, (row) => [
    `${limitText(row)}, ${row.limit.headroom}% left`,
  ]);
  return [{ title: `Close to their limit: ${count(near.length, "session")}`, lines }];
}

function limitText(row: WithLimit): string {
  const { counts, count: number, maximum } = row.limit;
  const what = counts === "accepted" ? "accepted" : "received";
  return `${sessionText(row)}: ${grouped(number)} ${what} of ${grouped(maximum)}`;
}

function undecided({ sessions }: ImpactReport, extent: Extent): readonly Section[] {
  const rows = sessions.filter((session) => session.undecided > 0);
  if (rows.length === 0) return [];
  const total = rows.reduce((sum, row) => sum + row.undecided, 0);
  const lines = cut(rows, extent.groups, (row) => [
    `${sessionText(row)}: ${grouped(row.undecided)}, ${row.undecidedWhy ?? ""}`,
  ]);
  return [{ title: `Undecided: ${count(total, "route")}`, lines }];
}

function undecidedExports({ exports }: ImpactReport, extent: Extent): readonly Section[] {
  const rows = exports.filter(({ decided }) => !decided);
  if (rows.length === 0) return [];
  const lines = cut(rows, extent.groups, ({ router, locRib, undecided: number }) => [
    locRib
      ? `${router}: what takes the place of ${count(number, "route")} is not known`
      : `${router}: not decidable from these routes; its Loc-RIB (view loc-rib) would decide it`,
  ]);
  return [{ title: "Announcements that are undecided", lines }];
}

function aspa({ sessions }: ImpactReport, extent: Extent): readonly Section[] {
  const rows = sessions.flatMap((session) =>
    session.aspa ? [{ ...session, aspa: session.aspa }] : [],
  );
  if (rows.length === 0) return [];
  const invalid = rows
    .filter((row) => row.aspa.invalid > 0)
    .sort((a, b) => b.aspa.invalid - a.aspa.invalid);
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    grouped(rows.reduce((total, row) => total + of(row), 0));
  const title = `ASPA, reported only: ${sum((r) => r.aspa.valid)} valid, ${sum((r) => r.aspa.unknown)} unknown, ${sum((r) => r.aspa.invalid)} invalid`;
  const lines = cut(invalid, extent.groups, (row) => [
    `${sessionText(row)}: ${grouped(row.aspa.invalid)} invalid`,
    ...row.aspa.examples.slice(0, extent.examples).map(({ prefix, asPath, hops }) => {
      const [hop] = hops;
      const why = hop ? `AS${hop.customer} does not list AS${hop.provider}` : "an AS_SET";
      return `  for example ${prefix}, AS_PATH ${asPath}: ${why}`;
    }),
  ]);
  return [{ title, lines }];
}

function unknown({ unknown: sessions }: ImpactReport, extent: Extent): readonly Section[] {
  if (sessions.length === 0) return [];
  const title = `Unknown: ${count(sessions.length, "session")} without routes in the files`;
  return [{ title, lines: [some(sessions.map(sessionText), extent.sessions * 3)] }];
}

function assumed({ assumed: routers }: ImpactReport): readonly Section[] {
  if (routers.length === 0) return [];
  return [{ title: "Taken as unchanged, without a file", lines: [routers.join(", ")] }];
}
