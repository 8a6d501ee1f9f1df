import type { Address, Prefix } from "../../../net/index.ts";
import type { GracefulRestart, RtrReading } from "../../../model/index.ts";
import type { NeighborText } from "./neighbors.ts";
import type { FrrObjects } from "./objects.ts";

/** The content of a file, before neighbors are combined with what they use. */
export interface FrrFile {
  readonly objects: FrrObjects;
  readonly neighbors: Map<string, NeighborText>;
  /** The same by their addresses as written; most occur on ten lines. */
  readonly written: Map<string, NeighborText>;
  /** Names of peer-groups, and interfaces that are neighbors. */
  readonly groups: Set<string>;
  asn: number | null;
  routerId: Address | null;
  /** Families in which subsequent neighbors are active by default: `ipv4 unicast`. */
  readonly defaultFamilies: Set<string>;
  /** What the file itself says; null if the profile and the version decide. */
  requirePolicy: boolean | null;
  enforceFirstAs: boolean | null;
  logsChanges: boolean | null;
  /** Where rejecting AS_SETs is turned on (a line) or off; null if the version decides. */
  rejectsAsSets: { readonly line: number } | "no" | null;
  /** For neighbors without their own, in seconds. */
  timers: { readonly keepalive: number; readonly hold: number } | null;
  /** For neighbors that do not set it; `helper` is FRR's default (`bgp_global_gr_init` of bgpd). */
  gracefulRestart: GracefulRestart;
  profile: string;
  /** According to `frr version`, major number first. */
  asOf: readonly number[] | null;
  readonly caches: Omit<RtrReading, "refresh" | "retry" | "expire">[];
  /** Seconds; FRR's defaults if the file does not set them (FRR manual, "RPKI"). */
  readonly times: { polling: number; retry: number; expire: number };
  /** Statements that may affect a declared neighbor although they are not part of it. */
  readonly near: Near;
}

/** Statements that affect a declared neighbor if they have its address; each with its line. */
export interface Near {
  /** Neighbors of views, which accept the connections of ours. */
  readonly inViews: { readonly address: Address; readonly line: number }[];
  /** `bgp listen range`: with a password, connections from all its addresses need one. */
  readonly ranges: { readonly prefix: Prefix; readonly line: number }[];
  /** BFD sessions with their own times. */
  readonly bfdPeers: { readonly address: Address; readonly line: number }[];
  /** Static routes to single addresses: a router may have several for one. */
  readonly statics: { readonly address: Address; readonly drops: boolean }[];
  /** The router's own addresses, for which no static route drops traffic. */
  readonly interfaces: Address[];
}
