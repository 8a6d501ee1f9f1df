import type { Address, Family } from "../../../net/index.ts";

/** The session for which a filter is read. */
export interface FilterContext {
  readonly family: Family;
  readonly local: Address | null;
  readonly direction: "import" | "export";
  readonly asn: number;
}
