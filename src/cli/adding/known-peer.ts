import type { Exchange } from "../../declaration/index.ts";
import { holds, type Address, type Asn, type Family } from "../../net/index.ts";
import {
  isLanOf,
  type Evidence,
  type PeeringDb,
  type PeeringDbContact,
  type PeeringDbNetwork,
  type PeeringDbPort,
} from "../../sources/index.ts";

/** What the snapshot's PeeringDB data says about a network that is to be added. */
export interface KnownPeer {
  readonly asn: Asn;
  /** Null if it has no record, or the snapshot no PeeringDB data. */
  readonly network: PeeringDbNetwork | null;
  readonly contacts: readonly PeeringDbContact[];
  /** The date of the data (`2026-11-20`); null without data. */
  readonly date: string | null;
}

/** Looks a network up. */
export function knownPeer(peeringdb: Evidence<PeeringDb> | null, asn: Asn): KnownPeer {
  if (!peeringdb) return { asn, network: null, contacts: [], date: null };
  const { data, provenance } = peeringdb;
  return {
    asn,
    network: data.networks.find((each) => each.asn === asn) ?? null,
    contacts: data.contacts.filter((each) => each.asn === asn),
    date: provenance.time.slice(0, 10),
  };
}

/** A network's ports at a declared exchange, by id: those at LANs that have one of its prefixes. */
export function portsAt(
  peeringdb: Evidence<PeeringDb> | null,
  asn: Asn,
  exchange: Exchange,
): readonly PeeringDbPort[] {
  if (!peeringdb) return [];
  const { exchanges, ports } = peeringdb.data;
  const lans = exchanges.filter((one) => isLanOf(one, exchange));
  const ids = new Set(lans.map(({ id }) => id));
  return ports.filter((port) => port.asn === asn && ids.has(port.lan)).sort((a, b) => a.id - b.id);
}

/** A port's address in a family, if it is one of the declared LAN. */
export function addressIn(port: PeeringDbPort, family: Family, { lans }: Exchange): Address | null {
  const address = port[family];
  return address && lans.some((lan) => holds(lan, address)) ? address : null;
}
