import type { Decision } from "../audit/index.ts";
import type { Asn } from "../net/index.ts";
import type { PeeringDbContact, PeeringDbFacility, PeeringDbNetwork } from "../sources/index.ts";

/** A network that is no peer of ours, at an exchange or in a facility where we are too. */
export interface Candidate {
  readonly asn: Asn;
  /** Its record in PeeringDB; null if it has none, but an address at an exchange. */
  readonly record: PeeringDbNetwork | null;
  /** Sorted as the declared exchanges are, others after them by name. */
  readonly exchanges: readonly SharedExchange[];
  /** Sorted by id. */
  readonly facilities: readonly PeeringDbFacility[];
  /** From it to us and from us to it, in bit/s at the 95th percentile; null if not measured. */
  readonly received: number | null;
  readonly sent: number | null;
  /** The direction that has more, in bit/s, where both are only known together; otherwise null. */
  readonly larger: number | null;
  /** Its contacts for peering in PeeringDB. */
  readonly contacts: readonly PeeringDbContact[];
  /** The sentences of the agreement that can be decided for a network without sessions, in their order. */
  readonly checks: readonly CandidateCheck[];
}

/** An exchange where a candidate and we are. */
export interface SharedExchange {
  /** The declared id; null if we are there by PeeringDB only. */
  readonly id: string | null;
  /** As declared, otherwise as in PeeringDB. */
  readonly name: string;
  /** The speeds of the candidate's ports, in Mbit/s, the fastest first; one may be a LAG with the sum of its members. */
  readonly speeds: readonly number[];
  /**
   * Whether we reach it there through route servers: we have sessions with them, and PeeringDB says that it has, too.
   */
  readonly isViaRouteServers: boolean;
}

/** A sentence of the agreement, decided for a candidate. */
export interface CandidateCheck {
  /** The id of its entry: `noc-contact`. */
  readonly id: string;
  readonly decision: Decision;
}
