import type { Address, Family } from "../../../net/index.ts";

/** The session for which a route map is read. */
export interface FilterContext {
  readonly family: Family;
  readonly direction: "in" | "out";
  readonly local: Address | null;
  readonly remote: Address;
  /** Whether next hops are resolved, so that a blackhole route at one is used. */
  readonly looksUp: boolean;
}
