import type { Address } from "../../../net/index.ts";
import type { RtrReading } from "../../../policy/index.ts";
import type { NeighborText } from "./neighbors.ts";
import type { FrrObjects } from "./objects.ts";

/** What a file holds, before neighbors are put together with what they use. */
export interface FrrFile {
  readonly objects: FrrObjects;
  readonly neighbors: Map<string, NeighborText>;
  /** The same by their addresses as they are written; most are written in ten lines. */
  readonly written: Map<string, NeighborText>;
  asn: number | null;
  routerId: Address | null;
  /** Whether neighbors that come from here on are active in IPv4 unless they say otherwise. */
  ipv4Unicast: boolean;
  requirePolicy: boolean;
  rejectsAsSets: { readonly line: number } | null;
  readonly caches: Omit<RtrReading, "refresh" | "retry" | "expire">[];
  /** Seconds; FRR's own where the file says nothing (FRR manual, "RPKI"). */
  readonly times: { polling: number; retry: number; expire: number };
}
