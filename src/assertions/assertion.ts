import type { Span } from "../diagnostics/index.ts";
import type {
  Address,
  AsnSet,
  Community,
  CommunitySet,
  Family,
  Prefix,
  PrefixSet,
} from "../net/index.ts";
import type { Direction, NextHop, RouteValues, ValueTest } from "../policy/index.ts";
import type { Relation } from "../model/index.ts";

/** A file of assertions. */
export interface AssertionFile {
  readonly path: string;
  readonly assertions: readonly AnyAssertion[];
}

/** One assertion about the network's policy. */
export interface Assertion {
  readonly name: string;
  readonly scope: Scope;
  readonly routes: Routes;
  readonly expectation: Expectation;
  /** The location of the name. */
  readonly span: Span;
}

/** An assertion about the policy, or about what a change makes of it. */
export type AnyAssertion = Assertion | ChangeAssertion;

/** An assertion about a change, on single sessions: it needs the network before the change. */
export interface ChangeAssertion extends Omit<Assertion, "expectation" | "scope"> {
  readonly scope: Extract<Scope, { readonly kind: "on" }>;
  readonly expectation: { readonly kind: "change"; readonly rule: ChangeRule };
}

/** What a change must not do to any of the routes. */
export const CHANGE_RULES = ["not-newly-accepted", "not-newly-rejected", "unchanged"] as const;

/** One of `CHANGE_RULES`. */
export type ChangeRule = (typeof CHANGE_RULES)[number];

/** Where: on single sessions, or on the path from one session to another. */
export type Scope =
  | {
      readonly kind: "on";
      readonly sessions: Selector;
      readonly directions: readonly Direction[];
    }
  | { readonly kind: "passage"; readonly from: Selector; readonly to: Selector };

/** Sessions by their properties; a session must match each that is not null. */
export interface Selector {
  readonly peers: readonly number[] | null;
  readonly relations: readonly Relation[] | null;
  readonly routers: readonly string[] | null;
  /** Names of exchanges and interfaces. */
  readonly places: readonly string[] | null;
  readonly families: readonly Family[] | null;
  /** Names of sessions, with PEERC_. */
  readonly sessions: readonly string[] | null;
  /** Sessions to exclude. */
  readonly except: Selector | null;
  readonly span: Span;
}

/** Which routes: a single one, or all that meet some conditions (no conditions: every route). */
export type Routes =
  | { readonly kind: "one"; readonly sketch: RouteSketch }
  | { readonly kind: "every"; readonly conditions: readonly RouteCondition[]; readonly span: Span };

/** An ASN given as the session's neighbor or as our own; or a literal segment. */
export type PathPart = "peer" | number | readonly number[];

/** A route whose missing attributes depend on the session. */
export interface RouteSketch extends RouteValues {
  readonly prefix: Prefix;
  /** Null: the neighbor's ASN on import, empty on export. */
  readonly asPath: readonly PathPart[] | null;
  /** Null: the neighbor's address. */
  readonly nextHop: Address | null;
  readonly communities: readonly Community[];
  readonly med: number | null;
}

/** A condition on routes, or its negation. */
export interface RouteCondition {
  readonly test: RouteTest;
  readonly negated: boolean;
}

/** A condition on a route; lists are assembled from the items in the file. */
export type RouteTest =
  | { readonly kind: "prefix"; readonly parts: readonly PrefixPart[] }
  | { readonly kind: "as-path-length"; readonly atLeast: number }
  | { readonly kind: "as-path-contains"; readonly parts: readonly AsnPart[] }
  | { readonly kind: "as-path-first"; readonly parts: readonly AsnPart[] }
  | { readonly kind: "as-path-origin"; readonly parts: readonly AsnPart[] }
  | { readonly kind: "as-path-has-set" }
  | { readonly kind: "as-path-empty" }
  | { readonly kind: "next-hop"; readonly address: Address | "peer" }
  | { readonly kind: "community"; readonly set: CommunitySet }
  | ValueTest;

/** Part of a list of prefixes. `list` is one that depends on the session, such as what its peer has registered. */
export type PrefixPart =
  | { readonly kind: "prefixes"; readonly sets: Readonly<Record<Family, PrefixSet>> }
  | { readonly kind: "list"; readonly name: string };

/** Part of a list of ASNs. */
export type AsnPart =
  | { readonly kind: "asns"; readonly set: AsnSet }
  | { readonly kind: "peer" }
  | { readonly kind: "list"; readonly name: string };

/** The expected result. */
export type Expectation =
  | { readonly kind: "reject"; readonly reason: string | null }
  | { readonly kind: "accept"; readonly attributes: Attributes };

/** The expected attributes of an accepted route: null and empty mean no expectation. */
export interface Attributes {
  readonly localPreference: number | null;
  readonly med: number | null;
  readonly nextHop: NextHop | "peer" | null;
  readonly has: readonly Community[];
  readonly hasNot: CommunitySet;
  /** Only for a single route. */
  readonly asPath: readonly PathPart[] | null;
  /** How many ASNs are in front of the received path. */
  readonly prepended: number | null;
}
