import type { Address, Family } from "../../../net/index.ts";
import type { FilterEdit } from "../../../policy/index.ts";

/** For which session a policy is read. */
export interface FilterContext {
  readonly family: Family;
  readonly local: Address | null;
  /** `bgp origin-as validation enable`: without it no route has a validation state. */
  readonly validates: boolean;
  /** What is done to an accepted route behind the policy. */
  readonly behind: readonly FilterEdit[];
}
