import type { Address, Family } from "../../../net/index.ts";

/** The session for which a policy is read. */
export interface FilterContext {
  readonly family: Family;
  readonly local: Address | null;
  readonly direction: "import" | "export";
}
