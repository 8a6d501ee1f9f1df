import type { Route, SessionPlan } from "../../src/policy/index.ts";
import type { Cables } from "./cables.ts";
import type { Services } from "./services.ts";

/** Routes by prefix. */
export type Routes = ReadonlyMap<string, Route>;

/** A daemon that runs a router's rendered text in a network namespace. */
export interface Router {
  /** How many ROAs it has from its caches. */
  readonly countRoas: () => number;
  /** What it has accepted from the neighbor of each session, by the session's name. */
  readonly accepted: () => ReadonlyMap<string, Routes>;
  /** Whether the daemon says that the session is down for its number of prefixes. */
  readonly isOverLimit: (session: SessionPlan) => boolean;
  /** Keeps the daemon from sleeping with work left over. */
  readonly wake: () => void;
  /** What it originates, as an export policy sees it. */
  readonly own: Routes;
}

/** Where a router is at work, and what starts its daemons. */
export interface Site {
  readonly cables: Cables;
  /** For files and sockets. */
  readonly directory: string;
  readonly services: Services;
}
