import type { Address, Prefix } from "../../../net/index.ts";
import type { GracefulRestart, RtrReading } from "../../../model/index.ts";
import type { NeighborText } from "./neighbors.ts";
import type { FrrObjects } from "./objects.ts";

/** What a file holds, before neighbors are put together with what they use. */
export interface FrrFile {
  readonly objects: FrrObjects;
  readonly neighbors: Map<string, NeighborText>;
  /** The same by their addresses as they are written; most are written in ten lines. */
  readonly written: Map<string, NeighborText>;
  /** Names of peer-groups, and interfaces that are neighbors. */
  readonly groups: Set<string>;
  asn: number | null;
  routerId: Address | null;
  /** Families in which neighbors that come from here on are active unless they say otherwise: `ipv4 unicast`. */
  readonly defaultFamilies: Set<string>;
  /** What the file says itself; null where the profile and the version decide. */
  requirePolicy: boolean | null;
  enforceFirstAs: boolean | null;
  logsChanges: boolean | null;
  /** Where routes with AS_SETs are turned on (a line) or off; null where the version decides. */
  rejectsAsSets: { readonly line: number } | "no" | null;
  /** Of neighbors that have none of their own, in seconds. */
  timers: { readonly keepalive: number; readonly hold: number } | null;
  /** Of neighbors that say nothing of it; `helper` is FRR's own (`bgp_global_gr_init` of bgpd). */
  gracefulRestart: GracefulRestart;
  profile: string;
  /** As `frr version` says, major number first. */
  asOf: readonly number[] | null;
  readonly caches: Omit<RtrReading, "refresh" | "retry" | "expire">[];
  /** Seconds; FRR's own where the file says nothing (FRR manual, "RPKI"). */
  readonly times: { polling: number; retry: number; expire: number };
  /** What may concern a declared neighbor though it is not said of one. */
  readonly near: Near;
}

/** Statements that concern a declared neighbor if they have its address; each with its line. */
export interface Near {
  /** Neighbors of views, which take the connections of ours. */
  readonly inViews: { readonly address: Address; readonly line: number }[];
  /** `bgp listen range`: with a password, connections of all its addresses need one. */
  readonly ranges: { readonly prefix: Prefix; readonly line: number }[];
  /** BFD sessions with times of their own. */
  readonly bfdPeers: { readonly address: Address; readonly line: number }[];
  /** Static routes to one address: a router may have several to one. */
  readonly statics: { readonly address: Address; readonly drops: boolean }[];
  /** The router's own addresses, whose traffic no static route drops. */
  readonly interfaces: Address[];
}
