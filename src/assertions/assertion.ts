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
  readonly assertions: readonly Assertion[];
}

/** One thing that somebody holds to be true of the network's policy. */
export interface Assertion {
  readonly name: string;
  readonly scope: Scope;
  readonly routes: Routes;
  readonly expectation: Expectation;
  /** Of the name. */
  readonly span: Span;
}

/** Where: on sessions, or on the way from a session to another one. */
export type Scope =
  | {
      readonly kind: "on";
      readonly sessions: Selector;
      readonly directions: readonly Direction[];
    }
  | { readonly kind: "passage"; readonly from: Selector; readonly to: Selector };

/** Sessions by what they have in common; a session must answer to each that is not null. */
export interface Selector {
  readonly peers: readonly number[] | null;
  readonly relations: readonly Relation[] | null;
  readonly routers: readonly string[] | null;
  /** Names of exchanges and interfaces. */
  readonly places: readonly string[] | null;
  readonly families: readonly Family[] | null;
  /** Names of sessions, with PEERC_. */
  readonly sessions: readonly string[] | null;
  /** Sessions that do not count. */
  readonly except: Selector | null;
  readonly span: Span;
}

/** Which routes: this one, or all that meet some conditions (none: all there are). */
export type Routes =
  | { readonly kind: "one"; readonly sketch: RouteSketch }
  | { readonly kind: "every"; readonly conditions: readonly RouteCondition[]; readonly span: Span };

/** An ASN that is the session's neighbor's or our own, by name; or a segment as it stands. */
export type PathPart = "peer" | number | readonly number[];

/** A route whose open parts depend on the session that it is seen on. */
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

/** What is asked of a route; lists are put together from what the file names. */
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

/** A part of a list of prefixes. `list` is one that depends on the session: what its peer has registered, and the like. */
export type PrefixPart =
  | { readonly kind: "prefixes"; readonly sets: Readonly<Record<Family, PrefixSet>> }
  | { readonly kind: "list"; readonly name: string };

/** A part of a list of ASNs. */
export type AsnPart =
  | { readonly kind: "asns"; readonly set: AsnSet }
  | { readonly kind: "peer" }
  | { readonly kind: "list"; readonly name: string };

/** What becomes of the routes. */
export type Expectation =
  | { readonly kind: "reject"; readonly reason: string | null }
  | { readonly kind: "accept"; readonly attributes: Attributes };

/** What an accepted route has, where it is said: null and empty say nothing. */
export interface Attributes {
  readonly localPreference: number | null;
  readonly med: number | null;
  readonly nextHop: NextHop | "peer" | null;
  readonly has: readonly Community[];
  readonly hasNot: CommunitySet;
  /** For one route only. */
  readonly asPath: readonly PathPart[] | null;
  /** How many ASNs stand in front of the path that it came with. */
  readonly prepended: number | null;
}
