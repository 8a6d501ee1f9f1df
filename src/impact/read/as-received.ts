import { compareCommunities, WELL_KNOWN, type Community } from "../../net/index.ts";
import type { Route, RpkiState } from "../../policy/index.ts";
import type { ReceivedRoute } from "../../routes/index.ts";

/** A received route as an import policy gets it. */
export function asReceived(
  route: ReceivedRoute,
  rpki: RpkiState,
  addsNoExportToBlackholes: boolean,
): Route {
  const { prefix, asPath, nextHop, communities, med, localPreference, origin } = route;
  return {
    ...{ prefix, asPath, med, origin, rpki },
    nextHop: nextHop ?? "self",
    // Between networks LOCAL_PREF is ignored (RFC 4271, 5.1.5).
    localPreference: route.view === "loc-rib" ? localPreference : null,
    communities: addsNoExportToBlackholes ? withNoExport(communities) : communities,
  };
}

/** NO_EXPORT added to a route with BLACKHOLE. */
function withNoExport(communities: readonly Community[]): readonly Community[] {
  const has = (wanted: Community) => communities.some((c) => compareCommunities(c, wanted) === 0);
  if (communities.length === 0 || !has(WELL_KNOWN.blackhole)) return communities;
  const noExport = WELL_KNOWN["no-export"];
  return has(noExport) ? communities : [...communities, noExport];
}
