import { diagnostic, type Report } from "../diagnostics/index.ts";
import { FAMILIES, type Family } from "../net/index.ts";
import { describePlace } from "./describe-place.ts";
import type { RouteGroup, RoutesFile } from "./received-route.ts";

/** A session of the network. */
export interface KnownSession {
  /** With PEERC_. */
  readonly name: string;
  readonly router: string;
  readonly family: Family;
}

/**
 * Compares the sessions of files of routes with those of a network: reports each that it does not have or that cannot be
 * told from another one, and routes of a family that the session does not carry. Returns the sessions of the network
 * that are in some file.
 */
export function checkSessions(
  files: readonly RoutesFile[],
  sessions: readonly KnownSession[],
  routers: readonly string[],
  report: Report,
): ReadonlySet<KnownSession> {
  const found = new Map<KnownSession, RouteGroup[]>();
  for (const group of files.flatMap(({ groups }) => groups)) {
    const session = sessionOf(group, sessions, routers, report);
    if (!session) continue;
    const earlier = found.get(session) ?? [];
    found.set(session, [...earlier, group]);
    // Two groups of one place are `checkFiles`' business; here only one of them names the router.
    const other = earlier.find((one) => one.view === group.view && one.router !== group.router);
    if (other) {
      const params = {
        place: describePlace({ ...group, router: session.router }),
        files: [other.source.path, group.source.path] as const,
      };
      report(diagnostic("routes-in-two-files", params, { span: spanOf(group, group.session) }));
    }
    const family = FAMILIES.find((one) => one !== session.family && group[one] > 0);
    if (family === undefined) continue;
    const params = { session: session.name, family: NAMES[session.family], found: NAMES[family] };
    report(diagnostic("routes-other-family", params, { span: spanOf(group, group.session) }));
  }
  return new Set(found.keys());
}

const NAMES = { ipv4: "IPv4", ipv6: "IPv6" } as const satisfies Record<Family, string>;

/** The session of a group; null for the router's own routes, or if it was reported. */
function sessionOf(
  group: RouteGroup,
  sessions: readonly KnownSession[],
  routers: readonly string[],
  report: Report,
): KnownSession | null {
  const { session, router } = group;
  if (router !== null && !routers.includes(router)) {
    const span = spanOf(group, router);
    report(diagnostic("routes-unknown-router", { router, known: routers }, { span }));
    return null;
  }
  if (session === null) return null;
  const span = spanOf(group, session);
  const here = sessions.filter((one) => router === null || one.router === router);
  const named = here.filter(({ name }) => name === session);
  const [first, second] = named;
  if (!first) {
    const known = [...new Set(here.map(({ name }) => name))];
    report(diagnostic("routes-unknown-session", { session, router, known }, { span }));
    return null;
  }
  if (!second) return first;
  const on = named.map((one) => one.router);
  report(diagnostic("routes-ambiguous-session", { session, routers: on }, { span }));
  return null;
}

/** A name in the group's first line; the whole line if it is not in it: the first line of the file may name the router. */
function spanOf({ source }: RouteGroup, name: string | null) {
  const bare = name?.replace(/^PEERC_/, "") ?? "";
  const at = source.text.indexOf(`${bare}"`);
  return at < 0
    ? { source, start: 0, end: source.text.length }
    : { source, start: at, end: at + bare.length };
}
