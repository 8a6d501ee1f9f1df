import type { MaskedFile } from "../diagnostics/index.ts";
import type { Address, Asn, Family, ScopedAddress } from "../net/index.ts";
import type { FilterNode } from "../policy/index.ts";
import type { OnExceed } from "../policy/index.ts";
import type {
  KeepRoutes,
  RemovedObjects,
  RtrCache,
  SessionOptions,
  Version,
} from "./router-plan.ts";

/** The input of a reader: which of the neighbors in a file are peerc's. Names that begin with `PEERC_` always are. */
export interface ReadRequest {
  /** The software the file is for: defaults and syntax depend on it. */
  readonly version: Version;
  /** The router's own ASN. */
  readonly asn: Asn;
  /**
   * Declared neighbors; others are read only if they use one of peerc's objects, or are in peerc's part of the file.
   */
  readonly neighbors: readonly ScopedAddress[];
  readonly form: ReadForm;
}

/**
 * `file`: to be loaded over the router's configuration. On platforms that merge, anything it does not mention is
 * unchanged, so it must remove what is not declared. `running`: the router's complete configuration.
 */
export type ReadForm = "file" | "running";

/** Peerc's part of a router's configuration, in the terms of its plan. */
export interface RouterReading {
  /** The part of the file that may be shown. */
  readonly file: MaskedFile;
  readonly form: ReadForm;
  /** Null if the file does not contain it. */
  readonly routerId: Address | Inexpressible | null;
  /** Neighbors that the file removes, on platforms where leaving them out does not. */
  readonly removed: readonly Address[] | Inexpressible;
  /** Policies and lists of peerc's that it removes, on the same platforms. */
  readonly removedObjects: RemovedObjects | Inexpressible;
  /** In file order, one for each neighbor and family. */
  readonly sessions: readonly SessionReading[];
  readonly rpki: readonly RtrReading[];
  /** Peerc's objects that nothing uses. */
  readonly unused: readonly NamedLine[];
}

/** A named object, and its line (from 1). */
export interface NamedLine {
  readonly name: string;
  readonly line: number;
}

/** One neighbor in one family, as the router would run it. */
export interface SessionReading {
  readonly family: Family;
  /** Null if the file does not contain it; inexpressible if it gives the interface instead. */
  readonly local: Address | Inexpressible | null;
  /** The ASN that we use toward the neighbor. */
  readonly localAsn: Asn;
  readonly remote: Address;
  readonly asn: Asn;
  readonly description: string | null;
  readonly import: FilterReading;
  readonly export: FilterReading;
  /** Null if there is no limit. */
  readonly maxPrefixes: LimitReading | null;
  readonly options: OptionsReading;
  /** The line on which the neighbor begins. */
  readonly line: number;
}

/** A filter attached to a session. */
export interface FilterReading {
  /** For display; `(default)` if nothing is attached and the platform's default applies. */
  readonly name: string;
  /** The line that attaches it, or the neighbor's. */
  readonly line: number;
  readonly start: FilterNode;
}

/** How a reader names a secret in a router's own configuration: none of its text leaves the reader. */
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

/** What the platform, in the given version, cannot express, or configures outside of peerc's part. */
export type Inexpressible = "inexpressible";

/** One of several plan values that would be rendered the same: the file does not show which. */
export interface OneOf<T> {
  readonly oneOf: readonly T[];
}

/** The options of a session as read: each in the terms of the plan, or inexpressible. */
export type OptionsReading = {
  readonly [
    Option in Exclude<
      keyof SessionOptions,
      "shutdown" | "gracefulRestart" | "keepRoutes" | "logChanges"
    >
  ]: SessionOptions[Option] | Inexpressible;
} & {
  readonly keepRoutes: KeepRoutes | OneOf<KeepRoutes> | Inexpressible;
  /** Null if the plan may leave it open: the file gives the platform's default. */
  readonly gracefulRestart: OneOf<SessionOptions["gracefulRestart"]>;
  /** Always includes null: such a plan leaves it to the router. Null alone if the file does, too. */
  readonly logChanges: OneOf<SessionOptions["logChanges"]>;
  /** `silent`: shut down, on a platform that has no message for it. */
  readonly shutdown: SessionOptions["shutdown"] | "silent";
};

/** Seconds; or, at the end of a platform's range, all the values that this end represents. */
export type SecondsReading = number | { readonly from: number; readonly to: number };

/** An RPKI cache as read. Times that the platform cannot express are null. */
export interface RtrReading extends Pick<RtrCache, "address" | "port"> {
  readonly preference: number | null;
  readonly refresh: number | null;
  readonly retry: number | null;
  readonly expire: SecondsReading | null;
  readonly line: number;
}
