import type { Address, Asn, Prefix } from "../../net/index.ts";

/**
 * What PeeringDB says about our peers, our exchanges and the facilities that we share. Ids are PeeringDB's own. Only
 * records with status `ok`. Field names and meanings: https://www.peeringdb.com/apidocs/
 */
export interface PeeringDb {
  /** Whether contacts that only registered users see were visible to us: with a key, or in a dump that has them. */
  readonly seesUsersContacts: boolean;
  /** The ASNs that were asked for, sorted: one of these without a network has no record. */
  readonly asked: readonly Asn[];
  /** Records of these networks that could not be used: that they are missing here means nothing. Sorted. */
  readonly leftOut: readonly PeeringDbLeftOut[];
  /** Sorted by ASN. */
  readonly networks: readonly PeeringDbNetwork[];
  /** Peering LANs, sorted by id. */
  readonly exchanges: readonly PeeringDbExchange[];
  /** Addresses of networks at exchanges (`netixlan`), sorted by LAN, ASN and id. */
  readonly ports: readonly PeeringDbPort[];
  /** Sorted by id. */
  readonly facilities: readonly PeeringDbFacility[];
  /** Networks at facilities (`netfac`), sorted by facility and ASN. */
  readonly presences: readonly PeeringDbPresence[];
  /** Sorted by ASN, role and id. */
  readonly contacts: readonly PeeringDbContact[];
}

/** The tables of which a record that is left out would be missed. */
export const MISSED_TABLES = ["net", "netixlan", "poc"] as const;

/** A network that has at least one record in a table of PeeringDB that could not be used. */
export interface PeeringDbLeftOut {
  readonly asn: Asn;
  readonly table: (typeof MISSED_TABLES)[number];
}

/** A network (`net`). */
export interface PeeringDbNetwork {
  readonly asn: Asn;
  readonly id: number;
  readonly name: string;
  /** `irr_as_set`, free text as entered; empty if there is none. */
  readonly asSet: string;
  /** `info_prefixes4` and `info_prefixes6`: the limits that the network recommends; null if not given. */
  readonly prefixes4: number | null;
  readonly prefixes6: number | null;
  /** `info_traffic`: a band of its total traffic, such as `1-5Gbps`; empty if not given. */
  readonly traffic: string;
  readonly website: string;
  readonly lookingGlass: string;
  readonly types: readonly string[];
  readonly scope: string;
  readonly neverViaRouteServers: boolean;
  /** `policy_general`: Open, Selective, Restrictive or No; empty if not given. */
  readonly policy: string;
  readonly policyUrl: string;
  readonly policyLocations: string;
  readonly policyRatio: boolean;
  readonly policyContracts: string;
  /** When the record was last changed, RFC 3339 in UTC. */
  readonly updated: string;
}

/** A peering LAN of an exchange (`ixlan` with its `ix` and `ixpfx`). */
export interface PeeringDbExchange {
  /** The id of the LAN (`ixlan_id`). */
  readonly id: number;
  readonly ixId: number;
  readonly name: string;
  readonly city: string;
  readonly country: string;
  /** Prefixes of the LAN, sorted. */
  readonly prefixes: readonly Prefix[];
  /** `ixf_ixp_member_list_url`, if visible; else empty. */
  readonly ixfUrl: string;
}

/** A network's port at an exchange (`netixlan`): a pair of addresses and a speed. */
export interface PeeringDbPort {
  readonly id: number;
  /** The LAN's id. */
  readonly lan: number;
  readonly asn: Asn;
  readonly ipv4: Address | null;
  readonly ipv6: Address | null;
  /** In Mbit/s; one row may be a LAG with the sum of its members. */
  readonly speed: number;
  readonly isRouteServerPeer: boolean;
  readonly operational: boolean;
}

/** A facility (`fac`). */
export interface PeeringDbFacility {
  readonly id: number;
  readonly name: string;
  readonly city: string;
  readonly country: string;
}

/** A network at a facility (`netfac`). */
export interface PeeringDbPresence {
  readonly facility: number;
  readonly asn: Asn;
}

/** A contact (`poc`). */
export interface PeeringDbContact {
  readonly id: number;
  readonly asn: Asn;
  readonly role: string;
  /** Who may see it in PeeringDB. Contacts that are `Private` are never kept. */
  readonly visible: "Public" | "Users";
  /** Empty if not given, or if the declaration asks for roles only. */
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** Whether PeeringDB has an address or number, also where roles only are kept. */
  readonly hasEmail: boolean;
  readonly hasPhone: boolean;
}
