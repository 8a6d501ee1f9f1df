import type { Address, Family, Prefix } from "../../../net/index.ts";
import type { CacheText } from "./caches.ts";
import type { ConfigGroups } from "./config-groups.ts";
import type { NeighborText } from "./neighbor-text.ts";
import type { XrObjects } from "./objects.ts";
import type { SessionTimers } from "./timers.ts";

/** What a file holds, before neighbors are put together with what they use. */
export interface XrFile {
  readonly objects: XrObjects;
  /** Neighbors of the router itself, not of a virtual network, by their addresses. */
  readonly neighbors: Map<string, NeighborText>;
  /** Ranges of addresses from which neighbors may call. */
  readonly ranges: { readonly range: Prefix; readonly line: number }[];
  readonly validated: Set<Family>;
  readonly servers: Map<string, CacheText>;
  readonly groups: ConfigGroups;
  /** Neighbors that are taken away. */
  readonly removed: Address[];
  asn: number | null;
  routerId: Address | null;
  enforceFirstAs: boolean;
  /** `bgp log neighbor changes`; null where nothing is said of it. */
  logsChanges: boolean | null;
  /** `timers bgp`: for neighbors that say nothing of their own. */
  timers: SessionTimers | null;
  /** `bgp graceful-restart`: for neighbors that say nothing of their own. */
  gracefulRestart: boolean;
  /** `bgp unsafe-ebgp-policy`: an external session without a policy passes everything. */
  unsafe: boolean;
}
