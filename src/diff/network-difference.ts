import type { CanonicalSet, Family } from "../net/index.ts";
import type { Direction } from "../policy/index.ts";
import type { PeerPlan, RouterPlan } from "../model/index.ts";
import type { SettingChange } from "./compare-settings.ts";
import type { PlacedPair, PlacedSession } from "./match-sessions.ts";
import type { RouteChange } from "./route-change.ts";

/** All that a change of a network means. */
export interface NetworkDifference {
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
  /** Filters of which not every difference can be found. */
  readonly unknown: readonly { readonly direction: Direction; readonly pair: PlacedPair }[];
  /** What means the same as before, for every possible route. */
  readonly unchanged: { readonly sessions: number; readonly filters: number };
}

/** A session that there was not before. */
export interface NewSession extends PlacedSession {
  /** The prefixes to which it accepts some route; null where they were not counted. */
  readonly accepts: CanonicalSet | null;
}

/** The same change of a setting in several places. */
export interface SettingGroup<T> {
  readonly change: SettingChange;
  readonly where: readonly T[];
}

/** What has one cause in the policies of one direction and family. */
export interface RouteGroup {
  readonly direction: Direction;
  readonly family: Family;
  /** The change of the first session. */
  readonly change: RouteChange;
  /** What any of the sessions has; that of each one is in `parts`. */
  readonly prefixes: CanonicalSet;
  /** Sessions with equal sets together. */
  readonly parts: readonly {
    readonly change: RouteChange;
    readonly pairs: readonly PlacedPair[];
  }[];
}
