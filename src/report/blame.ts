/** Who let a prefix in: what sessions do with it, and the history of what is registered of it. Plain data, printed as JSON too. */
export interface Blame {
  readonly prefix: string;
  /** The commit up to which was asked, by its full hash. */
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

/** One thing by which the prefix is registered, or was, and its history. */
export interface BlamedEntry {
  /** An entry of an IRR object in the snapshot, or of the `prefixes` of a peer. */
  readonly kind: "registered" | "declared";
  /** The peers that it counts for today. */
  readonly peers: readonly { readonly asn: number; readonly name: string }[];
  /** Whether it is an object of our own network. */
  readonly isOurs: boolean;
  /** `RADB::AS-X`; null where it is declared. */
  readonly object: string | null;
  /** `peers/content.yaml:12`; null where it is registered, or not declared any more. */
  readonly place: string | null;
  /** `192.0.2.0/24`, `192.0.2.0/24^25-26`. */
  readonly range: string;
  /** Whether it stands for the prefix itself; else the prefix is a more-specific of it, which counts only where a policy says so. */
  readonly covers: "itself" | "more-specific";
  /** Whether it is there now. */
  readonly isThere: boolean;
  readonly routes: readonly BlamedRoute[];
  /** By which it came to be there, without a break until now; null where it is not there. */
  readonly letIn: BlamedEvent | null;
  /** The last one that made it what it is; the same where it has not changed since. */
  readonly lastChanged: BlamedEvent | null;
  /** All there have been, the newest first. */
  readonly events: readonly BlamedEvent[];
  /** The folders in which the snapshot was before, from the top of the repository. */
  readonly formerly: readonly string[];
}

/** A route object, and the sets through which its origin belongs to the object. */
export interface BlamedRoute {
  readonly origin: number;
  readonly source: string;
  /** Outermost first; empty if unknown. */
  readonly via: readonly string[];
  /** Of the route object, as the dumps have it; none where there are no dumps, or it is in none of them. */
  readonly maintainers: readonly string[];
}

/** What a commit did. */
export interface BlamedEvent {
  readonly kind: "entered" | "changed" | "left";
  /** Null: it is not committed yet. */
  readonly commit: BlamedCommit | null;
  /** Whether the history at hand begins with the commit, which has parents that were not fetched: it may be older. */
  readonly isCutOff: boolean;
  /** What changed, for people: `route object of AS64500 in RIPE: new`. */
  readonly changes: readonly string[];
}

/** A commit as people name it. */
export interface BlamedCommit {
  /** Its full hash. */
  readonly hash: string;
  readonly author: string;
  /** `2026-03-01`. */
  readonly date: string;
  readonly subject: string;
}
