import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { checkFiles, checkSessions, type RoutesFile } from "../../routes/index.ts";
import { namesOf, type ImpactSession } from "../sides/impact-session.ts";
import { SessionFinder } from "./session-finder.ts";

/** Which sessions the files have routes of, by their index. */
export interface ReceivedSessions {
  /** As their neighbors sent them, or none: that is known, too. */
  readonly known: ReadonlySet<number>;
  /** Routers of which there is the Loc-RIB. */
  readonly locRibs: ReadonlySet<string>;
}

/** How old routes may be. Without `now` no clock is asked. */
export interface AgeLimit {
  /** In milliseconds since 1970. */
  readonly now: number | null;
  /** In milliseconds. */
  readonly maxAge: number | null;
  /** As given. */
  readonly texts: { readonly now: string; readonly maxAge: string };
}

/**
 * Checks files of routes against the sessions of both sides, and reports all that makes them unfit: sessions that are on
 * neither, routes after a policy alone, other families, the same session twice, too old ones.
 */
export function checkReceived(
  files: readonly RoutesFile[],
  sessions: readonly ImpactSession[],
  routers: readonly string[],
  age: AgeLimit,
  report: Report,
): ReceivedSessions {
  checkFiles(files, report);
  const named = sessions.flatMap((session) =>
    namesOf(session).map(({ name, router }) => ({ name, router, family: session.family })),
  );
  checkSessions(files, named, routers, report);
  checkAges(files, age, report);
  const finder = new SessionFinder(sessions);
  const groups = files.flatMap((file) => file.groups);
  const known = new Set<number>();
  for (const group of groups) {
    const session = group.view === "adj-rib-in-pre-policy" ? finder.find(group) : null;
    if (session) known.add(session.index);
  }
  for (const group of groups) {
    const session = group.view === "adj-rib-in-post-policy" ? finder.find(group) : null;
    if (!session || known.has(session.index)) continue;
    const { name, router } = session;
    const params = { session: name, router, routes: group.ipv4 + group.ipv6 };
    const { source } = group;
    const span = { source, start: 0, end: source.text.length };
    report(diagnostic("impact-post-policy", params, { span }));
  }
  const isPost = groups.some(({ view }) => view === "adj-rib-in-post-policy");
  if (known.size === 0 && !isPost) report(diagnostic("impact-no-routes", {}));
  const locRibs = new Set(
    groups.flatMap((group) => (group.view === "loc-rib" ? (routerOf(group, finder) ?? []) : [])),
  );
  return { known, locRibs };
}

function routerOf(group: RoutesFile["groups"][number], finder: SessionFinder): string | null {
  return group.router ?? finder.find(group)?.router ?? null;
}

function checkAges(
  files: readonly RoutesFile[],
  { now, maxAge, texts }: AgeLimit,
  report: Report,
): void {
  if (now === null) return;
  for (const { path, header } of files) {
    const { time } = header;
    const age = now - Date.parse(time);
    if (age < -FUTURE_MS) report(diagnostic("impact-in-future", { path, time, now: texts.now }));
    if (maxAge === null || age <= maxAge) continue;
    const params = { path, time, age: ageText(age), most: texts.maxAge };
    report(diagnostic("impact-too-old", params));
  }
}

/** Clocks may differ by this, in milliseconds. */
const FUTURE_MS = 300_000;

function ageText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} d`;
}
