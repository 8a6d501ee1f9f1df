import type { Address, Family } from "../../../net/index.ts";
import type { BgpLine } from "./bgp-line.ts";

/** A neighbor's lines: its own, and those of its families. */
export interface NeighborText {
  readonly address: Address;
  readonly line: number;
  readonly own: BgpLine[];
  readonly families: Map<Family, BgpLine[]>;
  /** Where it opens families that no session of ours has. */
  readonly otherFamilies: number[];
}
