import { equalAddresses, isLinkLocal, parseAddress, type Address } from "../../../net/index.ts";
import type { FilterContext } from "./filter-context.ts";
import type { FrrObjects } from "./objects.ts";
import type { EntryLine } from "./route-maps.ts";

/**
 * The next hop that an entry's lines set, for a session; null if it is not known. `peer-address` is our own address
 * on export, in the command of that address' family. A next hop with a static drop route discards traffic, if it is
 * resolved at all, and in IPv6 only with `prefer-global`: otherwise an additional link-local next hop is used.
 */
export function readNextHop(
  lines: readonly EntryLine[],
  objects: FrrObjects,
  { family, direction, local, remote, looksUp }: FilterContext,
): Address | "self" | "discard" | null {
  const texts = lines.map(({ words }) => words.join(" "));
  const keyword = remote.family === "ipv4" ? "ip" : "ipv6";
  if (texts.length === 1 && texts[0] === `${keyword} next-hop peer-address`) {
    if (direction === "out") return "self";
    // On import, both next hops are then the neighbor (seen on 8.4.4, for these two kinds of sessions).
    return isLinkLocal(remote) || family !== remote.family ? remote : null;
  }
  const prefix = family === "ipv4" ? "ip next-hop " : "ipv6 next-hop global ";
  const preferred = texts.includes("ipv6 next-hop prefer-global");
  const others = texts.filter((text) => text !== "ipv6 next-hop prefer-global");
  const [only = ""] = others;
  const address = only.startsWith(prefix) ? parseAddress(only.slice(prefix.length)) : null;
  if (others.length !== 1 || address?.family !== family) return null;
  if (family === "ipv6" && !preferred) return null;
  if (local && equalAddresses(address, local)) return "self";
  const dropped = objects.blackholes.some((other) => equalAddresses(other, address));
  return dropped && looksUp ? "discard" : address;
}
