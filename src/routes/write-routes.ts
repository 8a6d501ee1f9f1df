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
  const { session, router, view } = formatPlace(route, header);
  return line({
    session,
    router,
    view,
    prefix: formatPrefix(route.prefix),
    path_id: route.pathId ?? undefined,
    as_path: formatAsPath(route.asPath),
    next_hop: route.nextHop ? formatAddress(route.nextHop) : undefined,
    communities: route.communities.length > 0 ? route.communities.map(formatCommunity) : undefined,
    med: route.med ?? undefined,
    local_pref: route.localPreference ?? undefined,
    origin: route.origin,
    otc: route.otc ?? undefined,
  });
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
