import { formatAddress, type Family } from "../../net/index.ts";
import type { RtrCache } from "../../model/index.ts";

/** Names that peerc makes itself, besides the lists, policies and sessions that the plan names. */
export const SYMBOLS = {
  roa: { ipv4: "PEERC_ROA_V4", ipv6: "PEERC_ROA_V6" },
  origin: "PEERC_origin_asn",
  hasAsSet: "PEERC_has_as_set",
  manyHops: "PEERC_1024_HOPS",
  removeTargets: "PEERC_remove_route_targets",
} as const satisfies Record<string, string | Record<Family, string>>;

/** The name of an RTR cache's protocol; from its address and port, so that other caches do not change it. */
export function cacheName(cache: RtrCache): string {
  return `PEERC_RTR_${formatAddress(cache.address).replace(/[.:]/g, "_")}_${cache.port}`;
}
