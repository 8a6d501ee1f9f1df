import { formatAddress, type Address, type Asn } from "../../net/index.ts";
import type {
  PeeringDb,
  PeeringDbContact,
  PeeringDbExchange,
  PeeringDbLeftOut,
  PeeringDbNetwork,
  PeeringDbPort,
  PeeringDbPresence,
} from "../../sources/index.ts";

/** What PeeringDB says, by ASN. */
export class PeeringDbView {
  readonly seesUsersContacts: boolean;
  readonly #asked: ReadonlySet<Asn>;
  readonly #leftOut: ReadonlySet<string>;
  readonly #networks: ReadonlyMap<Asn, PeeringDbNetwork>;
  readonly #ports: ReadonlyMap<Asn, readonly PeeringDbPort[]>;
  readonly #presences: ReadonlyMap<Asn, readonly PeeringDbPresence[]>;
  readonly #contacts: ReadonlyMap<Asn, readonly PeeringDbContact[]>;
  readonly #exchanges: ReadonlyMap<number, PeeringDbExchange>;
  readonly #addresses: ReadonlyMap<string, PeeringDbPort>;

  constructor(data: PeeringDb) {
    this.seesUsersContacts = data.seesUsersContacts;
    this.#asked = new Set(data.asked);
    this.#leftOut = new Set(data.leftOut.map(({ asn, table }) => `${table} ${asn}`));
    this.#networks = new Map(data.networks.map((network) => [network.asn, network]));
    this.#ports = byAsn(data.ports);
    this.#presences = byAsn(data.presences);
    this.#contacts = byAsn(data.contacts);
    this.#exchanges = new Map(data.exchanges.map((exchange) => [exchange.id, exchange]));
    this.#addresses = new Map(
      data.ports.flatMap((port) =>
        [port.ipv4, port.ipv6].flatMap((address) =>
          address ? [[formatAddress(address), port] as const] : [],
        ),
      ),
    );
  }

  /**
   * The record of a network; "none" if it has none, "unusable" if it has one that was left out, "not-asked" if PeeringDB
   * was not asked for it: it is for our neighbors, and for everybody at our exchanges and in our facilities.
   */
  network(asn: Asn): PeeringDbNetwork | "none" | "unusable" | "not-asked" {
    const network = this.#networks.get(asn);
    if (network) return network;
    if (this.hasLeftOut(asn, "net")) return "unusable";
    const isHere = this.#ports.has(asn) || this.#presences.has(asn);
    return isHere || this.#asked.has(asn) ? "none" : "not-asked";
  }

  /** Whether a record of a network in this table could not be used, so that what is missing may be in it. */
  hasLeftOut(asn: Asn, table: PeeringDbLeftOut["table"]): boolean {
    return this.#leftOut.has(`${table} ${asn}`);
  }

  /** Its ports at our exchanges. */
  ports(asn: Asn): readonly PeeringDbPort[] {
    return this.#ports.get(asn) ?? [];
  }

  /** The port with an address, of any network that PeeringDB was asked for; null if there is none. */
  portWith(address: Address): PeeringDbPort | null {
    return this.#addresses.get(formatAddress(address)) ?? null;
  }

  /** The facilities that it shares with us. */
  presences(asn: Asn): readonly PeeringDbPresence[] {
    return this.#presences.get(asn) ?? [];
  }

  /** Whether all of its contacts are known: of networks that were no peers, only those with the role Policy are. */
  hasAllContacts(asn: Asn): boolean {
    return this.#asked.has(asn);
  }

  contacts(asn: Asn): readonly PeeringDbContact[] {
    return this.#contacts.get(asn) ?? [];
  }

  /** All peering LANs that it was asked for. */
  exchanges(): readonly PeeringDbExchange[] {
    return [...this.#exchanges.values()];
  }

  /** The exchange of a peering LAN, by the LAN's id. */
  exchange(lan: number): PeeringDbExchange | null {
    return this.#exchanges.get(lan) ?? null;
  }
}

function byAsn<Row extends { readonly asn: Asn }>(
  rows: readonly Row[],
): ReadonlyMap<Asn, readonly Row[]> {
  const all = new Map<Asn, Row[]>();
  for (const row of rows) {
    const own = all.get(row.asn);
    if (own) own.push(row);
    else all.set(row.asn, [row]);
  }
  return all;
}
