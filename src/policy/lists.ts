import type { AsnSet, Community, CommunityPattern, PrefixSet } from "../net/index.ts";

/** A named list of prefixes. On one router, lists with the same name are the same list. */
export interface PrefixList {
  readonly name: string;
  readonly set: PrefixSet;
  /** A description, for a comment: `AS13335: RADB::AS-CLOUDFLARE, IPv4`. */
  readonly about: string;
}

/** A named list of ASNs. */
export interface AsnList {
  readonly name: string;
  readonly set: AsnSet;
  readonly about: string;
}

/**
 * A named list of communities, all of one kind, sorted: not empty, and none twice. Its name says what it contains. With
 * patterns, it is of what a policy tests for.
 */
export interface CommunityList<P extends CommunityPattern = Community> {
  readonly name: string;
  readonly communities: readonly P[];
}

/** A list of patterns of communities, none of which overlap. */
export type PatternList = CommunityList<CommunityPattern>;
