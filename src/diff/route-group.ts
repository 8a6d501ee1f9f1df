import type { CanonicalSet, Family } from "../net/index.ts";
import type { Direction } from "../policy/index.ts";
import type { PlacedPair } from "./match-sessions.ts";
import type { RouteChange } from "./route-change.ts";

/** Changes with one cause in the policies of one direction and family. */
export interface RouteGroup {
  readonly direction: Direction;
  readonly family: Family;
  /** The change of the first session. */
  readonly change: RouteChange;
  /** The union for all of the sessions; `parts` has that of each one. */
  readonly prefixes: CanonicalSet;
  /** Sessions with equal sets, grouped. */
  readonly parts: readonly {
    readonly change: RouteChange;
    readonly pairs: readonly PlacedPair[];
  }[];
}
