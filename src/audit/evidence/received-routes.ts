import type { Route } from "../../policy/index.ts";

/** A route as a neighbor sent it. */
export type SentRoute = Pick<Route, "prefix" | "asPath" | "communities">;

/** What a neighbor sent on one session: all of it, before the import policy. */
export interface SentRoutes {
  readonly routes: readonly SentRoute[];
  /** The file that has them, for facts. */
  readonly source: string;
  /** When they were taken from the router, RFC 3339 in UTC. */
  readonly time: string;
}

/** Received routes by session: router and name, as in `keyOfSession`. */
export type ReceivedRoutes = ReadonlyMap<string, SentRoutes>;

/** The key of a session in `ReceivedRoutes`. */
export function keyOfSession(router: string, session: string): string {
  return `${router} ${session}`;
}
