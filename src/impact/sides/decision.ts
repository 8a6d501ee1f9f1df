import type { Route } from "../../policy/index.ts";

/** What a session does with a route in one direction, on one side of a change. */
export interface Decision {
  /** `undecided`: part of what decides is not known for this route. */
  readonly verdict: "accept" | "reject" | "undecided";
  /** What decided, for display: a term of the policy, a line of a router's file, or a rule of BGP itself. */
  readonly by: string;
  /** The route with all edits; as it came if it was not accepted. */
  readonly route: Route;
}
