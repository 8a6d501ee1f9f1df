import type { Span } from "../diagnostics/index.ts";
import type { Family } from "../net/index.ts";
import type { Test } from "./conditions.ts";
import type { Edit } from "./edits.ts";

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
