import type { Place } from "./ignored/ignored.ts";
import type { RouteMapEntry, RouteMapText } from "./route-maps.ts";

/** The block of a line. */
export type Block =
  | { readonly kind: "top" | "rpki" }
  | BgpBlock
  | { readonly kind: "route-map"; readonly map: RouteMapText; readonly entry: RouteMapEntry }
  | PlaceBlock;

/** A block in `router bgp` of the main instance: in a family, written `ipv4 unicast`, or in none. */
export interface BgpBlock {
  readonly kind: "bgp";
  readonly family: string | null;
}

/** A block whose statements are ignored. */
export interface PlaceBlock {
  readonly kind: "place";
  readonly place: Place;
  /** The block that contains it. */
  readonly parent: Block;
  /** The family of a block in `router bgp`, if it belongs to the main instance. */
  readonly family: string | null;
  /** Whether it is in a view: an instance that accepts connections like the main one. */
  readonly isView: boolean;
}

/** Outside of all blocks. */
export const TOP: Block = { kind: "top" };

/** Where FRR tries a line that a block does not know; null at the top. */
export function parentOf(block: Block): Block | null {
  switch (block.kind) {
    case "top":
      return null;
    case "rpki":
    case "route-map":
      return TOP;
    case "bgp":
      return block.family === null ? TOP : { kind: "bgp", family: null };
    case "place":
      return block.parent;
  }
}
