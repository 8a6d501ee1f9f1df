import type { RawRecord, Table } from "../../../src/sources/peeringdb/tables.ts";

/** Records of each kind, to be changed by a test. */
export type TestTables = { -readonly [T in Table]: RawRecord[] };

const TIMES = { created: "2015-03-01T00:00:00Z", updated: "2026-10-02T03:04:05Z", status: "ok" };

/** A record of `net`, with the fields that the API gives. */
export const net = (id: number, asn: number, more: RawRecord = {}): RawRecord => ({
  id,
  org_id: id + 5000,
  name: `Network ${asn}`,
  aka: "",
  name_long: "",
  website: `https://as${asn}.example/`,
  social_media: [],
  asn,
  looking_glass: "",
  route_server: "",
  irr_as_set: `RADB::AS-NET${asn}`,
  info_type: "Content",
  info_types: ["Content"],
  info_prefixes4: 100,
  info_prefixes6: 50,
  info_traffic: "1-5Gbps",
  info_ratio: "Mostly Outbound",
  info_scope: "Global",
  info_unicast: true,
  info_multicast: false,
  info_ipv6: true,
  info_never_via_route_servers: false,
  ix_count: 1,
  fac_count: 1,
  notes: "",
  policy_url: "",
  policy_general: "Open",
  policy_locations: "Not Required",
  policy_ratio: false,
  policy_contracts: "Not Required",
  allow_ixp_update: false,
  rir_status: "ok",
  ...TIMES,
  ...more,
});

/** A record of `netixlan`: a port at a LAN. */
export const port = (id: number, lan: number, asn: number, more: RawRecord = {}): RawRecord => ({
  id,
  net_id: asn,
  ix_id: lan,
  ixlan_id: lan,
  name: "IX",
  notes: "",
  speed: 10000,
  asn,
  ipaddr4: null,
  ipaddr6: null,
  is_rs_peer: true,
  bfd_support: false,
  operational: true,
  ...TIMES,
  ...more,
});

/** A record of `poc`: a contact. */
export const contact = (id: number, network: number, role: string, more: RawRecord = {}) => ({
  id,
  net_id: network,
  role,
  visible: "Public",
  name: `${role} of ${network}`,
  phone: "+1 555 0100",
  email: `${role.toLowerCase()}@net${network}.example`,
  url: "",
  ...TIMES,
  ...more,
});

/** An exchange: `ix`, `ixlan` and `ixpfx` with one id. */
export const exchange = (id: number, name: string, ...prefixes: readonly string[]) => ({
  ix: [{ id, org_id: id, name, city: "São Paulo", country: "BR", media: "Ethernet", ...TIMES }],
  ixlan: [
    {
      id,
      ix_id: id,
      name: "",
      mtu: 1500,
      rs_asn: null,
      ixf_ixp_member_list_url_visible: "Public",
      ixf_ixp_member_list_url: `https://ix${id}.example/members.json`,
      ...TIMES,
    },
  ],
  ixpfx: prefixes.map((prefix, i) => ({
    id: id * 10 + i,
    ixlan_id: id,
    protocol: prefix.includes(":") ? "IPv6" : "IPv4",
    prefix,
    in_dfz: false,
    ...TIMES,
  })),
});

/** A record of `fac`, and one of `netfac` for each network there. */
export const facility = (id: number, name: string, ...asns: readonly number[]) => ({
  fac: [{ id, org_id: id, name, city: "São Paulo", country: "BR", ...TIMES }],
  netfac: asns.map((asn, i) => ({
    id: id * 100 + i,
    name,
    city: "São Paulo",
    country: "BR",
    net_id: asn - 64000,
    fac_id: id,
    local_asn: asn,
    ...TIMES,
  })),
});

/** Tables with the records of several parts. */
export function tablesOf(...parts: readonly Partial<TestTables>[]): TestTables {
  const all = (table: Table) => parts.flatMap((part) => part[table] ?? []);
  return {
    net: all("net"),
    ix: all("ix"),
    ixlan: all("ixlan"),
    ixpfx: all("ixpfx"),
    netixlan: all("netixlan"),
    fac: all("fac"),
    netfac: all("netfac"),
    poc: all("poc"),
  };
}

/**
 * A small PeeringDB: we are AS64496, at IX 1 and in facility 7; AS64500 and AS64501 are peers, AS64510 and AS64511 could
 * be; AS64999 has nothing to do with us.
 */
export function smallPeeringDb(): TestTables {
  return tablesOf(
    exchange(1, "IX One", "203.0.113.0/24", "2001:db8:ff::/64"),
    exchange(2, "IX Two", "198.51.100.0/24"),
    facility(7, "Data Center 7", 64496, 64500, 64511),
    facility(8, "Data Center 8", 64999),
    {
      net: [
        net(496, 64496),
        net(500, 64500, { irr_as_set: "AS-CONE", info_prefixes4: 12 }),
        net(501, 64501),
        net(510, 64510),
        net(511, 64511),
        net(999, 64999),
      ],
      netixlan: [
        port(11, 1, 64496, { ipaddr4: "203.0.113.1", ipaddr6: "2001:db8:ff::1", speed: 20000 }),
        port(12, 1, 64500, { ipaddr4: "203.0.113.2", ipaddr6: "2001:db8:ff::2" }),
        port(13, 1, 64501, { ipaddr4: "203.0.113.3", operational: false }),
        port(14, 1, 64510, { ipaddr6: "2001:db8:ff::10", is_rs_peer: false }),
        port(21, 2, 64500, { ipaddr4: "198.51.100.2" }),
      ],
      poc: [
        contact(1, 500, "NOC"),
        contact(2, 500, "Policy", { visible: "Users" }),
        contact(3, 500, "Technical", { visible: "Private", email: "hidden@net500.example" }),
        contact(4, 510, "Policy"),
        contact(5, 510, "Sales"),
        contact(6, 999, "Policy"),
      ],
    },
  );
}
