import type { RawFile, Span } from "../diagnostics/index.ts";
import type { Address, Asn, Family } from "../net/index.ts";
import type { AsnList, CommunityList, Policy, PrefixList } from "../policy/index.ts";
import type { OnExceed } from "../policy/index.ts";

/** The platforms peerc writes for. */
export const PLATFORMS = ["junos", "iosxr", "bird", "frr"] as const;

/** The name of a platform. */
export type PlatformName = (typeof PLATFORMS)[number];

/** A software version, most significant number first: [7, 11, 2]. */
export type Version = readonly number[];

/** Everything that is printed for one router: the compiler's result, and all that a platform sees. */
export interface RouterPlan {
  readonly name: string;
  readonly platform: PlatformName;
  readonly version: Version;
  /** Printable ASCII. */
  readonly site: string | null;
  /** As the platform can carry it, printable ASCII; never empty. */
  readonly networkName: string;
  readonly asn: Asn;
  readonly routerId: Address;
  /** RTR caches; never empty where a policy of the router tests RPKI. */
  readonly rpki: readonly RtrCache[];
  /** Where blackholed traffic goes on platforms that need an address for it; null where nobody blackholes. */
  readonly discard: Readonly<Record<Family, Address | null>>;
  /** Sorted by ASN. */
  readonly peers: readonly PeerPlan[];
  /** Neighbors that were ours and must go, for platforms where leaving them out does not remove them. */
  readonly removed: readonly RemovedSession[];
  /** The rules that its policies do without, as the platform cannot test what they ask: waived by name, sorted. */
  readonly waived: readonly string[];
  /** Every list that a policy of the router uses, once, sorted by name. */
  readonly lists: RouterLists;
  /** The router's own configuration (the text of its base file), for platforms that need the whole; else null. */
  readonly base: BaseFile | null;
  readonly span: Span;
}

/** The lists of a router by kind. */
export interface RouterLists {
  readonly prefixes: readonly PrefixList[];
  readonly asns: readonly AsnList[];
  readonly communities: readonly CommunityList[];
}

/** The router's own configuration, which peerc keeps as it is. */
export type BaseFile = RawFile;

/** A neighbor to remove. */
export interface RemovedSession {
  readonly remote: Address;
  readonly asn: Asn;
  readonly span: Span;
}

/** An RPKI cache that the router asks over the RTR protocol (RFC 8210). */
export interface RtrCache {
  readonly address: Address;
  readonly port: number;
  /** 1 is asked first. */
  readonly preference: number;
  /** Seconds. */
  readonly refresh: number;
  readonly retry: number;
  readonly expire: number;
  readonly span: Span;
}

/** What a peer is to us. */
export type Relation = "peer" | "customer" | "transit" | "route-server" | "route-collector";

/** One neighboring network on one router. */
export interface PeerPlan {
  readonly asn: Asn;
  /** As the router's platform can carry it, printable ASCII; empty where nothing of it can be. */
  readonly name: string;
  readonly relation: Relation;
  readonly sessions: readonly SessionPlan[];
}

/** One BGP session: one family, one import and one export policy. */
export interface SessionPlan {
  /** Stable, unique on its router, letters, digits and `_`, begins with `PEERC_`: `PEERC_AS13335_IX_BR_SP_V4`. */
  readonly name: string;
  /** Where it is: the exchange's or the interface's name, for comments. */
  readonly place: string;
  /** Of its routes; that of its addresses but for `extendedNextHop`. */
  readonly family: Family;
  readonly local: Address;
  readonly remote: Address;
  readonly asn: Asn;
  /** As the router's platform can carry it, printable ASCII; never empty. */
  readonly description: string;
  readonly import: Policy;
  readonly export: Policy;
  readonly maxPrefixes: MaxPrefixes;
  readonly options: SessionOptions;
  readonly span: Span;
}

/** How many prefixes a neighbor may send on one session. */
export interface MaxPrefixes {
  /** A count of routes. */
  readonly maximum: number;
  /** When to warn, as a percentage of the maximum, 1 to 99. */
  readonly warnAt: number;
  readonly onExceed: OnExceed;
  /** Of `maximum`. */
  readonly span: Span;
}

/** A secret by reference. It is rendered as the placeholder `${NAME}`; see `secretPlaceholder`. */
export interface SecretReference {
  /** The environment variable that holds it when the file is put in place. */
  readonly env: string;
}

/** Our role on the session (RFC 9234): toward our customer we are "provider". */
export type BgpRole = "peer" | "provider" | "customer" | "rs-client";

/** What a session does for graceful restart (RFC 4724). */
export const GRACEFUL_RESTARTS = ["helper", "full", "off"] as const;

/**
 * `helper`: routes of the neighbor stay while it starts again. `full`: the router also asks that of the neighbor while it
 * starts again itself. `off`: neither, and the capability is not sent.
 */
export type GracefulRestart = (typeof GRACEFUL_RESTARTS)[number];

/** Which of the routes that a neighbor sent are kept as they came. */
export type KeepRoutes = boolean | "rpki";

/** Everything else about a session. Null and false mean: not configured. */
export interface SessionOptions {
  readonly password: SecretReference | null;
  readonly tcpAo: TcpAo | null;
  readonly ttlSecurity: boolean;
  /** The number of hops, 2 to 255. */
  readonly multihop: number | null;
  readonly bfd: { readonly intervalMs: number; readonly multiplier: number } | null;
  readonly passive: boolean;
  /** The interface that a link-local neighbor is on, by its name on the router; null where its address is another one. */
  readonly interface: string | null;
  /** Seconds. */
  readonly timers: { readonly keepalive: number; readonly hold: number } | null;
  /** Null: what the platform does by itself, `helper`, but on IOS-XR `off`. */
  readonly gracefulRestart: GracefulRestart | null;
  /** The interface with the local address, for platforms that name the source so. */
  readonly updateSource: string | null;
  /** Bytes in a TCP segment, at most. */
  readonly tcpMss: number | null;
  /** Whether it is logged that the session comes up and goes down; null: as the router does, which is not compared. */
  readonly logChanges: boolean | null;
  readonly shutdown: { readonly message: string | null } | null;
  /**
   * Keep what the neighbor sent before filtering, so that policy changes apply without route refresh; `rpki`: what a change
   * of ROAs needs. A plan has that only where the import policy tests RPKI.
   */
  readonly keepRoutes: KeepRoutes;
  readonly role: BgpRole | null;
  /** Refuse the session, where the platform can, unless the neighbor states its role too (RFC 9234 strict mode). */
  readonly roleStrict: boolean;
  /** Refuse routes whose first ASN is not the neighbor's; false for route servers. */
  readonly enforceFirstAs: boolean;
  /** IPv4 routes with IPv6 next hops (RFC 8950): the session is between IPv6 addresses, and its routes are IPv4. */
  readonly extendedNextHop: boolean;
}

/** TCP-AO (RFC 5925): by the name of a key chain the router has, or with keys of its own. */
export type TcpAo =
  | { readonly kind: "keychain"; readonly name: string }
  | { readonly kind: "keys"; readonly keys: readonly TcpAoKey[] };

/** One key of TCP-AO. */
export interface TcpAoKey {
  /** Send and receive id, 0 to 255. */
  readonly id: number;
  readonly algorithm: "hmac-sha-1-96" | "aes-128-cmac-96";
  readonly secret: SecretReference;
}

/**
 * How a secret stands in a rendered file: `${BGP_PASSWORD_13335}`, which `envsubst` replaces on the way to the
 * router. Loaded as it is, it is a wrong password: the session stays down.
 */
export function secretPlaceholder(secret: SecretReference): string {
  return "${" + secret.env + "}";
}
