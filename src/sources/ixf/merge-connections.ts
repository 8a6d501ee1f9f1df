import { formatAddress } from "../../net/index.ts";
import { compareConnections } from "./ixf-format.ts";
import type { IxfConnection } from "./ixf.ts";

/** Connections by address, each once, and what could not be decided. */
export interface MergedConnections {
  /** Sorted by ASN and address. */
  readonly connections: readonly IxfConnection[];
  readonly conflicts: readonly string[];
}

/**
 * Makes one connection of those with the same address. If they say different things about it, that is null; if they are
 * of different ASNs, there is none: at most one of them has it.
 */
export function mergeConnections(all: readonly IxfConnection[]): MergedConnections {
  const byAddress = new Map<string, IxfConnection[]>();
  for (const each of all) {
    const key = formatAddress(each.address);
    const others = byAddress.get(key);
    if (others) others.push(each);
    else byAddress.set(key, [each]);
  }
  const connections: IxfConnection[] = [];
  const conflicts: string[] = [];
  for (const [address, [first, ...others]] of byAddress) {
    if (!first) continue;
    const asns = new Set([first, ...others].map(({ asn }) => asn));
    if (asns.size > 1) {
      const names = [...asns].sort((a, b) => a - b).map((asn) => `AS${asn}`);
      conflicts.push(`${names.join(" and ")} have the address ${address}`);
      continue;
    }
    const agreed = others.reduce(agree, first);
    if (others.some((other) => agree(first, other) !== first)) {
      conflicts.push(`AS${first.asn}: ${address} is there several times with different values`);
    }
    connections.push(agreed);
  }
  return { connections: connections.sort(compareConnections), conflicts };
}

/** The first of two connections of an address, without what the other one contradicts. */
function agree(one: IxfConnection, other: IxfConnection): IxfConnection {
  const isSame =
    one.speed === other.speed &&
    one.interfaces === other.interfaces &&
    one.isRouteServerPeer === other.isRouteServerPeer;
  if (isSame) return one;
  const same = <V>(a: V, b: V): V | null => (a === b ? a : null);
  return {
    ...one,
    speed: same(one.speed, other.speed),
    interfaces: same(one.interfaces, other.interfaces),
    isRouteServerPeer: same(one.isRouteServerPeer, other.isRouteServerPeer),
  };
}
