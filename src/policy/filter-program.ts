import type {
  Address,
  Asn,
  Community,
  CommunitySet,
  PathLanguage,
  PrefixSet,
} from "../net/index.ts";
import type { NextHop } from "./route.ts";
import type { RouteAttribute, RouteValues } from "./route-values.ts";

/**
 * What a filter does, in whatever language it was written: an acyclic decision graph. Jumps, calls, fall-through and
 * defaults at the end are resolved; a node that is reached in several ways is one object. Both sides of a proof have
 * this form: a compiled policy (`programOf`), and a reader's result for a rendered file.
 */
export type FilterNode = VerdictNode | TestNode | EditNode;

/** The end: the route is accepted, with all edits on the path, or rejected. */
export interface VerdictNode {
  readonly kind: "verdict";
  readonly verdict: "accept" | "reject";
  readonly line: number;
}

/** A test, and where each result leads. */
export interface TestNode {
  readonly kind: "test";
  readonly test: FilterTest;
  readonly line: number;
  readonly then: FilterNode;
  readonly otherwise: FilterNode;
}

/** A change to the route. */
export interface EditNode {
  readonly kind: "edit";
  readonly edit: FilterEdit;
  readonly line: number;
  readonly next: FilterNode;
}

/**
 * A test of a route. `sees` says which version of the route is tested after an edit: the current one or, on IOS-XR,
 * the received one. The sets may be empty (never holds) or everything (always holds). Sets that several filters share
 * are the same object.
 */
export type FilterTest =
  /** The prefix is in the set. */
  | { readonly kind: "prefix"; readonly set: PrefixSet }
  /** The AS_PATH is in the language. */
  | { readonly kind: "as-path"; readonly paths: PathLanguage; readonly sees: Sees }
  /** The next hop is this address. */
  | { readonly kind: "next-hop"; readonly address: Address; readonly sees: Sees }
  /** The route has at least one community of the set. */
  | { readonly kind: "community"; readonly set: CommunitySet; readonly sees: Sees }
  /** The route has at least this many communities of the set; at least 1. */
  | {
      readonly kind: "community-count";
      readonly of: CommunitySet;
      readonly atLeast: number;
      readonly sees: Sees;
    }
  /** The route has a MED, and it is at least this. */
  | { readonly kind: "med"; readonly atLeast: number; readonly sees: Sees }
  | ValueTest;

/** An attribute that no edit changes has this one of its few values. */
export type ValueTest<A extends RouteAttribute = RouteAttribute> = {
  readonly [B in A]: {
    readonly kind: "value";
    readonly attribute: B;
    readonly value: RouteValues[B];
  };
}[A];

/** Whether a test sees earlier edits. */
export type Sees = "current" | "original";

/** A change to a route. */
export type FilterEdit =
  /** Adds communities; those already present are not duplicated. */
  | { readonly kind: "add-communities"; readonly communities: readonly Community[] }
  /** Removes every community that is in the set. */
  | { readonly kind: "remove-communities"; readonly set: CommunitySet }
  | { readonly kind: "set-local-preference"; readonly value: number }
  | { readonly kind: "set-med"; readonly value: number }
  /** "self" is the session's own local address, in whatever notation. */
  | { readonly kind: "set-next-hop"; readonly to: NextHop }
  /** Prepends `times` more copies of the ASN to the AS_PATH. */
  | { readonly kind: "prepend"; readonly asn: Asn; readonly times: number };
