import type { Selector } from "../assertions/index.ts";
import type { Span } from "../diagnostics/index.ts";
import type { Direction } from "../policy/index.ts";

/** A file of changes that are allowed in advance: everything else must stay equal. */
export interface AllowedChanges {
  readonly path: string;
  readonly allowances: readonly Allowance[];
  /** Sessions on which nothing may change, whatever the allowances say. */
  readonly frozen: readonly Frozen[];
}

/** What may change on some sessions. */
export interface Allowance {
  readonly name: string;
  readonly sessions: Selector;
  /** Routes that may be newly accepted, or announced. */
  readonly gain: Readonly<Record<Direction, GainRule | null>>;
  /** Routes that may no longer be accepted, or announced. */
  readonly loss: Readonly<Record<Direction, LossRule | null>>;
  /** By how many percent of what it was a limit may follow the registration; null: not at all. */
  readonly limitPercent: number | null;
  /** Whether accepted routes may have other attributes. */
  readonly attributes: boolean;
  /** Whether routes may be rejected for another reason. */
  readonly reasons: boolean;
  /** The location of the name. */
  readonly span: Span;
}

/** Sessions on which nothing may change. */
export interface Frozen {
  readonly name: string;
  readonly sessions: Selector;
  /** The location of the name. */
  readonly span: Span;
}

/** Routes that may no longer be accepted. */
export interface LossRule {
  readonly atMost: Amount;
}

/** Routes that may be newly accepted. */
export interface GainRule {
  readonly atMost: Amount;
  /** `registered`: only prefixes inside of the space that was registered before. */
  readonly inside: "registered" | "anywhere";
  /** `registered`: only from origins that were registered before. */
  readonly origins: "registered" | "any";
  /** The registries of which one must have the route object, in upper case; null: any. */
  readonly sources: readonly string[] | null;
}

/** How many prefixes: a number, or a percentage of those that were accepted before on the session, rounded down. */
export type Amount =
  | { readonly kind: "prefixes"; readonly prefixes: number }
  | { readonly kind: "percent"; readonly percent: number }
  | { readonly kind: "larger" | "smaller"; readonly of: readonly Amount[] };
