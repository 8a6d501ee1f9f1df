import { resolve } from "node:path";

import { keyOfSession, type ReceivedRoutes, type SentRoute } from "../../audit/index.ts";
import { sessionName } from "../../compile/index.ts";
import { isRemoved, type Declaration } from "../../declaration/index.ts";
import { Diagnostics, type Report } from "../../diagnostics/index.ts";
import {
  checkFiles,
  checkSessions,
  readRoutes,
  type ReceivedRoute,
  type RoutesFile,
} from "../../routes/index.ts";
import { describeReadError, readBytes } from "../../system/index.ts";
import { findRouteFiles } from "../input/find-route-files.ts";

/** The view of routes as the neighbor sent them. */
const AS_SENT = "adj-rib-in-pre-policy";

/**
 * Reads files of received routes, or folders of them, and gives what each session's neighbor sent. Null if no file is given; "failed", and
 * reported, if one is not whole, or has sessions that the network does not have.
 */
export async function readReceived(
  paths: readonly string[],
  { peers, routers }: Declaration,
  cwd: string,
  given: Report,
): Promise<ReceivedRoutes | null | "failed"> {
  if (paths.length === 0) return null;
  const found = new Diagnostics();
  const sessions = peers.flatMap((peer) =>
    peer.sessions
      .filter((session) => !isRemoved(session))
      .map((session) => ({
        name: sessionName(peer, session),
        router: session.router.value,
        family: session.family,
      })),
  );
  const read: { readonly file: RoutesFile; readonly routes: ReadonlyMap<string, SentRoute[]> }[] =
    [];
  for (const path of findRouteFiles(paths, cwd, found.report)) {
    const routes = new Map<string, SentRoute[]>();
    const bytes = readBytes(path === "-" ? "/dev/stdin" : resolve(cwd, path));
    const take = (route: ReceivedRoute): void => {
      if (route.view === AS_SENT) sentOf(routes, route).push(route);
    };
    const file = await readRoutes(
      { path, bytes, describeError: describeReadError },
      take,
      found.report,
    );
    if (file) read.push({ file, routes });
  }
  const files = read.map(({ file }) => file);
  checkFiles(files, found.report);
  checkSessions(
    files,
    sessions,
    routers.map(({ name }) => name),
    found.report,
  );
  found.all.forEach(given);
  if (found.failed) return "failed";
  const routerOf = new Map(sessions.map(({ name, router }) => [name, router]));
  return new Map(
    read.flatMap(({ file: { path, header, groups }, routes }) =>
      groups
        .filter(({ view, session }) => view === AS_SENT && session !== null)
        .map(({ session, router }) => {
          const name = session ?? "";
          const sent = routes.get(placeKey(session, router)) ?? [];
          const key = keyOfSession(router ?? routerOf.get(name) ?? "", name);
          return [key, { routes: sent, source: path, time: header.time }] as const;
        }),
    ),
  );
}

function sentOf(routes: Map<string, SentRoute[]>, { session, router }: ReceivedRoute): SentRoute[] {
  const key = placeKey(session, router);
  const own = routes.get(key);
  if (own) return own;
  const made: SentRoute[] = [];
  routes.set(key, made);
  return made;
}

function placeKey(session: string | null, router: string | null): string {
  return `${router ?? ""} ${session ?? ""}`;
}
