/** What a filter on an interface counted of the traffic that came in, by where it went. */
export interface TrafficCounter {
  readonly router: string;
  /** The exchange's id or the interface, as in the declaration. */
  readonly place: string;
  /** Bytes to addresses that we announce there. */
  readonly announced: number;
  /** Bytes to any other address. */
  readonly other: number;
  /** The file that has it, for facts. */
  readonly source: string;
  /** When it was read, RFC 3339 in UTC. */
  readonly time: string;
}
