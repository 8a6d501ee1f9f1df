import type { Span } from "../diagnostics/index.ts";
import type { Family } from "../net/index.ts";
import type { Test } from "./conditions.ts";
import type { Edit } from "./edits.ts";

/**
 * The policy language after resolution: no references, no defaults, lists as sets. `evaluate` is the only definition
 * of its meaning; the platforms render it.
 */
export interface Policy {
  /** Stable, unique on its router: `PEERC_AS13335_IX_BR_SP_V4_IMPORT`. */
  readonly name: string;
  readonly family: Family;
  readonly direction: Direction;
  /** In order. The first term with a verdict decides; after the last one: `reject: no-term-matched`. */
  readonly terms: readonly Term[];
}

/** Received from the neighbor, or announced to it. */
export type Direction = "import" | "export";

/**
 * One step of a policy. It applies to a route for which every condition of `when` holds (no conditions: to every
 * route), and every condition of at least one alternative, if there are any. Then its edits are made once, in order,
 * and its verdict is taken.
 */
export interface Term {
  /** The rule's name, unique in its policy: `reject-bogon-prefix`. */
  readonly name: string;
  /**
   * Strictly increasing along a policy, 100 to 65000, the same in every policy made from one file even if other terms
   * are left out. A platform that numbers entries uses `number` to `number + 49`.
   */
  readonly number: number;
  readonly when: readonly Condition[];
  /** Alternatives, none of them without conditions. No alternatives: `when` alone decides. */
  readonly anyOf: readonly (readonly Condition[])[];
  readonly edits: readonly Edit[];
  readonly verdict: Verdict;
  /** The term's location in the policy file. */
  readonly span: Span;
}

/** What a term decides. After a term with edits and `next`, the edited route continues with the next term. */
export type Verdict =
  | { readonly kind: "accept" }
  | { readonly kind: "reject"; readonly reason: string }
  | { readonly kind: "next" };

/**
 * A test, or its negation. In `when` and in each alternative there is one of each kind, or one and one negated of
 * communities.
 */
export interface Condition {
  readonly negated: boolean;
  readonly test: Test;
}
