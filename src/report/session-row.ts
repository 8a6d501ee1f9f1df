import type { Family } from "../net/index.ts";
import type { Relation } from "../model/index.ts";

/**
 * Whether the number of a peer's registered prefixes is known. `not-used`: the session's policy does not ask for
 * registrations. `no-data`: the snapshot lacks an object of the peer.
 */
export type Registration = "known" | "not-used" | "no-data";

/** One session in a list. */
export interface SessionRow {
  /** Its name, with PEERC_. */
  readonly session: string;
  /** The peer's name as declared, in any script. */
  readonly peer: string;
  readonly asn: number;
  readonly relation: Relation;
  readonly router: string;
  /** The exchange; null at an interconnect. */
  readonly exchange: string | null;
  /** The interface of an interconnect; null at an exchange. */
  readonly interface: string | null;
  /** The neighbor's address, with its interface if that is link-local. */
  readonly neighbor: string;
  readonly family: Family;
  readonly policy: string;
  /** The maximum of prefixes. */
  readonly maximum: number;
  /** How many prefixes are registered in this family; null unless that is known. */
  readonly registered: number | null;
  readonly registration: Registration;
  /**
   * How much of the maximum the registered prefixes leave, in percent, rounded down; negative if more are registered.
   * Null without `registered`.
   */
  readonly headroom: number | null;
  /**
   * How many routes it receives, before policy, and the headroom that they leave; null if the given files do not have
   * the session. Absent if no files are given.
   */
  readonly received?: number | null;
  readonly received_headroom?: number | null;
  readonly state: "planned" | "shut" | "draining" | "active";
  /** What declares the state: `exchange ix-br-sp`; null if nothing does, or the session itself. */
  readonly state_by: string | null;
  /** The ticket that is declared with the state. */
  readonly state_ticket: string | null;
}
