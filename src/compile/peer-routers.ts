import { isRemoved, type Peer, type Session } from "../declaration/index.ts";
import { equalAddresses, type Address } from "../net/index.ts";

/**
 * The addresses of a peer's routers that a session's neighbor can name as next hops: the remote ones of all its sessions of the
 * family at the same exchange, whichever router of ours they are on, or on the same interface. In their order, each once.
 *
 * Of a session with a link-local neighbor, or with IPv4 routes over IPv6, the neighbor's alone: such routes can have two next
 * hops, and FRR has to set both to the neighbor's address.
 */
export function peerRouters(peer: Peer, session: Session): readonly Address[] {
  if (hasTwoNextHops(session)) return [session.remote];
  const addresses: Address[] = [];
  for (const other of peer.sessions) {
    if (other !== session && (isRemoved(other) || !isBeside(other, session))) continue;
    if (addresses.some((address) => equalAddresses(address, other.remote))) continue;
    addresses.push(other.remote);
  }
  return addresses.sort((a, b) => (a.value < b.value ? -1 : 1));
}

function isBeside(other: Session, session: Session): boolean {
  if (hasTwoNextHops(other)) return false;
  if (other.family !== session.family || other.remote.family !== session.remote.family)
    return false;
  if (other.place.kind === "exchange") {
    return session.place.kind === "exchange" && session.place.id === other.place.id;
  }
  return (
    session.place.kind === "interface" &&
    session.place.name === other.place.name &&
    session.router.value === other.router.value
  );
}

function hasTwoNextHops({ options }: Session): boolean {
  return options.interface !== null || options.extendedNextHop;
}
