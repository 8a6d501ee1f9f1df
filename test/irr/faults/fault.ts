import type { FakeRegistry } from "../bgpq4/bgpq4-fake-server.ts";
import type { Act, Door, Heard } from "./lying-server.ts";

/** The two ways to expand an object from a server. */
export const ENGINES = ["native", "bgpq4"] as const;
export type Engine = (typeof ENGINES)[number];

/** A point of the conversation, and the query of each engine there; null if it has no such query. */
export interface Step {
  readonly title: string;
  readonly queried: Readonly<Record<Engine, ((heard: Heard) => boolean) | null>>;
  /** Whether the server expands sets (`!a`); true by default. */
  readonly expandsSets?: boolean;
}

/**
 * The expected result of a fault: the right list; the code of an error, and no list; or `believed`, if an answer is
 * what an honest server would say about another registry, so that the list is short and nobody can detect it.
 */
export type Expected = "right" | "believed" | "not asked" | `irr-${string}`;

/** One way to be wrong. */
export interface Fault {
  readonly step: Step;
  /** What the server does. */
  readonly does: string;
  readonly door?: Door;
  readonly act?: (honest: string, heard: Heard) => Act;
  /** Only the limit ends it: with both engines, or with this one. */
  readonly hangs?: boolean | Engine;
  /** The message depends on what comes first, and the page does not show it. */
  readonly varies?: boolean;
  /** AS-X unless given. */
  readonly object?: string;
  readonly sources?: readonly string[];
  /** Instead of the usual. */
  readonly registry?: Partial<FakeRegistry>;
  readonly expected: Readonly<Record<Engine, Expected>>;
  /** The list if it is `believed`, or is right and not that of AS-X. */
  readonly list?: Readonly<Partial<Record<Engine, readonly string[]>>>;
}
