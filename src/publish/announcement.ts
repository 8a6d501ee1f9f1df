import type { Asn, Family, PrefixSet } from "../net/index.ts";

/** One value for each family. */
export type PerFamily<T> = Readonly<Record<Family, T>>;

/** Where we have sessions with peers: an exchange, or for private interconnects the site, or the router without one. */
export interface Location {
  readonly kind: "exchange" | "site" | "router";
  /** For file names: letters, digits and `-`; unique among those of its kind. */
  readonly id: string;
  /** In any script. */
  readonly name: string;
  /** What we announce to peers there; null without a session in the family. */
  readonly announced: PerFamily<PrefixSet | null>;
}

/** What a network announces to its peers: what is published of it. */
export interface Announcement {
  readonly asn: Asn;
  /** In any script. */
  readonly name: string;
  /** The objects that register what we announce: `RADB::AS-EXAMPLE`. */
  readonly asSets: readonly string[];
  /** What they register, one by one. */
  readonly registered: PerFamily<PrefixSet>;
  /** What we announce to peers at any location, of what is registered. */
  readonly announced: PerFamily<PrefixSet>;
  /** Exchanges first, then sites, then routers; each sorted by id. */
  readonly locations: readonly Location[];
  /** Whether lists are printed in the fewest entries. */
  readonly aggregate: boolean;
}
