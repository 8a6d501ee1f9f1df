import { equalAddresses, type Address, type Asn, type Family } from "../net/index.ts";
import { NAME_PREFIX } from "../policy/index.ts";
import type { DumpNeighbor, FoundSession } from "./dump-reader.ts";

/** A session of the network, as outputs of routers can name it. */
export interface DumpSession {
  /** With PEERC_. */
  readonly name: string;
  readonly router: string;
  readonly asn: Asn;
  readonly remote: Address;
  /** The family of its routes. */
  readonly family: Family;
}

/**
 * Makes the search for neighbors of a router among the sessions of a network. A neighbor is a session's if the address
 * and family are, and the ASN and the name where the output has them; without an address, the name decides.
 */
export function sessionFinder(
  sessions: readonly DumpSession[],
  router: string,
): (neighbor: DumpNeighbor) => FoundSession {
  return (neighbor) => {
    const fitting = sessions.filter((session) => fits(session, neighbor));
    const here = fitting.filter((session) => session.router === router);
    const [first, second] = here;
    if (first && second) return { kind: "ambiguous", names: here.map(({ name }) => name) };
    if (first) return { kind: "session", name: first.name, router };
    const [other] = fitting;
    return other
      ? { kind: "other-router", name: other.name, router: other.router }
      : { kind: "unknown" };
  };
}

function fits(session: DumpSession, { address, asn, name, family }: DumpNeighbor): boolean {
  if (session.family !== family) return false;
  if (asn !== null && session.asn !== asn) return false;
  // Only BIRD names sessions, and only those of peerc's configurations have such a name.
  const isOurs = name?.startsWith(NAME_PREFIX) === true;
  if (isOurs && session.name !== name) return false;
  return address ? equalAddresses(session.remote, address) : isOurs;
}
