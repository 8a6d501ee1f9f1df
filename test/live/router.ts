import type { Route } from "../../src/policy/index.ts";
import type { SessionPlan } from "../../src/model/index.ts";
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
  /** Whether a log that the daemon wrote warns that a session's prefixes are becoming too many. */
  readonly hasWarned: (session: SessionPlan, log: string) => boolean;
  /** Whether a log that the daemon wrote says that a session came up. */
  readonly hasLoggedUp: (session: SessionPlan, log: string) => boolean;
  /** Whether the daemon says that it will start the session again by itself. */
  readonly comesBack: (session: SessionPlan) => boolean;
  /** Whether the daemon says that the session is established. */
  readonly isUp: (session: SessionPlan) => boolean;
  /** Restarts the session, as operators do: the daemon forgets its record of failures. */
  readonly reset: (session: SessionPlan) => void;
  /** Puts another rendered text in force while the daemon runs; it may differ in options that neighbors got more of. */
  readonly load: (text: string) => void;
  /** Has the daemon run another rendered text, as an operator loads it, with whatever differs. */
  readonly replace: (text: string) => void;
  /** What the daemon's command line prints for some commands, one after the other. */
  readonly show: (...commands: readonly string[]) => string;
  /** What the daemon has logged. */
  readonly log: () => string;
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
