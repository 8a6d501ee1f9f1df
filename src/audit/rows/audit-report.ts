import type { Asn } from "../../net/index.ts";
import type { Verdict } from "../decision.ts";

/** The results of an audit as plain data, to be printed with `printJson`. */
export interface AuditReport {
  readonly version: 1;
  /** RFC 3339 in UTC. */
  readonly time: string;
  readonly agreement: { readonly file: string; readonly title: string };
  readonly evidence: readonly EvidenceRow[];
  readonly checks: readonly CheckRow[];
  readonly peers: readonly PeerRow[];
  /** About our own network. */
  readonly own: readonly OwnRow[];
}

/** A source of evidence. */
export interface EvidenceRow {
  readonly source: string;
  readonly origins: readonly string[];
  readonly time: string;
}

/** A sentence of the agreement, and how many peers have each verdict. */
export interface CheckRow {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  /** The same in Portuguese. */
  readonly pt: string | null;
  readonly published: boolean;
  readonly violated: number;
  readonly undecided: number;
  readonly ok: number;
}

/** A peer. */
export interface PeerRow {
  readonly asn: Asn;
  readonly name: string;
  readonly results: readonly ResultRow[];
  readonly exempt: readonly ExemptRow[];
}

/** A sentence that does not apply to a peer. */
export interface ExemptRow {
  readonly check: string;
  readonly why: string;
  /** The last day on which it does not apply; null: for good. */
  readonly until: string | null;
}

/** A decision for a peer. */
export interface ResultRow {
  readonly check: string;
  readonly verdict: Verdict;
  /** The verdict before a change; null if nothing is compared, or it was not there. */
  readonly before: Verdict | null;
  readonly facts: readonly FactRow[];
  /** Why it is not decided, and what would decide it; null if it is. */
  readonly why: string | null;
  readonly remedy: string | null;
}

/** A decision about our own network. */
export interface OwnRow extends ResultRow {
  readonly kind: string;
  /** The sentence in English. */
  readonly text: string;
}

/** A fact, where and when it was learned. */
export interface FactRow {
  readonly text: string;
  readonly source: string;
  readonly time: string | null;
}
