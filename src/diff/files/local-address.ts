import type { Address } from "../../net/index.ts";
import type { ReadPair } from "./read-router.ts";

/**
 * Our own address on a session, which "self" as a next hop means. If neither file has it, an address that no filter
 * names: then "self" equals nothing but itself.
 */
export function localAddress({ before, after }: ReadPair): Address {
  for (const { session } of [after, before]) {
    if (session.local !== null && session.local !== "inexpressible") return session.local;
  }
  return { family: after.session.remote.family, value: 0n };
}
