import type { Span } from "../../diagnostics/index.ts";
import type { Asn } from "../../net/index.ts";
import type { Relation } from "../../model/index.ts";
import type { CheckDefinition } from "../checks.ts";
import type { OwnCheckDefinition } from "../own/own-checks.ts";
import type { Words } from "../words.ts";

/** A peering agreement: what a network asks of its peers, one sentence and one check each. */
export interface Agreement {
  /** Its file, for display. */
  readonly path: string;
  readonly title: Words;
  /** What comes before the sentences where the agreement is published; null if there is nothing. */
  readonly intro: Words | null;
  /** How to ask for peering; null if it does not say. */
  readonly contact: Words | null;
  /** Whose obligations these are. */
  readonly relations: readonly Relation[];
  /** Evidence that is older decides nothing, in milliseconds. */
  readonly maxAge: number;
  /** In the order of the file. */
  readonly entries: readonly AgreementEntry[];
  /** What is asked of our own network, in the order of the file. */
  readonly own: readonly OwnEntry[];
}

/** One sentence of an agreement, and the check that decides it for a peer. */
export interface AgreementEntry {
  /** Unique in the agreement: `noc-contact`. */
  readonly id: string;
  /** The sentence. */
  readonly text: Words;
  /** Whether it belongs to the published text; otherwise it is only for the network itself. */
  readonly isPublished: boolean;
  readonly check: CheckDefinition;
  /** Peers that it does not apply to. */
  readonly exceptions: readonly Exception[];
  /** The location of the id. */
  readonly span: Span;
}

/** A peer that a sentence does not apply to. */
export interface Exception {
  readonly asn: Asn;
  readonly why: string;
  /** The last day on which it holds, `2027-06-30` in UTC; null: for good. */
  readonly until: string | null;
}

/** One sentence about our own network, and the check that decides it. Ids are unique in the whole agreement. */
export interface OwnEntry {
  readonly id: string;
  /** In English. */
  readonly text: string;
  readonly check: OwnCheckDefinition;
  /** The location of the id. */
  readonly span: Span;
}
