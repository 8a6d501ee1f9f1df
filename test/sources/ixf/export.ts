/** A member with one connection, as exchanges export it. */
export function member(asnum: unknown, connection: object = {}, more: object = {}): object {
  return {
    asnum,
    member_type: "peering",
    name: `Network ${String(asnum)}`,
    url: "https://example.net/",
    contact_email: ["noc@example.net"],
    connection_list: [
      {
        ixp_id: 1,
        state: "active",
        if_list: [{ switch_id: 1, if_speed: 10000, if_type: "LR4" }],
        ...connection,
      },
    ],
    ...more,
  };
}

/** A `vlan_list` with one VLAN. */
export function vlan(ipv4: unknown, ipv6?: unknown, id = 2): object {
  const entry = (address: unknown) =>
    address === undefined
      ? undefined
      : {
          address,
          routeserver: true,
          as_macro: "AS-EXAMPLE",
          mac_addresses: ["02:00:00:00:00:01"],
        };
  return { vlan_list: [{ vlan_id: id, ipv4: entry(ipv4), ipv6: entry(ipv6) }] };
}

/** An export of an exchange with the peering LANs 203.0.113.0/24 and 2001:db8:f::/64, in VLAN 2. */
export function memberExport(members: readonly object[], more: object = {}): string {
  const exchange = {
    ixp_id: 1,
    ixf_id: 4321,
    shortname: "IX",
    vlan: [
      {
        id: 2,
        name: "Peering",
        ipv4: { prefix: "203.0.113.0", mask_length: 24 },
        ipv6: { prefix: "2001:db8:f::", mask_length: 64 },
      },
      { id: 3, name: "Voice", ipv4: { prefix: "198.51.100.0", mask_length: 24 } },
    ],
  };
  return JSON.stringify({
    version: "1.0",
    timestamp: "2026-11-29T10:30:00Z",
    ixp_list: [exchange],
    member_list: members,
    ...more,
  });
}
