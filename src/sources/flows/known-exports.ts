import { RATE_UNITS, type FlowRole } from "./flow-role.ts";

/** Names of columns by what they say. */
export type ColumnNames = Readonly<Partial<Record<FlowRole, string>>>;

/** An export that is recognized by the names of its columns. */
export interface KnownExport {
  /** Where traffic goes: the most exact first. The first name of each is the one that it is recognized by. */
  readonly destinations: readonly ColumnNames[];
  readonly bytes: string;
  /** The column with the rate of sampling, by which bytes are multiplied; null: it has none. */
  readonly sampling: string | null;
  /** Whether bytes are always those of the sample, so that they mean nothing without that column. */
  readonly needsSampling: boolean;
  /** Whether a collector wrote it, for which `0.0.0.0/0` and AS 0 are what it does not know. */
  readonly collected: boolean;
  /** Whether its last line ends with a line end, unless the file is cut off. */
  readonly endsLines: boolean;
}

/**
 * The exports that are known: what people write, Akvorado's columns in ClickHouse (`common/schema/definition.go`), and what
 * pmacct's print plugin writes (`P_write_stats_header_csv` in `print_plugin.c`; tried with pmacctd 1.7.7).
 */
export const KNOWN_EXPORTS: readonly KnownExport[] = [
  {
    destinations: [{ prefix: "prefix" }],
    ...{ bytes: "bytes", sampling: null, needsSampling: false },
    ...{ collected: false, endsLines: false },
  },
  {
    destinations: [{ address: "DstAddr" }, { prefix: "DstNetPrefix" }, { asn: "DstAS" }],
    ...{ bytes: "Bytes", sampling: "SamplingRate", needsSampling: true },
    ...{ collected: true, endsLines: false },
  },
  {
    destinations: [
      { address: "DST_IP" },
      { address: "DST_NET", length: "DST_MASK" },
      { asn: "DST_AS" },
    ],
    ...{ bytes: "BYTES", sampling: "SAMPLING_RATE", needsSampling: false },
    ...{ collected: true, endsLines: true },
  },
];

/** Names of columns with rates, in every export: who writes a query chooses them. */
export const RATE_NAMES: ReadonlyMap<string, keyof typeof RATE_UNITS> = new Map([
  ["bps", "bps"],
  ["out_bps", "bps"],
  ["out_p95_bps", "bps"],
  ["kbps", "kbps"],
  ["out_kbps", "kbps"],
  ["mbps", "mbps"],
  ["out_mbps", "mbps"],
  ["gbps", "gbps"],
  ["out_gbps", "gbps"],
]);
