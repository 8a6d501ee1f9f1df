import type { MaskedFile } from "../diagnostics/index.ts";
import type { Address, Asn, Family, ScopedAddress } from "../net/index.ts";
import type { FilterNode } from "../policy/index.ts";
import type { OnExceed } from "../policy/index.ts";
import type { KeepRoutes, RtrCache, SessionOptions, Version } from "./router-plan.ts";

/** What a reader is told: which of the neighbors in a file are ours to read. Names that begin with `PEERC_` always are. */
export interface ReadRequest {
  /** The software the file is for: defaults and syntax depend on it. */
  readonly version: Version;
  /** The router's own ASN. */
  readonly asn: Asn;
  /** Neighbors that are declared; others are read only where they use something of ours, or stand among what is ours. */
  readonly neighbors: readonly ScopedAddress[];
  readonly form: ReadForm;
}

/**
 * `file`: to be loaded over what the router has. What it leaves unsaid stays as it was, where the platform merges; so
 * it has to take back what is not declared. `running`: all that the router has.
 */
export type ReadForm = "file" | "running";

/** What a router's configuration says about what is ours, in the terms of the plan it should have been made from. */
export interface RouterReading {
  /** What may be shown of the file. */
  readonly file: MaskedFile;
  readonly form: ReadForm;
  /** Null where the file does not say it. */
  readonly routerId: Address | Inexpressible | null;
  /** Neighbors that the file takes away, on platforms where leaving them out does not. */
  readonly removed: readonly Address[] | Inexpressible;
  /** In the order of the file, one for each neighbor and family. */
  readonly sessions: readonly SessionReading[];
  readonly rpki: readonly RtrReading[];
  /** Objects of ours that nothing uses. */
  readonly unused: readonly NamedLine[];
}

/** Something with a name, and the line (from 1) where it stands. */
export interface NamedLine {
  readonly name: string;
  readonly line: number;
}

/** One neighbor in one family, as the router would run it. */
export interface SessionReading {
  readonly family: Family;
  /** Null where the file does not say it, inexpressible where the interface that has it is said instead. */
  readonly local: Address | Inexpressible | null;
  /** The ASN we use toward the neighbor. */
  readonly localAsn: Asn;
  readonly remote: Address;
  readonly asn: Asn;
  readonly description: string | null;
  readonly import: FilterReading;
  readonly export: FilterReading;
  /** Null where nothing limits the session. */
  readonly maxPrefixes: LimitReading | null;
  readonly options: OptionsReading;
  /** Where the neighbor begins. */
  readonly line: number;
}

/** A filter as it is attached to a session. */
export interface FilterReading {
  /** For people; `(default)` where nothing is attached and the platform's default is meant. */
  readonly name: string;
  /** The line that attaches it, or the neighbor's. */
  readonly line: number;
  readonly start: FilterNode;
}

/** How a reader names a secret that stands in a router's own configuration: no text of it leaves the reader. */
export const LITERAL_SECRET = "(a literal secret)";

/** A limit on the prefixes of a session. */
export interface LimitReading {
  /** A count of routes. */
  readonly maximum: number;
  /** Platforms warn at a share of the maximum or at a count of routes; null: never. */
  readonly warnAt: { readonly percent: number } | { readonly count: number } | null;
  readonly onExceed: OnExceed;
  readonly line: number;
}

/** What the platform, in the version read for, has no words for, or has elsewhere than in what is ours. */
export type Inexpressible = "inexpressible";

/** What several plans would say alike: which of them it is from, the file does not tell. */
export interface OneOf<T> {
  readonly oneOf: readonly T[];
}

/** The options of a session as read: each as the plan would say it, or inexpressible. */
export type OptionsReading = {
  readonly [
    Option in Exclude<
      keyof SessionOptions,
      "shutdown" | "gracefulRestart" | "keepRoutes" | "logChanges"
    >
  ]: SessionOptions[Option] | Inexpressible;
} & {
  readonly keepRoutes: KeepRoutes | OneOf<KeepRoutes> | Inexpressible;
  /** Null where the plan may say nothing of it: what the file says is what the platform does by itself. */
  readonly gracefulRestart: OneOf<SessionOptions["gracefulRestart"]>;
  /** Null is among them always: such a plan leaves it to the router. It is alone where the file does, too. */
  readonly logChanges: OneOf<SessionOptions["logChanges"]>;
  /** `silent`: shut, on a platform that has no words for why. */
  readonly shutdown: SessionOptions["shutdown"] | "silent";
};

/** Seconds; or where a platform's range ends, all the seconds that its end stands for. */
export type SecondsReading = number | { readonly from: number; readonly to: number };

/** An RPKI cache as read. Times that the platform has no words for are null. */
export interface RtrReading extends Pick<RtrCache, "address" | "port"> {
  readonly preference: number | null;
  readonly refresh: number | null;
  readonly retry: number | null;
  readonly expire: SecondsReading | null;
  readonly line: number;
}
