import type { Address, Family } from "../../../net/index.ts";
import type { FilterEdit } from "../../../policy/index.ts";

/** The session for which a policy is read. */
export interface FilterContext {
  readonly family: Family;
  readonly local: Address | null;
  /** `bgp origin-as validation enable`: without it no route has a validation state. */
  readonly validates: boolean;
  /** Edits to an accepted route after the policy. */
  readonly editsAfter: readonly FilterEdit[];
}
