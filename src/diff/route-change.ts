import type { CanonicalSet } from "../net/index.ts";
import type { Outcome, Route } from "../policy/index.ts";
import type { PolicyCause } from "./policy-cause.ts";

/**
 * What became different: routes that were rejected are accepted, accepted ones are rejected, they come out with other
 * attributes, or they are rejected for another reason.
 */
export type ChangeKind = "accepted" | "rejected" | "attributes" | "reason";

/** Routes of which a policy makes something different, all in one way. */
export interface RouteChange {
  readonly kind: ChangeKind;
  /**
   * Of routes accepted or rejected: "prefixes" where no route to such a prefix was accepted before, or none is any
   * more; "routes" where others to the same prefix were and are. Null of other changes.
   */
  readonly scope: "prefixes" | "routes" | null;
  /** The prefixes that such a route can have, all of them and no others. */
  readonly prefixes: CanonicalSet;
  /** One of the routes. */
  readonly route: Route;
  /** A text for how it came about: changes of several sessions that are alike have the same one. */
  readonly key: string;
  /** Where the two policies first make something different of that route. */
  readonly cause: PolicyCause;
  /** What becomes of that route on both sides. */
  readonly before: Outcome;
  readonly after: Outcome;
}
