import type { Address, Family } from "../../../net/index.ts";
import type { RtrReading } from "../../../policy/index.ts";
import type { NeighborText } from "./neighbors.ts";
import type { XrObjects } from "./objects.ts";

/** What a file holds, before neighbors are put together with what they use. */
export interface XrFile {
  readonly objects: XrObjects;
  readonly neighbors: Map<string, NeighborText>;
  readonly validated: Set<Family>;
  readonly caches: RtrReading[];
  /** Neighbors that are taken away. */
  readonly removed: Address[];
  asn: number | null;
  routerId: Address | null;
  enforceFirstAs: boolean;
}
