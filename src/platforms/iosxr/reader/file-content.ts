import type { Address, Family, Prefix } from "../../../net/index.ts";
import type { CacheText } from "./caches.ts";
import type { ConfigGroups } from "./config-groups.ts";
import type { NeighborText } from "./neighbor-text.ts";
import type { XrObjects } from "./objects.ts";
import type { SessionTimers } from "./timers.ts";

/** The content of a file, before neighbors are combined with what they use. */
export interface XrFile {
  readonly objects: XrObjects;
  /** Neighbors of the main instance, not of a VRF, by their addresses. */
  readonly neighbors: Map<string, NeighborText>;
  /** Ranges of addresses from which neighbors may connect. */
  readonly ranges: { readonly range: Prefix; readonly line: number }[];
  readonly validated: Set<Family>;
  readonly servers: Map<string, CacheText>;
  readonly groups: ConfigGroups;
  /** Neighbors that are removed. */
  readonly removed: Address[];
  asn: number | null;
  routerId: Address | null;
  enforceFirstAs: boolean;
  /** `bgp log neighbor changes`; null if absent. */
  logsChanges: boolean | null;
  /** `timers bgp`: for neighbors without their own. */
  timers: SessionTimers | null;
  /** `bgp graceful-restart`: for neighbors without their own. */
  gracefulRestart: boolean;
  /** `bgp unsafe-ebgp-policy`: an external session without a policy accepts and announces everything. */
  unsafe: boolean;
}
