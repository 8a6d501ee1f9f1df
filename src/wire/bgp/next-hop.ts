import type { Address, Family } from "../../net/index.ts";
import type { Cursor } from "../cursor.ts";

/**
 * Reads the next hop of MP_REACH_NLRI to the end of the cursor: one IPv4 address, one IPv6 address, or a global and a
 * link-local one, of which the global one counts (RFC 2545, section 3). IPv4 routes may have either (RFC 8950). Where a
 * global one is missing but has its place (`::`), the other one counts. Null for any other length.
 */
export function decodeNextHop(cursor: Cursor, family: Family): Address | null {
  const length = cursor.left;
  if (length === 4 && family === "ipv4") return cursor.address("ipv4");
  if (length !== 16 && length !== 32) return null;
  const first = cursor.address("ipv6");
  if (length === 16) return first;
  const second = cursor.address("ipv6");
  return first.value === 0n ? second : first;
}
