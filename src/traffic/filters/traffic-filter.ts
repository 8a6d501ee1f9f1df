import type { Asn, Family, Prefix } from "../../net/index.ts";
import type { PlatformName, Relation } from "../../model/index.ts";

/** What a filter does with traffic to addresses that we do not announce: `count` passes it on. */
export const MODES = ["count", "drop"] as const;

/** One of `MODES`. */
export type Mode = (typeof MODES)[number];

/** What arrives at one interface of a router is meant for what we announce there: the filter that says so. */
export interface TrafficFilter {
  readonly router: string;
  /** The exchange whose LAN it is; null for a private interconnect. */
  readonly exchange: string | null;
  /** The interface's name on the router; null if it is not declared. */
  readonly interface: string | null;
  /** The exchange or the interface: `ix-br-sp`, `et-0/0/2`. */
  readonly place: string;
  /** Unique on its router: `PEERC_IN_IX_BR_SP`; letters, digits and `_`. */
  readonly name: string;
  /** The peers and route servers with sessions there, in order, each once. */
  readonly peers: readonly Asn[];
  /** The families with a session there, IPv4 first; never empty. */
  readonly families: readonly FamilyFilter[];
  /** Our own addresses there, and the broadcast address of the LAN, as hosts. */
  readonly own: readonly Prefix[];
}

/** The part of a filter for one family. */
export interface FamilyFilter {
  readonly family: Family;
  /** What we announce on the sessions there: the fewest prefixes with these addresses, in order, never empty. */
  readonly announced: readonly Prefix[];
}

/** All filters of one router. */
export interface RouterFilters {
  readonly router: string;
  readonly platform: PlatformName;
  /** Sorted by place. */
  readonly filters: readonly TrafficFilter[];
}

/** An interface with sessions that gets no filter, or none for one family, and why. */
export interface LeftOut {
  readonly router: string;
  readonly place: string;
  readonly why: WhyLeftOut;
}

/** Why an interface gets no filter. */
export type WhyLeftOut =
  /** A neighbor there may send us traffic for any destination, or what it gets of us is no promise. */
  | { readonly kind: "relation"; readonly asn: Asn; readonly relation: Relation }
  /** The neighbor is several hops away: its traffic may arrive at another interface, and that of others at this one. */
  | { readonly kind: "multihop"; readonly asn: Asn }
  /** Only route collectors are there: they send no traffic. */
  | { readonly kind: "no-peer" }
  /** We may announce so much there that a filter would distinguish nothing. `part` is a fraction of the address space. */
  | { readonly kind: "announces-most"; readonly family: Family; readonly part: number }
  /** The router is a Linux host, whose rules name interfaces, and the one to the exchange is not declared. */
  | { readonly kind: "no-interface" }
  /** No session there has routes of the family. */
  | { readonly kind: "no-session"; readonly family: Family };
