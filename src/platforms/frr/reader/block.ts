import type { Place } from "./passed-over/passed-over.ts";
import type { RouteMapEntry, RouteMapText } from "./route-maps.ts";

/** Where a line stands. */
export type Block =
  | { readonly kind: "top" | "rpki" }
  | BgpBlock
  | { readonly kind: "route-map"; readonly map: RouteMapText; readonly entry: RouteMapEntry }
  | PlaceBlock;

/** A place in `router bgp` of the router itself: in a family, written `ipv4 unicast`, or in none. */
export interface BgpBlock {
  readonly kind: "bgp";
  readonly family: string | null;
}

/** A place whose statements are passed over. */
export interface PlaceBlock {
  readonly kind: "place";
  readonly place: Place;
  /** Where a line stands behind it. */
  readonly parent: Block;
  /** The family of a place in `router bgp`, where it is one of the router's own instance. */
  readonly family: string | null;
  /** Whether it is in a view: an instance that takes connections as the router itself does. */
  readonly isView: boolean;
}

/** Outside of all blocks. */
export const TOP: Block = { kind: "top" };

/** Where FRR tries a line next that a block does not know; null at the top. */
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
