import type { Span } from "../diagnostics/index.ts";
import type { Address, Asn, AsnSet, Community, Family, PrefixSet } from "../net/index.ts";
import type { RpkiState } from "./route.ts";

/**
 * The policy language after resolution: no references, no defaults, lists as sets. `evaluate` is the one
 * definition of what it means; the platforms print it.
 */
export interface Policy {
  /** Stable, unique on its router: `PEERC_AS13335_IX_BR_SP_V4_IMPORT`. */
  readonly name: string;
  readonly family: Family;
  readonly direction: Direction;
  /** In order. The first term that decides, decides; behind the last one: `reject: no-term-matched`. */
  readonly terms: readonly Term[];
}

/** Into our tables, or out to the neighbor. */
export type Direction = "import" | "export";

/**
 * One step of a policy. It applies to a route for which every condition holds (none: to every route);
 * then its edits are made, in order, and its verdict is taken.
 */
export interface Term {
  /** The rule's name, unique in its policy: `reject-bogon-prefix`. */
  readonly name: string;
  /**
   * Strictly increasing along a policy, 100 to 65000, the same in every policy made from one file even where
   * other terms are left out. A platform that numbers entries uses `number` to `number + 49`.
   */
  readonly number: number;
  readonly when: readonly Condition[];
  readonly edits: readonly Edit[];
  readonly verdict: Verdict;
  /** Where the policy file says so. */
  readonly span: Span;
}

/** What a term decides. A term with edits and `next` lets the route go on, edited. */
export type Verdict =
  | { readonly kind: "accept" }
  | { readonly kind: "reject"; readonly reason: string }
  | { readonly kind: "next" };

/** A test, or its negation. The kinds of all conditions of one term differ. */
export interface Condition {
  readonly negated: boolean;
  readonly test: Test;
}

/** A question about a route; each kind says exactly when it holds. */
export type Test =
  /** The prefix is in the list. The list is never empty. */
  | { readonly kind: "prefix"; readonly list: PrefixList }
  /** The AS_PATH has at least this many hops; an AS_SET counts as one (RFC 4271, 9.1.2.2). */
  | { readonly kind: "as-path-length"; readonly atLeast: number }
  /** An ASN of the AS_PATH, in a sequence or in a set, is in the list. The list is never empty. */
  | { readonly kind: "as-path-contains"; readonly list: AsnList }
  /** The nearest ASN of the AS_PATH is this one; never for an empty path or one that begins with an AS_SET. */
  | { readonly kind: "as-path-first"; readonly asn: Asn }
  /** The last ASN of the AS_PATH is in the list; never for an empty path or one that ends in an AS_SET. */
  | { readonly kind: "as-path-origin"; readonly list: AsnList }
  /** The AS_PATH has an AS_SET. */
  | { readonly kind: "as-path-has-set" }
  /** The AS_PATH is empty: the route is our own. */
  | { readonly kind: "as-path-empty" }
  /** The next hop is this address. */
  | { readonly kind: "next-hop"; readonly address: Address }
  /** The route carries at least one community of the list. The list is never empty. */
  | { readonly kind: "community"; readonly list: CommunityList }
  /** RPKI origin validation came to this. */
  | { readonly kind: "rpki"; readonly state: RpkiState };

/** A named list of prefixes. On one router, lists of the same name are the same list. */
export interface PrefixList {
  readonly name: string;
  readonly set: PrefixSet;
  /** What it is, for a comment: `AS13335: RADB::AS-CLOUDFLARE, IPv4`. */
  readonly about: string;
}

/** A named list of ASNs. */
export interface AsnList {
  readonly name: string;
  readonly set: AsnSet;
  readonly about: string;
}

/** A named list of communities, all of one kind, sorted. Its name says what it holds. */
export interface CommunityList {
  readonly name: string;
  readonly communities: readonly Community[];
}

/** A change to a route. Edits of one term are made in order. */
export type Edit =
  /** Adds communities; those already there stay, once. Same kind within one edit. */
  | { readonly kind: "add-communities"; readonly list: CommunityList }
  /** Removes what the pattern matches. */
  | { readonly kind: "remove-communities"; readonly pattern: CommunityPattern }
  | { readonly kind: "set-local-preference"; readonly value: number }
  | { readonly kind: "set-med"; readonly value: number }
  /** Sends traffic to this router, or nowhere (RFC 7999 blackhole). */
  | { readonly kind: "set-next-hop"; readonly to: "self" | "discard" }
  /** Puts `times` more copies of the ASN in front of the AS_PATH. */
  | { readonly kind: "prepend"; readonly asn: Asn; readonly times: number };

/** Which communities an edit removes. */
export type CommunityPattern =
  /** Standard communities `asn:*`; the ASN is below 65536. */
  | { readonly kind: "standard"; readonly asn: Asn }
  /** Large communities `asn:*:*`. */
  | { readonly kind: "large"; readonly asn: Asn }
  /**
   * All route targets, whoever's they are, those of an IP address too. Route origins are not among them: IOS-XR
   * documents no way to delete those. FRR can only remove all extended communities: more, of kinds not modelled.
   */
  | { readonly kind: "extended" };
