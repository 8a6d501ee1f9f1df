import type { Family } from "../../../net/index.ts";
import type { BgpLine } from "./bgp-line.ts";
import type { CacheText } from "./caches.ts";
import type { ConfigGroup } from "./config-groups.ts";
import type { NestedMode } from "./nested-words.ts";
import type { NeighborText } from "./neighbor-text.ts";

/** The place of a statement in a configuration. */
export type Place =
  | { readonly kind: "bgp" }
  | { readonly kind: "family"; readonly family: Family }
  | { readonly kind: "server"; readonly server: CacheText }
  | { readonly kind: "neighbor"; readonly text: NeighborText }
  | { readonly kind: "neighbor-family"; readonly lines: BgpLine[] }
  /** In `router bgp`, but not in peerc's part: see `checkNested`. */
  | { readonly kind: "nested"; readonly mode: NestedMode }
  /** In a statement that is ignored, of the router or of `router bgp`. */
  | { readonly kind: "foreign"; readonly of: "router" | "bgp" }
  | { readonly kind: "group"; readonly group: ConfigGroup }
  /** In something that has already been reported. */
  | { readonly kind: "lost" };
