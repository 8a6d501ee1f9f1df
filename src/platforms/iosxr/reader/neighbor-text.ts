import type { Address, Family } from "../../../net/index.ts";
import type { BgpLine } from "./bgp-line.ts";

/** A neighbor's lines: its own, and those of its families. */
export interface NeighborText {
  readonly address: Address;
  readonly line: number;
  readonly own: BgpLine[];
  readonly families: Map<Family, BgpLine[]>;
  /** The lines that open families that no declared session has. */
  readonly otherFamilies: number[];
}
