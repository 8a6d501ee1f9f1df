import { WELL_KNOWN } from "../../net/index.ts";
import type { SentRoute } from "../evidence/received-routes.ts";

const { high, low } = WELL_KNOWN.blackhole;

/** Whether a route asks to drop traffic (RFC 7999): then it is longer than others may be, and not in any table. */
export function isBlackhole({ communities }: SentRoute): boolean {
  return communities.some(
    (community) =>
      community.kind === "standard" && community.high === high && community.low === low,
  );
}

/** Whether a route is a default route. */
export function isDefault({ prefix }: SentRoute): boolean {
  return prefix.length === 0;
}
