import { formatAddress, formatCommunity, formatPrefix } from "../net/index.ts";
import { formatAsPath } from "../policy/index.ts";
import type { ReceivedRoute, RoutePlace, RoutesHeader } from "./received-route.ts";
import { ROUTES_VERSION } from "./routes-schema.ts";

/** The first line of a file of routes, with its end. */
export function formatHeader({ router, time, source }: RoutesHeader): string {
  return line({
    format: "peerc-routes",
    version: ROUTES_VERSION,
    time,
    router: router ?? undefined,
    source: source === "" ? undefined : source,
  });
}

/** The line of a route, with its end. `header`: the router that the first line names, which is not repeated. */
export function formatRoute(route: ReceivedRoute, header: string | null): string {
  const { session, router, nextHop, communities, med, localPreference, otc, pathId } = route;
  // By hand: an object for JSON.stringify takes several times as long. Only names may have to be quoted as JSON asks.
  let text = "{";
  if (session !== null) text += `"session":${JSON.stringify(session)},`;
  if (router !== null && router !== header) text += `"router":${JSON.stringify(router)},`;
  text += `"view":"${route.view}","prefix":"${formatPrefix(route.prefix)}"`;
  if (pathId !== null) text += `,"path_id":${pathId}`;
  text += `,"as_path":"${formatAsPath(route.asPath)}"`;
  if (nextHop) text += `,"next_hop":"${formatAddress(nextHop)}"`;
  if (communities.length > 0) {
    text += `,"communities":["${communities.map(formatCommunity).join('","')}"]`;
  }
  if (med !== null) text += `,"med":${med}`;
  if (localPreference !== null) text += `,"local_pref":${localPreference}`;
  text += `,"origin":"${route.origin}"`;
  if (otc !== null) text += `,"otc":${otc}`;
  return `${text}}\n`;
}

/** The last line, with its end: the number of routes, and which sessions have none. */
export function formatEnd(
  routes: number,
  empty: readonly RoutePlace[],
  header: string | null,
): string {
  const places = empty.map((place) => formatPlace(place, header));
  return line({ routes, empty: places.length > 0 ? places : undefined });
}

function formatPlace({ session, router, view }: RoutePlace, header: string | null) {
  return {
    session: session ?? undefined,
    router: router === null || router === header ? undefined : router,
    view,
  };
}

/** Members that are undefined are left out. */
function line(members: object): string {
  return `${JSON.stringify(members)}\n`;
}
