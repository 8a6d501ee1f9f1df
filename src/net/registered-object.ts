import type { Asn } from "./asn.ts";
import type { Family } from "./family.ts";
import type { PrefixRange } from "./prefix-range.ts";

/** A prefix (or a range, from a route-set) that an IRR object stands for, and the route objects that say so. */
export interface RegisteredPrefix {
  readonly range: PrefixRange;
  /** Origin and source of each route object; empty where the engine does not tell (bgpq4). */
  readonly routes: readonly { readonly origin: Asn; readonly source: string }[];
}

/** Prefixes that are gone through one by one: an array, or columns that make each when it is asked for. */
export interface RegisteredPrefixes extends Iterable<RegisteredPrefix> {
  readonly length: number;
  /** How many addresses they cover, where that can be told without making each of them. */
  readonly countAddresses?: () => bigint;
}

/**
 * A member ASN of a set, and the chain of sets that leads to it (outermost first; empty where unknown), each with the
 * source that it was found in (`RADB::AS-X`) where the engine knows it.
 */
export interface RegisteredOrigin {
  readonly asn: Asn;
  readonly via: readonly string[];
}

/** A set that a set names, and of which no source has an object that can be used. */
export interface UnknownMember {
  readonly member: string;
  /** A set that names it, with the source that this one was found in: `RADB::AS-X`. */
  readonly of: string;
  /** A source has an object of the name, but it cannot be read. */
  readonly isUnusable: boolean;
}

/**
 * What an IRR object (as-set, route-set or ASN) expands to. `name` is as declared, in upper case
 * (`RADB::AS-AZION`); prefixes and origins are sorted and without duplicates.
 */
export interface RegisteredObject {
  readonly name: string;
  /** The sources that were asked, in their order of preference. */
  readonly sources: readonly string[];
  /**
   * The source that the set itself was found in, where its name does not say it: a set of the same name may turn up in
   * another one, and belong to a stranger. Absent for ASNs, and where it is not known.
   */
  readonly foundIn?: string;
  /** The other sources that have a set of its name, where its name has no source. Absent where there are none. */
  readonly alsoIn?: readonly string[];
  /** What expanded it: `native 1`, `bgpq4 1.9`. */
  readonly engine: string;
  /**
   * Where its data is from, for people: the server that answered (`rr.ntt.net:43`), or the dumps that were read, in
   * their order (`irr/radb.rpsl sha256:…`). Absent where that was not recorded.
   */
  readonly answeredBy?: readonly string[];
  readonly prefixes: Readonly<Record<Family, RegisteredPrefixes>>;
  readonly origins: readonly RegisteredOrigin[];
  /**
   * The sets inside of it, itself left out, each with the source that it was found in (`RADB::AS-X`), sorted. Absent for
   * ASNs, and where it was not recorded.
   */
  readonly sets?: readonly string[];
  /** The members that stand for nothing, by member and the set that names it. Absent where there are none. */
  readonly unknownMembers?: readonly UnknownMember[];
}
