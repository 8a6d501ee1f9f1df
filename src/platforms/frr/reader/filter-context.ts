import type { Address, Family } from "../../../net/index.ts";

/** For which session a route map is read. */
export interface FilterContext {
  readonly family: Family;
  readonly direction: "in" | "out";
  readonly local: Address | null;
  readonly remote: Address;
  /** Whether next hops are looked up, so that a blackhole route at one is followed. */
  readonly looksUp: boolean;
}
