import type { Address } from "../../../net/index.ts";
import type { NamedLine } from "../../../model/index.ts";
import type { AsPathListText } from "./as-path-lists.ts";
import type { CommunityListText } from "./community-lists.ts";
import type { ListKind } from "./community-names.ts";
import type { PrefixListText } from "./prefix-lists.ts";
import type { RouteMapText } from "./route-maps.ts";

/** Everything that a file defines and filters can use. */
export interface FrrObjects {
  /** By family and name: `ipv4 PEERC_OWN`. */
  readonly prefixLists: Map<string, PrefixListText>;
  readonly asPathLists: Map<string, AsPathListText>;
  readonly communityLists: Readonly<Record<ListKind, Map<string, CommunityListText>>>;
  readonly routeMaps: Map<string, RouteMapText>;
  /** Addresses for which a static route drops traffic. */
  readonly blackholes: Address[];
  /** Objects that something used. */
  readonly used: Set<NamedLine>;
}

/** Nothing defined yet. */
export function noObjects(): FrrObjects {
  return {
    prefixLists: new Map(),
    asPathLists: new Map(),
    communityLists: { community: new Map(), "large-community": new Map(), extcommunity: new Map() },
    routeMaps: new Map(),
    blackholes: [],
    used: new Set(),
  };
}
