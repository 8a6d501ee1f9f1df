import type { Address, Asn } from "../../net/index.ts";

/** What the member export of an exchange (IX-F JSON schema) says about its members' addresses in the declared LAN. */
export interface IxfExport {
  /** Sorted by ASN and address. */
  readonly connections: readonly IxfConnection[];
}

/** One address of a member. */
export interface IxfConnection {
  readonly asn: Asn;
  /** The member's name; empty if not given. */
  readonly name: string;
  readonly address: Address;
  /** The sum of the interfaces of the connection in Mbit/s; null if not given. */
  readonly speed: number | null;
  /** How many interfaces the connection has; null if not given. */
  readonly interfaces: number | null;
  /** Whether it has sessions with the route servers; null if not given. */
  readonly isRouteServerPeer: boolean | null;
}
