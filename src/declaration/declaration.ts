import type { Span } from "../diagnostics/index.ts";
import type { Address, Asn, Family, ObjectName, Prefix, PrefixRange } from "../net/index.ts";
import type { GivenSetting, OnExceed, Settings } from "../policy/index.ts";
import type { PlatformName, Relation, RtrCache, SessionOptions, Version } from "../model/index.ts";

/** A value and where the user wrote it. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** A whole network as declared, all references checked: what `load` gives. */
export interface Declaration {
  readonly network: Network;
  readonly irr: IrrSettings;
  /** The policy for each relation, where a peer or session names no other. */
  readonly policies: Readonly<Record<Relation, Located<string>>>;
  readonly guards: Guards;
  /** Settings of all sessions. */
  readonly defaults: DefaultSettings;
  /** Sorted by name. */
  readonly routers: readonly Router[];
  /** Sorted by id. */
  readonly exchanges: readonly Exchange[];
  /** Sorted by ASN. */
  readonly peers: readonly Peer[];
}

/**
 * Whether a peer or session is built: a planned one is checked and fetched for, and in no router's file. Of what is said of a
 * session and of its peer, the state that comes first counts.
 */
export const STATES = ["planned", "active"] as const;

/** One of `STATES`. */
export type State = (typeof STATES)[number];

/** What a set inside of an object is that no source has. */
export type UnknownMembers = "error" | "warn";

/** Our own network. */
export interface Network {
  readonly asn: Asn;
  readonly name: string;
  /** What we announce. All of them count: the union is announced. */
  readonly asSets: readonly Located<ObjectName>[];
  /** Address space of our own besides what our ASN has registered. */
  readonly prefixes: readonly Prefix[];
  /** The address whose traffic every router drops, for blackholes. */
  readonly discard: Readonly<Record<Family, Address | null>>;
  /** Peers with private or reserved ASNs are allowed: a lab. */
  readonly lab: boolean;
  readonly span: Span;
}

/** Where IRR data comes from. Either servers or dumps, never both. */
export interface IrrSettings {
  readonly engine: "native" | "bgpq4";
  /** Tried in order. */
  readonly servers: readonly Located<{ readonly host: string; readonly port: number }>[];
  /** Files, relative to the declaration's folder and inside of it. */
  readonly dumps: readonly Located<string>[];
  /** Registries in order of preference. */
  readonly sources: readonly string[];
  readonly timeoutSeconds: number;
  /** Where a peer does not say otherwise. */
  readonly unknownMembers: UnknownMembers;
  /** Whether lists of what is registered are printed in the fewest entries, where a peer does not say. */
  readonly aggregate: boolean;
  readonly span: Span;
}

/** When new IRR data is refused until somebody acknowledges it. */
export interface Guards {
  /** Percent of prefixes that may be lost. */
  readonly shrink: number;
  /** Percent of prefixes that may be added. */
  readonly grow: number;
  /** Changes of fewer prefixes than this are never refused. */
  readonly atLeast: number;
  /** The largest part of a family's address space one peer may register: 8 means an eighth. */
  readonly spaceFraction: number;
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
  /** Rules that are left out here because the platform cannot express them. */
  readonly waive: readonly Located<string>[];
  /** Settings of its sessions. */
  readonly defaults: DefaultSettings;
  readonly span: Span;
}

/** Values for settings of policies. */
export interface SettingsGiven {
  readonly settings: Partial<Settings>;
  /** Of the settings that policies declare themselves. */
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
  readonly span: Span;
}

/** A limit as declared: what is null comes from the policy. */
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
  /** Prefixes that count as registered besides: the exception until the peer's registration has caught up. */
  readonly prefixes: readonly Located<PrefixRange>[];
  /** ASNs that count as registered origins besides. */
  readonly origins: readonly Located<Asn>[];
  readonly policy: Located<string> | null;
  readonly limits: DeclaredLimits;
  /** Families in which nothing registered is no error: everything is then refused. */
  readonly allowEmpty: readonly Family[];
  /** Instead of what `irr` says; null: as for the network. */
  readonly unknownMembers: UnknownMembers | null;
  readonly state: State;
  /** The part of the address space this peer may register, instead of the guard's. */
  readonly spaceFraction: number | null;
  /** Whether this peer's list is printed in the fewest entries; null: as for the network. */
  readonly aggregate: boolean | null;
  readonly sessions: readonly Session[];
  /** The file that declares it, from the network's folder: `peers/content.yaml`. */
  readonly file: string;
  readonly span: Span;
  readonly asnSpan: Span;
}

/** One BGP session of a peer. */
export interface Session extends SettingsGiven {
  /** The router's name; it exists. */
  readonly router: Located<string>;
  readonly place:
    | { readonly kind: "exchange"; readonly id: string }
    | { readonly kind: "interface"; readonly name: string };
  /** Tells sessions of one peer at one place apart; null where there is one. */
  readonly name: string | null;
  /** Of its routes: that of its addresses, or `ipv4` over IPv6 addresses (RFC 8950). */
  readonly family: Family;
  readonly local: Address;
  readonly remote: Address;
  readonly description: string | null;
  readonly policy: Located<string> | null;
  readonly limits: DeclaredLimits;
  readonly options: SessionOptions;
  /** Declared only so that routers which need to be told remove it. */
  readonly removed: boolean;
  readonly state: State;
  readonly span: Span;
  readonly remoteSpan: Span;
}
