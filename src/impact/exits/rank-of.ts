import type { Route } from "../../policy/index.ts";
import { DEFAULT_LOCAL_PREFERENCE } from "./default-local-preference.ts";

/** What decides first between routes to one prefix: the highest preference, then the lowest rank. */
export interface RouteRank {
  readonly preference: number;
  /** The length of the AS_PATH, in which an AS_SET counts as one, times 4, and the ORIGIN. */
  readonly rank: number;
}

const ORIGINS = { igp: 0, egp: 1, incomplete: 2 } as const;

/** How good an accepted route is (RFC 4271, 9.1.1 and 9.1.2.2), as far as that is known outside of its router. */
export function rankOf({ localPreference, asPath, origin }: Route): RouteRank {
  const rank = (asPath.length << 2) | ORIGINS[origin];
  return { preference: localPreference ?? DEFAULT_LOCAL_PREFERENCE, rank };
}

/** Less than 0 if the first one is better; 0 if something else decides. */
export function compareRanks(a: RouteRank, b: RouteRank): number {
  return b.preference - a.preference || a.rank - b.rank;
}
