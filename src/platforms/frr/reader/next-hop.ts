import { equalAddresses, isLinkLocal, parseAddress, type Address } from "../../../net/index.ts";
import type { FilterContext } from "./filter-context.ts";
import type { FrrObjects } from "./objects.ts";
import type { EntryLine } from "./route-maps.ts";

/**
 * The next hop that the lines of an entry set, for a session; null where it is not known. `peer-address` is our own address on
 * export, if it is said in the words of that address' family. A next hop that a static route drops discards, if it is looked up at all, and in IPv6 only with `prefer-global`: else
 * a link-local next hop beside it is taken.
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
    // On import both next hops are the neighbor then (seen on 8.4.4, of these two kinds of sessions).
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
