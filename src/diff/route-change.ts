import type { CanonicalSet } from "../net/index.ts";
import type { Outcome, Route } from "../policy/index.ts";
import type { PolicyCause } from "./policy-cause.ts";

/**
 * The kind of change: rejected routes are now accepted, accepted ones are rejected, they have other attributes, or
 * they are rejected for another reason.
 */
export type ChangeKind = "accepted" | "rejected" | "attributes" | "reason";

/** Routes that a policy treats differently, all in the same way. */
export interface RouteChange {
  readonly kind: ChangeKind;
  /**
   * For routes accepted or rejected: "prefixes" if no other route to such a prefix was accepted before, or is now;
   * "routes" if others to the same prefix were and are. Null for other changes.
   */
  readonly scope: "prefixes" | "routes" | null;
  /** The prefixes of such routes, exactly. */
  readonly prefixes: CanonicalSet;
  /** One of the routes. */
  readonly route: Route;
  /** A text for the cause and effect: equivalent changes of several sessions have the same one. */
  readonly key: string;
  /** Where the two policies first treat that route differently. */
  readonly cause: PolicyCause;
  /** The result for that route on both sides. */
  readonly before: Outcome;
  readonly after: Outcome;
}
