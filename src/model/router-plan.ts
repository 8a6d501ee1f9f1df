import type { RawFile, Span } from "../diagnostics/index.ts";
import type { Address, Asn, Community, Family } from "../net/index.ts";
import type { AsnList, PatternList, Policy, PrefixList } from "../policy/index.ts";
import type { OnExceed } from "../policy/index.ts";
import type { PlatformName } from "./platforms.ts";

/** A software version, most significant number first: [7, 11, 2]. */
export type Version = readonly number[];

/** Everything that is rendered for one router: the compiler's result, and the only input of a platform. */
export interface RouterPlan {
  readonly name: string;
  readonly platform: PlatformName;
  readonly version: Version;
  /** Printable ASCII. */
  readonly site: string | null;
  /** In the form that the platform can print, printable ASCII; never empty. */
  readonly networkName: string;
  readonly asn: Asn;
  readonly routerId: Address;
  /** RTR caches; never empty if a policy of the router tests RPKI. */
  readonly rpki: readonly RtrCache[];
  /** The next hop of blackhole routes on platforms that need an address for it; null if there are no blackholes. */
  readonly discard: Readonly<Record<Family, Address | null>>;
  /** Sorted by ASN. */
  readonly peers: readonly PeerPlan[];
  /** Neighbors to remove, for platforms where leaving them out does not remove them. */
  readonly removed: readonly RemovedSession[];
  /**
   * The policies and lists that the removed sessions had and that nothing else of the plan uses, for the same platforms.
   */
  readonly removedObjects: RemovedObjects;
  /** The rules that its policies lack because the platform cannot test their conditions: waived by name, sorted. */
  readonly waived: readonly string[];
  /** Every list that a policy of the router uses, once, sorted by name. */
  readonly lists: RouterLists;
  /**
   * The router's own configuration (the text of its base file), for platforms that need the complete one; otherwise
   * null.
   */
  readonly base: BaseFile | null;
  readonly span: Span;
}

/** The lists of a router by kind. */
export interface RouterLists {
  readonly prefixes: readonly PrefixList[];
  readonly asns: readonly AsnList[];
  readonly communities: readonly PatternList[];
}

/** The router's own configuration, which peerc keeps unchanged. */
export type BaseFile = RawFile;

/** A neighbor to remove. */
export interface RemovedSession {
  readonly remote: Address;
  readonly asn: Asn;
  readonly span: Span;
}

/** Policies and lists to remove, by their names, which all begin with `PEERC_`; each kind is sorted by name. */
export interface RemovedObjects {
  readonly policies: readonly string[];
  readonly prefixes: readonly string[];
  /** Some platforms have one object for each position in the AS_PATH in which a list is tested. */
  readonly asns: readonly { readonly name: string; readonly place: PathPlace }[];
  readonly communities: readonly { readonly name: string; readonly of: Community["kind"] }[];
}

/** The position in an AS_PATH in which a list of ASNs is tested. */
export type PathPlace = "anywhere" | "origin";

/** Nothing to remove. */
export const NO_OBJECTS: RemovedObjects = { policies: [], prefixes: [], asns: [], communities: [] };

/** An RPKI cache that the router queries over the RTR protocol (RFC 8210). */
export interface RtrCache {
  readonly address: Address;
  readonly port: number;
  /** 1 is preferred. */
  readonly preference: number;
  /** Seconds. */
  readonly refresh: number;
  readonly retry: number;
  readonly expire: number;
  readonly span: Span;
}

/** The relation of a peer to us. */
export type Relation = "peer" | "customer" | "transit" | "route-server" | "route-collector";

/** One neighboring network on one router. */
export interface PeerPlan {
  readonly asn: Asn;
  /** In the form that the router's platform can print, printable ASCII; may be empty. */
  readonly name: string;
  readonly relation: Relation;
  readonly sessions: readonly SessionPlan[];
}

/** One BGP session: one family, one import and one export policy. */
export interface SessionPlan {
  /** Stable, unique on its router; letters, digits and `_`; begins with `PEERC_`: `PEERC_AS13335_IX_BR_SP_V4`. */
  readonly name: string;
  /** Its place: the name of the exchange or interface, for comments. */
  readonly place: string;
  /** The family of its routes: that of its addresses, except with `extendedNextHop`. */
  readonly family: Family;
  readonly local: Address;
  readonly remote: Address;
  readonly asn: Asn;
  /** In the form that the router's platform can print, printable ASCII; never empty. */
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
  /** The environment variable that contains it when the file is installed. */
  readonly env: string;
}

/** Our role on the session (RFC 9234): toward our customer we are "provider". */
export type BgpRole = "peer" | "provider" | "customer" | "rs-client";

/** A session's graceful restart mode (RFC 4724). */
export const GRACEFUL_RESTARTS = ["helper", "full", "off"] as const;

/**
 * `helper`: keep the neighbor's routes while it restarts. `full`: the router also asks the neighbor to do so while it
 * restarts itself. `off`: neither, and the capability is not sent.
 */
export type GracefulRestart = (typeof GRACEFUL_RESTARTS)[number];

/** Which of a neighbor's routes are kept as received. */
export type KeepRoutes = boolean | "rpki";

/** All other options of a session. Null and false mean: not configured. */
export interface SessionOptions {
  readonly password: SecretReference | null;
  readonly tcpAo: TcpAo | null;
  readonly ttlSecurity: boolean;
  /** The number of hops, 2 to 255. */
  readonly multihop: number | null;
  readonly bfd: { readonly intervalMs: number; readonly multiplier: number } | null;
  readonly passive: boolean;
  /** The interface of a link-local neighbor, by its name on the router; null for other addresses. */
  readonly interface: string | null;
  /** Seconds. */
  readonly timers: { readonly keepalive: number; readonly hold: number } | null;
  /** Null: the platform's default, which is `helper`, but on IOS-XR `off`. */
  readonly gracefulRestart: GracefulRestart | null;
  /** The interface with the local address, for platforms that configure the source by interface. */
  readonly updateSource: string | null;
  /** The maximum TCP segment size, in bytes. */
  readonly tcpMss: number | null;
  /** Whether it is logged when the session comes up or goes down; null: the router's default, which is not compared. */
  readonly logChanges: boolean | null;
  readonly shutdown: { readonly message: string | null } | null;
  /**
   * Keep the neighbor's unfiltered routes (Adj-RIB-In), so that policy changes apply without route refresh; `rpki`:
   * what a change of ROAs needs. A plan only has `rpki` if the import policy tests RPKI.
   */
  readonly keepRoutes: KeepRoutes;
  readonly role: BgpRole | null;
  /** Refuse the session, if the platform can, unless the neighbor announces its role too (RFC 9234 strict mode). */
  readonly roleStrict: boolean;
  /** Reject routes whose first ASN is not the neighbor's; false for route servers. */
  readonly enforceFirstAs: boolean;
  /** IPv4 routes with IPv6 next hops (RFC 8950) over a session between IPv6 addresses. */
  readonly extendedNextHop: boolean;
}

/** TCP-AO (RFC 5925): with a key chain on the router, or with its own keys. */
export type TcpAo =
  | { readonly kind: "keychain"; readonly name: string }
  | { readonly kind: "keys"; readonly keys: readonly TcpAoKey[] };

/** One key of TCP-AO. */
export interface TcpAoKey {
  /** Send and receive ID, 0 to 255. */
  readonly id: number;
  readonly algorithm: "hmac-sha-1-96" | "aes-128-cmac-96";
  readonly secret: SecretReference;
}

/**
 * The form of a secret in a rendered file: `${BGP_PASSWORD_13335}`, which `envsubst` replaces on the way to the
 * router. If it is loaded unreplaced, it is a wrong password, and the session stays down.
 */
export function secretPlaceholder(secret: SecretReference): string {
  return "${" + secret.env + "}";
}
