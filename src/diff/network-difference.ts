import type { CanonicalSet } from "../net/index.ts";
import type { Direction } from "../policy/index.ts";
import type { PeerPlan, RouterPlan } from "../model/index.ts";
import type { SettingChange } from "./compare-settings.ts";
import type { PlacedPair, PlacedSession } from "./match-sessions.ts";
import type { Risk } from "./risks/risk.ts";
import type { RouteGroup } from "./route-group.ts";

/** The complete meaning of a change. */
export interface NetworkDifference {
  readonly risks: readonly Risk[];
  readonly routers: {
    readonly added: readonly RouterPlan[];
    readonly removed: readonly RouterPlan[];
    readonly changed: readonly SettingGroup<RouterPlan>[];
  };
  readonly peers: {
    readonly added: readonly PeerPlan[];
    readonly removed: readonly PeerPlan[];
  };
  readonly sessions: {
    readonly added: readonly NewSession[];
    readonly removed: readonly PlacedSession[];
    readonly moved: readonly PlacedPair[];
    readonly changed: readonly SettingGroup<PlacedPair>[];
  };
  readonly routes: readonly RouteGroup[];
  /** Filters whose differences cannot all be found. */
  readonly unknown: readonly { readonly direction: Direction; readonly pair: PlacedPair }[];
  /** For filters that accept other prefixes than before: all that they accepted, and accept. */
  readonly spaces: readonly AcceptedSpace[];
  /** What means the same as before, for every possible route. */
  readonly unchanged: { readonly sessions: number; readonly filters: number };
}

/** The prefixes for which a session's filter accepts some route, before and after. */
export interface AcceptedSpace {
  readonly pair: PlacedPair;
  readonly direction: Direction;
  readonly before: CanonicalSet;
  readonly after: CanonicalSet;
}

/** A new session. */
export interface NewSession extends PlacedSession {
  /** The prefixes for which it accepts some route; null if they were not counted. */
  readonly accepts: CanonicalSet | null;
}

/** The same change of a setting in several places. */
export interface SettingGroup<T> {
  readonly change: SettingChange;
  readonly where: readonly T[];
}
