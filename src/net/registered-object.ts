import type { Asn } from "./asn.ts";
import type { Family } from "./family.ts";
import type { PrefixRange } from "./prefix-range.ts";

/** A prefix (or a range, from a route-set) of an IRR object, and the route objects that register it. */
export interface RegisteredPrefix {
  readonly range: PrefixRange;
  /** Origin and source of each route object; empty if the engine does not report them (bgpq4). */
  readonly routes: readonly { readonly origin: Asn; readonly source: string }[];
}

/** Prefixes to iterate over: an array, or columns that create each prefix on demand. */
export interface RegisteredPrefixes extends Iterable<RegisteredPrefix> {
  readonly length: number;
  /** How many addresses they cover, if that can be computed without creating each of them. */
  readonly countAddresses?: () => bigint;
}

/**
 * A member ASN of a set, and the chain of sets that leads to it (outermost first; empty if unknown), each with the
 * source in which it was found (`RADB::AS-X`) if the engine knows it.
 */
export interface RegisteredOrigin {
  readonly asn: Asn;
  readonly via: readonly string[];
}

/** A set that is named as a member, but that no source has as a usable object. */
export interface UnknownMember {
  readonly member: string;
  /** A set that names it, with the source in which that set was found: `RADB::AS-X`. */
  readonly of: string;
  /** A source has an object with the name, but it cannot be read. */
  readonly isUnusable: boolean;
}

/**
 * What an IRR object (as-set, route-set or ASN) expands to. `name` is as declared, in upper case
 * (`RADB::AS-AZION`); prefixes and origins are sorted and without duplicates.
 */
export interface RegisteredObject {
  readonly name: string;
  /** The sources that were queried, in order of preference. */
  readonly sources: readonly string[];
  /**
   * The source in which the set itself was found, if its name does not say it: a set with the same name may appear in
   * another one, and belong to somebody else. Absent for ASNs, and if it is not known.
   */
  readonly foundIn?: string;
  /** The other sources that have a set with its name, if its name has no source. Absent if there are none. */
  readonly alsoIn?: readonly string[];
  /** The engine that expanded it: `native 1`, `bgpq4 1.9`. */
  readonly engine: string;
  /**
   * Where its data comes from, for display: the server that answered (`rr.ntt.net:43`), or the dumps that were read,
   * in their order (`irr/radb.rpsl sha256:…`). Absent if that was not recorded.
   */
  readonly answeredBy?: readonly string[];
  readonly prefixes: Readonly<Record<Family, RegisteredPrefixes>>;
  readonly origins: readonly RegisteredOrigin[];
  /**
   * Its nested sets, without itself, each with the source in which it was found (`RADB::AS-X`), sorted. Absent for
   * ASNs, and if they were not recorded.
   */
  readonly sets?: readonly string[];
  /** The unknown members, by member and the set that names it. Absent if there are none. */
  readonly unknownMembers?: readonly UnknownMember[];
}
