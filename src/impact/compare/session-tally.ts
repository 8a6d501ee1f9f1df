/** What is counted of a session's received routes. */
export interface SessionTally {
  /** As the neighbor sent them. */
  received: number;
  acceptedBefore: number;
  acceptedAfter: number;
  /** Verdict or attributes differ. */
  changed: number;
  /** What becomes of them is not known, on a side on which the filter is another one. */
  undecided: number;
  /** Why not, of the first one. */
  undecidedWhy: string | null;
  /** Refused because their first ASN is not the neighbor's. */
  notOfNeighbor: number;
}

/** Nothing yet. */
export function emptyTally(): SessionTally {
  return {
    ...{ received: 0, acceptedBefore: 0, acceptedAfter: 0, changed: 0 },
    ...{ undecided: 0, undecidedWhy: null, notOfNeighbor: 0 },
  };
}
