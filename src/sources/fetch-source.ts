export type { SourceLocation } from "../declaration/index.ts";
import type { Report, Span } from "../diagnostics/index.ts";
import type { Asn, Prefix } from "../net/index.ts";
import type { CommittedSource } from "./committed/committed-source.ts";
import type { HttpGet } from "./http/http-get.ts";
import type { Provenance } from "./sources.ts";

/** What is fetched of a source: only what concerns the declared network. */
export interface Needs {
  /** Our own ASN. */
  readonly asn: Asn;
  /** The ASNs of our peers, sorted, without our own. */
  readonly peers: readonly Asn[];
  /** The LANs of our exchanges, by the exchange's id. */
  readonly lans: ReadonlyMap<string, readonly Prefix[]>;
  /** Every prefix that our peers or we have registered or declared, sorted, each once. */
  readonly prefixes: readonly Prefix[];
  /** A digest of these: see `registeredDigest`. */
  readonly registered: string;
  /** Every ASN that may originate one: origins of our and our peers' objects, sorted. */
  readonly origins: readonly Asn[];
}

/** Everything outside that fetching may use. */
export interface FetchContext {
  /** The source's name: `rpki`, `ixf/ix-br-sp`. */
  readonly name: string;
  readonly http: HttpGet;
  /** The time, in milliseconds since 1970. */
  readonly now: () => number;
  /** The bytes of a file in the network's folder by its declared path, unpacked if it is gzipped; null without such a file. */
  readonly open: (path: string) => AsyncIterable<Buffer> | null;
  /** Waits, in milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** The value of an environment variable: a secret that the declaration refers to. */
  readonly secret: (name: string) => string | undefined;
  readonly needs: Needs;
  /** The source as it is in the snapshot, for comparison; null if it is new or cannot be read. */
  readonly before: CommittedSource | null;
  readonly report: Report;
  /** Where the source is declared. */
  readonly span: Span;
  /** Says what is being done, for a terminal. */
  readonly progress: (text: string) => void;
}

/** Data of a source that was just fetched, or null after an error was reported. */
export type FetchedSource<Data> = { readonly data: Data; readonly provenance: Provenance } | null;
