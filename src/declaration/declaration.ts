import type { Span } from "../diagnostics/index.ts";
import type { Address, Asn, Family, ObjectName, Prefix, PrefixRange } from "../net/index.ts";
import type { GivenSetting, OnExceed, Settings } from "../policy/index.ts";
import type {
  PlatformName,
  Relation,
  RtrCache,
  SecretReference,
  SessionOptions,
  Version,
} from "../model/index.ts";
import type { RiskName } from "./risk-texts.ts";

/** A value and its location. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** A whole network as declared, with all references checked. */
export interface Declaration {
  readonly network: Network;
  readonly irr: IrrSettings;
  /** The policy for each relation, unless a peer or session names another one. */
  readonly policies: Readonly<Record<Relation, Located<string>>>;
  readonly guards: Guards;
  readonly diff: DiffSettings;
  readonly sources: SourceSettings;
  /** Settings of all sessions. */
  readonly defaults: DefaultSettings;
  /** Sorted by name. */
  readonly routers: readonly Router[];
  /** Sorted by id. */
  readonly exchanges: readonly Exchange[];
  /** The sites of routers for which something is declared, sorted by name. */
  readonly sites: readonly Site[];
  /** Sorted by ASN. */
  readonly peers: readonly Peer[];
}

/**
 * The states of a session, the strongest first: of those declared for the session, its peer, its exchange, its router and
 * the router's site, the strongest counts.
 *
 * - `removed`: it is declared only to be removed from routers that need an explicit removal.
 * - `planned`: it is checked and its objects are fetched, but it is in no router's file.
 * - `shut`: it is configured, and shut down (RFC 9003).
 * - `draining`: traffic is moved away from it (RFC 8326).
 * - `active`: nothing of these.
 */
export const STATES = ["removed", "planned", "shut", "draining", "active"] as const;

/** One of `STATES`. */
export type State = (typeof STATES)[number];

/** A state as a session, a peer, an exchange, a router or a site declares it. */
export interface DeclaredState {
  readonly is: State;
  /** Why, for people: 1 to 200 characters. */
  readonly reason: string | null;
  /** The change or ticket that it belongs to. */
  readonly ticket: string | null;
  /** What the neighbor is told when the session is shut down (RFC 9003); only with `shut` and `draining`. */
  readonly message: string | null;
  /** When it must be over, in milliseconds since 1970 (UTC). Only `validate --now` reads it. */
  readonly until: Located<number> | null;
  /** How many times more our own ASN is prepended on export; 0 unless `draining`. */
  readonly prepend: number;
  readonly span: Span;
}

/** What declares a state; the order of the kinds is from the most specific to the least. */
export type StateOwner =
  | { readonly kind: "session" }
  | { readonly kind: "peer"; readonly asn: Asn }
  | { readonly kind: "exchange"; readonly id: string }
  | { readonly kind: "router"; readonly name: string }
  | { readonly kind: "site"; readonly name: string };

/** The state of a session: the strongest one that is declared for it, of several the most specific one. */
export interface SessionState extends DeclaredState {
  /** Null: none is declared, so the session is active. */
  readonly by: StateOwner | null;
}

/** The severity of a nested set that no source has. */
export type UnknownMembers = "error" | "warn";

/** Our own network. */
export interface Network {
  readonly asn: Asn;
  readonly name: string;
  /** What we announce: the union of all of them. */
  readonly asSets: readonly Located<ObjectName>[];
  /** Our address space in addition to what our ASN has registered. */
  readonly prefixes: readonly Prefix[];
  /** The address to which every router drops traffic, for blackholes. */
  readonly discard: Readonly<Record<Family, Address | null>>;
  /** A lab: peers may have private or reserved ASNs. */
  readonly lab: boolean;
  /** The name of the peering agreement that its peers are audited by; null if there is none. */
  readonly agreement: Located<string> | null;
  readonly span: Span;
}

/** The source of IRR data: either servers or dumps, never both. */
export interface IrrSettings {
  readonly engine: "native" | "bgpq4";
  /** Tried in order. */
  readonly servers: readonly Located<{ readonly host: string; readonly port: number }>[];
  /** Files, relative to the declaration's folder and inside of it. */
  readonly dumps: readonly Located<string>[];
  /** Registries in order of preference. */
  readonly sources: readonly string[];
  readonly timeoutSeconds: number;
  /** Unless a peer overrides it. */
  readonly unknownMembers: UnknownMembers;
  /** Whether lists of registered prefixes are rendered in the fewest entries, unless a peer overrides it. */
  readonly aggregate: boolean;
  readonly span: Span;
}

/** Limits beyond which new IRR data is refused until it is acknowledged. */
export interface Guards {
  /** Percent of prefixes that may be lost. */
  readonly shrink: number;
  /** Percent of prefixes that may be added. */
  readonly grow: number;
  /** Changes of fewer prefixes than this are always accepted. */
  readonly atLeast: number;
  /** The largest share of a family's address space that one peer may register: 8 means an eighth. */
  readonly spaceFraction: number;
}

/** What `peerc diff` reports. */
export interface DiffSettings {
  /** The risks that are not shown first, each with the location of its `off`. */
  readonly off: readonly Located<RiskName>[];
}

/** Where data is: a URL (https or http), or a file in the network's folder. */
export type SourceLocation =
  | { readonly kind: "url"; readonly url: string }
  | {
      readonly kind: "file";
      /** As declared, relative to the network's folder. */
      readonly path: string;
    };

/** Where evidence about peers is fetched from. No filter is built from it. */
export interface SourceSettings {
  readonly peeringdb: PeeringDbSettings | null;
  /** The JSON of the operator's own RPKI validator. */
  readonly rpki: SourceSetting | null;
  /** RIS whois dumps, or RIBs in MRT. */
  readonly routingTable: SourceSetting | null;
  /** Traffic by ASN, as CSV. */
  readonly flows: SourceSetting | null;
  /** The oldest data that is accepted for sources that do not say otherwise, in seconds. */
  readonly maxAgeSeconds: number;
}

/** One source. */
export interface SourceSetting {
  /** At least one; only the routing table may have several. */
  readonly from: readonly Located<SourceLocation>[];
  /** The oldest data that is accepted, in seconds. */
  readonly maxAgeSeconds: number;
  readonly span: Span;
}

/** PeeringDB: its API, or a dump of it. */
export interface PeeringDbSettings extends SourceSetting {
  /** The API key; null: anonymous. */
  readonly key: SecretReference | null;
  /** What is kept of contacts: names, mail addresses and telephone numbers, or only which roles have them. */
  readonly contacts: "full" | "roles";
}

/** One router. */
export interface Router {
  readonly name: string;
  readonly platform: PlatformName;
  /** Null: the platform's default. */
  readonly version: Version | null;
  readonly routerId: Address;
  readonly site: string | null;
  readonly rpki: readonly RtrCache[];
  /** The router's own configuration (FRR): a file relative to the declaration's folder and inside of it. */
  readonly base: Located<string> | null;
  /** Its interfaces to peering LANs, as far as they are declared. */
  readonly interfaces: readonly ExchangeInterface[];
  /** Rules that are left out on this router because the platform cannot express them. */
  readonly waive: readonly Located<string>[];
  /** Settings of its sessions. */
  readonly defaults: DefaultSettings;
  readonly state: DeclaredState | null;
  readonly span: Span;
}

/** A site: what routers have in `site`. */
export interface Site {
  readonly name: string;
  readonly state: DeclaredState | null;
  readonly span: Span;
}

/** The interface of a router to the peering LAN of an exchange. */
export interface ExchangeInterface {
  /** The exchange's id; the exchange exists. */
  readonly exchange: string;
  readonly name: string;
  readonly span: Span;
}

/** Values for settings of policies. */
export interface SettingsGiven {
  readonly settings: Partial<Settings>;
  /** Values for settings that policies declare themselves. */
  readonly givenSettings: readonly GivenSetting[];
}

/** Settings of all sessions that do not say otherwise: of a router, or of all. */
export interface DefaultSettings extends SettingsGiven {
  readonly span: Span;
}

/** An Internet exchange. What it gives for settings is for the sessions there. */
export interface Exchange extends SettingsGiven {
  readonly id: string;
  readonly name: string;
  readonly lans: readonly Prefix[];
  /** Its member export in the IX-F JSON schema; null: none is declared. */
  readonly ixf: Located<SourceLocation> | null;
  readonly state: DeclaredState | null;
  readonly span: Span;
}

/** A limit as declared; null is taken from the policy. */
export interface DeclaredLimits {
  readonly maximum: Readonly<Record<Family, Located<number> | null>>;
  readonly warnAt: number | null;
  readonly onExceed: OnExceed | null;
}

/** A neighboring network. */
export interface Peer extends SettingsGiven {
  readonly asn: Asn;
  readonly name: string;
  readonly relation: Relation;
  readonly settlement: "free" | "paid";
  /** What the peer has registered. */
  readonly asSets: readonly Located<ObjectName>[];
  /** Prefixes that count as registered in addition, until the peer's registration is complete. */
  readonly prefixes: readonly Located<PrefixRange>[];
  /** ASNs that count as registered origins in addition. */
  readonly origins: readonly Located<Asn>[];
  readonly policy: Located<string> | null;
  readonly limits: DeclaredLimits;
  /** Families in which it is not an error to have nothing registered: all routes are then rejected. */
  readonly allowEmpty: readonly Family[];
  /** Overrides the key in `irr`; null: as for the network. */
  readonly unknownMembers: UnknownMembers | null;
  readonly state: DeclaredState | null;
  /** The share of the address space that this peer may register, instead of the guard's. */
  readonly spaceFraction: number | null;
  /** Whether this peer's list is rendered in the fewest entries; null: as for the network. */
  readonly aggregate: boolean | null;
  readonly sessions: readonly Session[];
  /** The file that declares it, relative to the network's folder: `peers/content.yaml`. */
  readonly file: string;
  readonly span: Span;
  readonly asnSpan: Span;
}

/** One BGP session of a peer. */
export interface Session extends SettingsGiven {
  /** The router's name; the router exists. */
  readonly router: Located<string>;
  readonly place:
    | { readonly kind: "exchange"; readonly id: string }
    | { readonly kind: "interface"; readonly name: string };
  /** Distinguishes sessions with the same peer at the same place; null if there is only one. */
  readonly name: string | null;
  /** The family of its routes: that of its addresses, or `ipv4` over IPv6 addresses (RFC 8950). */
  readonly family: Family;
  readonly local: Address;
  readonly remote: Address;
  readonly description: string | null;
  readonly policy: Located<string> | null;
  readonly limits: DeclaredLimits;
  readonly options: SessionOptions;
  /** What the session itself declares. */
  readonly declaredState: DeclaredState | null;
  readonly state: SessionState;
  readonly span: Span;
  readonly remoteSpan: Span;
}
