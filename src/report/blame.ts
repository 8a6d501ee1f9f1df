/**
 * Who let a prefix in: what sessions do with it, and the history of its registrations. Plain data, also printed as
 * JSON.
 */
export interface Blame {
  readonly prefix: string;
  /** The commit up to which the history was searched, by its full hash. */
  readonly commit: string;
  /** Whether the working tree counts, too. */
  readonly workingTree: boolean;
  readonly sessions: readonly BlamedSession[];
  readonly entries: readonly BlamedEntry[];
}

/** What a session does today with a route of the prefix from the peer, with the registered origin at the end of its AS_PATH. */
export interface BlamedSession {
  readonly session: string;
  readonly router: string;
  readonly asn: number;
  readonly asPath: string;
  readonly verdict: "accept" | "reject";
  readonly reason: string | null;
  /** The deciding term; null for the default deny at the end. */
  readonly term: string | null;
  /** `policies/azion-peering.yaml:22`. */
  readonly place: string | null;
}

/** An entry by which the prefix is or was registered, and its history. */
export interface BlamedEntry {
  /** An entry of an IRR object in the snapshot, or of the `prefixes` of a peer. */
  readonly kind: "registered" | "declared";
  /** The peers for which it counts today. */
  readonly peers: readonly { readonly asn: number; readonly name: string }[];
  /** Whether it belongs to an object of our own network. */
  readonly isOurs: boolean;
  /** `RADB::AS-X`; null if it is declared. */
  readonly object: string | null;
  /** `peers/content.yaml:12`; null if it is registered, or no longer declared. */
  readonly place: string | null;
  /** `192.0.2.0/24`, `192.0.2.0/24^25-26`. */
  readonly range: string;
  /**
   * Whether it matches the prefix itself; otherwise the prefix is a more-specific of it, which counts only if a
   * policy allows that.
   */
  readonly covers: "itself" | "more-specific";
  /** Whether it exists now. */
  readonly isThere: boolean;
  readonly routes: readonly BlamedRoute[];
  /** The event that added it, after which it has existed without a break; null if it does not exist now. */
  readonly letIn: BlamedEvent | null;
  /** The last event that changed it; the same as `letIn` if it has not changed since. */
  readonly lastChanged: BlamedEvent | null;
  /** All events, the newest first. */
  readonly events: readonly BlamedEvent[];
  /** The earlier folders of the snapshot, from the top of the repository. */
  readonly formerly: readonly string[];
}

/** A route object, and the sets through which its origin belongs to the object. */
export interface BlamedRoute {
  readonly origin: number;
  readonly source: string;
  /** Outermost first; empty if unknown. */
  readonly via: readonly string[];
  /** Of the route object, according to the dumps; none without dumps, or if it is in none of them. */
  readonly maintainers: readonly string[];
}

/** A change made by a commit. */
export interface BlamedEvent {
  readonly kind: "entered" | "changed" | "left";
  /** Null: not committed yet. */
  readonly commit: BlamedCommit | null;
  /** Whether the available history begins with the commit, whose parents were not fetched: it may be older. */
  readonly isCutOff: boolean;
  /** What changed, for people: `route object of AS64500 in RIPE: new`. */
  readonly changes: readonly string[];
}

/** A commit in display form. */
export interface BlamedCommit {
  /** Its full hash. */
  readonly hash: string;
  readonly author: string;
  /** `2026-03-01`. */
  readonly date: string;
  readonly subject: string;
}
