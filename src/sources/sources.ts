import type { Flows } from "./flows/flows.ts";
import type { IxfExport } from "./ixf/ixf.ts";
import type { PeeringDb } from "./peeringdb/peeringdb.ts";
import type { RoutingTable } from "./routing-table/routing-table.ts";
import type { Rpki } from "./rpki/rpki.ts";

/**
 * Evidence about peers from outside of the registries, as committed in a snapshot's `sources` folder. Null: the
 * snapshot has none. No filter is built from it.
 */
export interface Sources {
  readonly peeringdb: Evidence<PeeringDb> | null;
  readonly rpki: Evidence<Rpki> | null;
  readonly routingTable: Evidence<RoutingTable> | null;
  /** By the id of the exchange in the declaration. */
  readonly ixf: ReadonlyMap<string, Evidence<IxfExport>>;
  readonly flows: Evidence<Flows> | null;
}

/** Data of a source, and where and when it was obtained. */
export interface Evidence<Data> {
  readonly data: Data;
  readonly provenance: Provenance;
}

/** Where and when data was obtained. */
export interface Provenance {
  /**
   * URLs without credentials and query, or files as declared.
   */
  readonly origins: readonly string[];
  /** When the source made its data, where it says so; otherwise when it was fetched. RFC 3339 in UTC, in seconds. */
  readonly time: string;
  /** What was registered when it was taken (`registeredDigest`), for evidence about registered prefixes only. */
  readonly registered?: string;
}

/** No evidence at all. */
export const NO_SOURCES: Sources = {
  peeringdb: null,
  rpki: null,
  routingTable: null,
  ixf: new Map(),
  flows: null,
};
