import type { Address, Family } from "../../../net/index.ts";

/** For which session a policy is read. */
export interface FilterContext {
  readonly family: Family;
  readonly local: Address | null;
  readonly direction: "import" | "export";
}
