import type { Address, Family } from "../../net/index.ts";
import type { Route } from "../../policy/index.ts";

/** What two filters are compared for. */
export interface Question {
  readonly family: Family;
  /** The session's own address. */
  readonly local: Address;
  /** An ordinary route; counterexamples are as similar to it as possible. */
  readonly usual: Route;
  /** Whether only routes without an AS_SET in the path count. */
  readonly withoutSets: boolean;
}
