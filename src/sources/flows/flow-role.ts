/**
 * What a column of a collector's export says: where traffic goes (`prefix`, or `address`, with its `length` if it is of a
 * prefix, or `asn`); how much it is (a rate, or `bytes` that were counted); and `sampling`, by which bytes are multiplied.
 */
export const FLOW_ROLES = [
  ...(["prefix", "address", "length", "asn"] as const),
  ...(["bps", "kbps", "mbps", "gbps", "bytes", "sampling"] as const),
] as const;

/** One of `FLOW_ROLES`. */
export type FlowRole = (typeof FLOW_ROLES)[number];

/** bit/s of one unit of each rate. */
export const RATE_UNITS = { bps: 1, kbps: 1e3, mbps: 1e6, gbps: 1e9 } as const;

/** How an export is read. */
export interface FlowRequest {
  /** The names of its columns, as a person gave them; null: they are recognized. */
  readonly columns: ReadonlyMap<FlowRole, string> | null;
  /** In how many seconds bytes were counted; null: not said. */
  readonly seconds: number | null;
}
