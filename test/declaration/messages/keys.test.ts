import { describe, expect, test } from "@jest/globals";

import { messagesOf, withPiece, type Where } from "./messages-of.ts";

/** Unknown keys, their place, and all messages about each. */
const CASES: readonly (readonly [where: Where, text: string, messagesOf: readonly string[]])[] = [
  [
    "session",
    "md5: s3cret",
    [
      "network.yaml:11:82 unknown key `md5` (did you mean `password: { env: BGP_PASSWORD_13335 }`?)",
    ],
  ],
  [
    "session",
    "md5_key: s3cret",
    [
      "network.yaml:11:82 unknown key `md5_key` (did you mean `password: { env: BGP_PASSWORD_13335 }`?)",
    ],
  ],
  [
    "session",
    "passwd: x",
    [
      "network.yaml:11:82 unknown key `passwd` (did you mean `password: { env: BGP_PASSWORD_13335 }`?)",
    ],
  ],
  [
    "session",
    "auth_key: x",
    [
      "network.yaml:11:82 unknown key `auth_key` (did you mean `password: { env: BGP_PASSWORD_13335 }`?)",
    ],
  ],
  [
    "session",
    "authentication-key: x",
    [
      "network.yaml:11:82 unknown key `authentication-key` (did you mean `password: { env: BGP_PASSWORD_13335 }`?)",
    ],
  ],
  [
    "session",
    "pwd: x",
    [
      "network.yaml:11:82 unknown key `pwd` (did you mean `password: { env: BGP_PASSWORD_13335 }`?)",
    ],
  ],
  [
    "session",
    "neighbor: 1.2.3.4",
    ["network.yaml:11:82 unknown key `neighbor` (did you mean `remote`?)"],
  ],
  [
    "session",
    "neighbor_address: 1.2.3.4",
    ["network.yaml:11:82 unknown key `neighbor_address` (did you mean `remote`?)"],
  ],
  ["session", "peer: 1.2.3.4", ["network.yaml:11:82 unknown key `peer` (did you mean `remote`?)"]],
  [
    "session",
    "remote_ip: 1.2.3.4",
    ["network.yaml:11:82 unknown key `remote_ip` (did you mean `remote`?)"],
  ],
  [
    "session",
    "local_ip: 1.2.3.4",
    ["network.yaml:11:82 unknown key `local_ip` (did you mean `local`?)"],
  ],
  [
    "session",
    "local_address: 1.2.3.4",
    ["network.yaml:11:82 unknown key `local_address` (did you mean `local`?)"],
  ],
  [
    "session",
    "source: 1.2.3.4",
    ["network.yaml:11:82 unknown key `source` (did you mean `local`?)"],
  ],
  [
    "session",
    "peer_as: 13335",
    [
      "network.yaml:11:82 unknown key `peer_as` (the neighbor's ASN is `asn` of the peer, beside `sessions`)",
    ],
  ],
  [
    "session",
    "remote-as: 13335",
    [
      "network.yaml:11:82 unknown key `remote-as` (the neighbor's ASN is `asn` of the peer, beside `sessions`)",
    ],
  ],
  [
    "session",
    "remote_asn: 13335",
    [
      "network.yaml:11:82 unknown key `remote_asn` (the neighbor's ASN is `asn` of the peer, beside `sessions`)",
    ],
  ],
  [
    "session",
    "asn: 13335",
    [
      "network.yaml:11:82 unknown key `asn` (the neighbor's ASN is `asn` of the peer, beside `sessions`)",
    ],
  ],
  [
    "session",
    "local_as: 52580",
    [
      "network.yaml:11:82 unknown key `local_as` (our ASN is `asn` under `network`, for all sessions)",
    ],
  ],
  [
    "session",
    "local-as: 52580",
    [
      "network.yaml:11:82 unknown key `local-as` (our ASN is `asn` under `network`, for all sessions)",
    ],
  ],
  [
    "session",
    "max_prefix: 100",
    [
      "network.yaml:11:82 unknown key `max_prefix` (did you mean `max_prefixes: { ipv4: …, ipv6: … }`?)",
    ],
  ],
  [
    "session",
    "maximum-prefix: 100",
    [
      "network.yaml:11:82 unknown key `maximum-prefix` (did you mean `max_prefixes: { ipv4: …, ipv6: … }`?)",
    ],
  ],
  [
    "session",
    "prefix_limit: 100",
    [
      "network.yaml:11:82 unknown key `prefix_limit` (did you mean `max_prefixes: { ipv4: …, ipv6: … }`?)",
    ],
  ],
  [
    "session",
    "limit: 100",
    ["network.yaml:11:82 unknown key `limit` (did you mean `max_prefixes: { ipv4: …, ipv6: … }`?)"],
  ],
  ["session", "desc: x", ["network.yaml:11:82 unknown key `desc` (did you mean `description`?)"]],
  [
    "session",
    "comment: x",
    ["network.yaml:11:82 unknown key `comment` (did you mean `description`?)"],
  ],
  [
    "session",
    "ifname: xe-0/0/1",
    ["network.yaml:11:82 unknown key `ifname` (did you mean `pni`?)"],
  ],
  ["session", "port: xe-0/0/1", ["network.yaml:11:82 unknown key `port` (did you mean `pni`?)"]],
  ["session", "ixp: ix-a", ["network.yaml:11:82 unknown key `ixp` (did you mean `exchange`?)"]],
  ["session", "device: gru1", ["network.yaml:11:82 unknown key `device` (did you mean `router`?)"]],
  [
    "session",
    "hostname: gru1",
    ["network.yaml:11:82 unknown key `hostname` (did you mean `router`?)"],
  ],
  [
    "session",
    "log_updown: true",
    ["network.yaml:11:82 unknown key `log_updown` (did you mean `log_changes`?)"],
  ],
  ["session", "mss: 1400", ["network.yaml:11:82 unknown key `mss` (did you mean `tcp_mss`?)"]],
  [
    "session",
    "gtsm: true",
    ["network.yaml:11:82 unknown key `gtsm` (did you mean `ttl_security`?)"],
  ],
  [
    "session",
    "ebgp_multihop: 2",
    ["network.yaml:11:82 unknown key `ebgp_multihop` (did you mean `multihop`?)"],
  ],
  [
    "session",
    "ebgp-multihop: 2",
    ["network.yaml:11:82 unknown key `ebgp-multihop` (did you mean `multihop`?)"],
  ],
  [
    "session",
    "hold_time: 90",
    [
      "network.yaml:11:82 unknown key `hold_time` (did you mean `timers: { keepalive: 30s, hold: 90s }`?)",
    ],
  ],
  [
    "session",
    "hold: 90",
    [
      "network.yaml:11:82 unknown key `hold` (did you mean `timers: { keepalive: 30s, hold: 90s }`?)",
    ],
  ],
  [
    "session",
    "keepalive: 30",
    [
      "network.yaml:11:82 unknown key `keepalive` (did you mean `timers: { keepalive: 30s, hold: 90s }`?)",
    ],
  ],
  [
    "session",
    "disabled: true",
    ["network.yaml:11:82 unknown key `disabled` (did you mean `state: shut`?)"],
  ],
  [
    "session",
    "shut: true",
    ["network.yaml:11:82 unknown key `shut` (did you mean `state: shut`?)"],
  ],
  [
    "session",
    "enabled: false",
    ["network.yaml:11:82 unknown key `enabled` (did you mean `state: shut`?)"],
  ],
  ["session", "family: ipv4", []],
  [
    "session",
    "extended_next_hop: true",
    ["network.yaml:11:82 unknown key `extended_next_hop` (did you mean `family`?)"],
  ],
  [
    "session",
    "afi: ipv4",
    [
      "network.yaml:11:82 unknown key `afi` (remove it: a session's family is that of its addresses, and each has one session; IPv4 routes between IPv6 addresses are `family: ipv4`)",
    ],
  ],
  [
    "session",
    "ipv4: true",
    [
      "network.yaml:11:82 unknown key `ipv4` (remove it: a session's family is that of its addresses, and each has one session; IPv4 routes between IPv6 addresses are `family: ipv4`)",
    ],
  ],
  [
    "session",
    "address-family: ipv6",
    [
      "network.yaml:11:82 unknown key `address-family` (remove it: a session's family is that of its addresses, and each has one session; IPv4 routes between IPv6 addresses are `family: ipv4`)",
    ],
  ],
  [
    "session",
    "as_sets: [AS-X]",
    ["network.yaml:11:82 unknown key `as_sets` (`as_sets` belongs to the peer, beside `asn`)"],
  ],
  [
    "session",
    "as_set: AS-X",
    ["network.yaml:11:82 unknown key `as_set` (`as_sets` belongs to the peer, beside `asn`)"],
  ],
  [
    "session",
    "relation: peer",
    ["network.yaml:11:82 unknown key `relation` (`relation` belongs to the peer, beside `asn`)"],
  ],
  [
    "session",
    "settlement: free",
    [
      "network.yaml:11:82 unknown key `settlement` (`settlement` belongs to the peer, beside `asn`)",
    ],
  ],
  [
    "session",
    "import_policy: x",
    ["network.yaml:11:82 unknown key `import_policy` (did you mean `policy`?)"],
  ],
  [
    "session",
    "route-map: x",
    ["network.yaml:11:82 unknown key `route-map` (did you mean `policy`?)"],
  ],
  [
    "session",
    "prefix_list: x",
    ["network.yaml:11:82 unknown key `prefix_list` (did you mean `policy`?)"],
  ],
  ["session", "export: x", ["network.yaml:11:82 unknown key `export` (did you mean `policy`?)"]],
  [
    "session",
    "soft_reconfiguration: true",
    ["network.yaml:11:82 unknown key `soft_reconfiguration` (did you mean `keep_routes`?)"],
  ],
  [
    "session",
    "ttl-security: true",
    ["network.yaml:11:82 unknown key `ttl-security` (did you mean `ttl_security`?)"],
  ],
  ["session", "tcp-ao: {}", ["network.yaml:11:82 unknown key `tcp-ao` (did you mean `tcp_ao`?)"]],
  [
    "session",
    "Passive: true",
    ["network.yaml:11:82 unknown key `Passive` (did you mean `passive`?)"],
  ],
  [
    "session",
    "passiv: true",
    ["network.yaml:11:82 unknown key `passiv` (did you mean `passive`?)"],
  ],
  ["session", "bdf: true", ["network.yaml:11:82 unknown key `bdf` (did you mean `bfd`?)"]],
  [
    "session",
    "zzz: 1",
    [
      "network.yaml:11:82 unknown key `zzz` (known keys: router, exchange, pni, local, remote, interface, family, name, description, policy, max_prefixes, settings, password, tcp_ao, ttl_security, multihop, update_source, tcp_mss, log_changes, bfd, passive, timers, graceful_restart, role, keep_routes, enforce_first_as, state)",
    ],
  ],
  ["peer", "as: 1", ["network.yaml:10:73 unknown key `as` (did you mean `asn`?)"]],
  ["peer", "remote_as: 1", ["network.yaml:10:73 unknown key `remote_as` (did you mean `asn`?)"]],
  ["peer", "remote-as: 1", ["network.yaml:10:73 unknown key `remote-as` (did you mean `asn`?)"]],
  ["peer", "peer_as: 1", ["network.yaml:10:73 unknown key `peer_as` (did you mean `asn`?)"]],
  [
    "peer",
    "local_as: 1",
    [
      "network.yaml:10:73 unknown key `local_as` (our ASN is `asn` under `network`, for all sessions)",
    ],
  ],
  [
    "peer",
    "description: x",
    ["network.yaml:10:73 unknown key `description` (did you mean `name`?)"],
  ],
  ["peer", "desc: x", ["network.yaml:10:73 unknown key `desc` (did you mean `name`?)"]],
  ["peer", "type: peer", ["network.yaml:10:73 unknown key `type` (did you mean `relation`?)"]],
  ["peer", "kind: peer", ["network.yaml:10:73 unknown key `kind` (did you mean `relation`?)"]],
  [
    "peer",
    "relationship: peer",
    ["network.yaml:10:73 unknown key `relationship` (did you mean `relation`?)"],
  ],
  ["peer", "role: peer", ["network.yaml:10:73 unknown key `role` (did you mean `relation`?)"]],
  ["peer", "group: ix", ["network.yaml:10:73 unknown key `group` (did you mean `relation`?)"]],
  [
    "peer",
    "as_set: AS-X",
    ["network.yaml:10:73 unknown key `as_set` (did you mean `as_sets: [AS-NAME]`?)"],
  ],
  [
    "peer",
    "as-set: AS-X",
    ["network.yaml:10:73 unknown key `as-set` (did you mean `as_sets: [AS-NAME]`?)"],
  ],
  [
    "peer",
    "irr_as_set: AS-X",
    ["network.yaml:10:73 unknown key `irr_as_set` (did you mean `as_sets: [AS-NAME]`?)"],
  ],
  [
    "peer",
    "macro: AS-X",
    ["network.yaml:10:73 unknown key `macro` (did you mean `as_sets: [AS-NAME]`?)"],
  ],
  [
    "peer",
    "neighbors: []",
    ["network.yaml:10:73 unknown key `neighbors` (did you mean `sessions`?)"],
  ],
  [
    "peer",
    "neighbor: {}",
    ["network.yaml:10:73 unknown key `neighbor` (did you mean `sessions`?)"],
  ],
  [
    "peer",
    "peerings: []",
    ["network.yaml:10:73 unknown key `peerings` (did you mean `sessions`?)"],
  ],
  [
    "peer",
    "max_prefix: 100",
    [
      "network.yaml:10:73 unknown key `max_prefix` (did you mean `max_prefixes: { ipv4: …, ipv6: … }`?)",
    ],
  ],
  [
    "peer",
    "limit_ipv4: 100",
    [
      "network.yaml:10:73 unknown key `limit_ipv4` (did you mean `max_prefixes: { ipv4: …, ipv6: … }`?)",
    ],
  ],
  [
    "peer",
    "ipv4_limit: 100",
    [
      "network.yaml:10:73 unknown key `ipv4_limit` (did you mean `max_prefixes: { ipv4: …, ipv6: … }`?)",
    ],
  ],
  [
    "peer",
    "md5: s3cret",
    [
      "network.yaml:10:73 unknown key `md5` (did you mean `password: { env: BGP_PASSWORD_13335 }` at each session?)",
    ],
  ],
  [
    "peer",
    "password: s3cret",
    [
      "network.yaml:10:73 unknown key `password` (did you mean `password: { env: BGP_PASSWORD_13335 }` at each session?)",
    ],
  ],
  [
    "peer",
    "router: gru1",
    [
      "network.yaml:10:73 unknown key `router` (`router` belongs to a session, under `sessions` of the peer)",
    ],
  ],
  [
    "peer",
    "local: 1.2.3.4",
    [
      "network.yaml:10:73 unknown key `local` (`local` belongs to a session, under `sessions` of the peer)",
    ],
  ],
  [
    "peer",
    "remote: 1.2.3.4",
    [
      "network.yaml:10:73 unknown key `remote` (`remote` belongs to a session, under `sessions` of the peer)",
    ],
  ],
  [
    "peer",
    "exchange: ix-a",
    [
      "network.yaml:10:73 unknown key `exchange` (`exchange` belongs to a session, under `sessions` of the peer)",
    ],
  ],
  [
    "peer",
    "bfd: true",
    [
      "network.yaml:10:73 unknown key `bfd` (`bfd` belongs to a session, under `sessions` of the peer)",
    ],
  ],
  [
    "peer",
    "passive: true",
    [
      "network.yaml:10:73 unknown key `passive` (`passive` belongs to a session, under `sessions` of the peer)",
    ],
  ],
  ["peer", "route_map: x", ["network.yaml:10:73 unknown key `route_map` (did you mean `policy`?)"]],
  [
    "peer",
    "hold_time: 90",
    [
      "network.yaml:10:73 unknown key `hold_time` (did you mean `timers: { keepalive: 30s, hold: 90s }`?)",
    ],
  ],
  ["network", "as: 52580", ["network.yaml:1:58 unknown key `as` (did you mean `asn`?)"]],
  [
    "network",
    "local_as: 52580",
    ["network.yaml:1:58 unknown key `local_as` (did you mean `asn`?)"],
  ],
  [
    "network",
    "description: x",
    ["network.yaml:1:58 unknown key `description` (did you mean `name`?)"],
  ],
  [
    "network",
    "as_set: AS-X",
    ["network.yaml:1:58 unknown key `as_set` (did you mean `as_sets: [AS-NAME]`?)"],
  ],
  [
    "network",
    "as_macro: AS-X",
    ["network.yaml:1:58 unknown key `as_macro` (did you mean `as_sets: [AS-NAME]`?)"],
  ],
  [
    "network",
    "router_id: 192.0.2.1",
    [
      "network.yaml:1:58 unknown key `router_id` (`router_id` belongs to a router, under `routers`)",
    ],
  ],
  [
    "network",
    "peers: []",
    ["network.yaml:1:58 unknown key `peers` (`peers` belongs to the file itself, not indented)"],
  ],
  [
    "network",
    "irr: {}",
    ["network.yaml:1:58 unknown key `irr` (did you mean `as_sets: [AS-NAME]`?)"],
  ],
  [
    "network",
    "blackhole: 192.0.2.66",
    ["network.yaml:1:58 unknown key `blackhole` (did you mean `discard`?)"],
  ],
  [
    "network",
    "networks: [192.0.2.0/24]",
    ["network.yaml:1:58 unknown key `networks` (did you mean `prefixes`?)"],
  ],
  [
    "irr",
    "server: rr.ntt.net",
    ["network.yaml:2:52 unknown key `server` (did you mean `servers`?)"],
  ],
  ["irr", "host: rr.ntt.net", ["network.yaml:2:52 unknown key `host` (did you mean `servers`?)"]],
  ["irr", "source: RADB", ["network.yaml:2:52 unknown key `source` (did you mean `sources`?)"]],
  [
    "irr",
    "registries: [RADB]",
    ["network.yaml:2:52 unknown key `registries` (did you mean `sources`?)"],
  ],
  ["irr", "dump: x", ["network.yaml:2:52 unknown key `dump` (did you mean `dumps`?)"]],
  ["irr", "files: [x]", ["network.yaml:2:52 unknown key `files` (did you mean `dumps`?)"]],
  ["irr", "tool: bgpq4", ["network.yaml:2:52 unknown key `tool` (did you mean `engine`?)"]],
  ["irr", "time_out: 120s", ["network.yaml:2:52 unknown key `time_out` (did you mean `timeout`?)"]],
  ["router", "os: junos", ["network.yaml:4:50 unknown key `os` (did you mean `platform`?)"]],
  ["router", "type: junos", ["network.yaml:4:50 unknown key `type` (did you mean `platform`?)"]],
  [
    "router",
    "vendor: juniper",
    ["network.yaml:4:50 unknown key `vendor` (did you mean `platform`?)"],
  ],
  ["router", "nos: junos", ["network.yaml:4:50 unknown key `nos` (did you mean `platform`?)"]],
  ["router", "rid: 192.0.2.1", ["network.yaml:4:50 unknown key `rid` (did you mean `router_id`?)"]],
  [
    "router",
    "router-id: 192.0.2.1",
    ["network.yaml:4:50 unknown key `router-id` (did you mean `router_id`?)"],
  ],
  [
    "router",
    "loopback: 192.0.2.1",
    ["network.yaml:4:50 unknown key `loopback` (did you mean `router_id`?)"],
  ],
  ["router", "ver: 21.4R3", ["network.yaml:4:50 unknown key `ver` (did you mean `version`?)"]],
  [
    "router",
    "os_version: x",
    ["network.yaml:4:50 unknown key `os_version` (did you mean `version`?)"],
  ],
  ["router", "location: SP", ["network.yaml:4:50 unknown key `location` (did you mean `site`?)"]],
  ["router", "pop: SP", ["network.yaml:4:50 unknown key `pop` (did you mean `site`?)"]],
  ["router", "city: SP", ["network.yaml:4:50 unknown key `city` (did you mean `site`?)"]],
  [
    "router",
    "rtr: 192.0.2.10",
    [
      "network.yaml:4:50 unknown key `rtr` (did you mean `rpki: { caches: [{ address: 192.0.2.10 }] }`?)",
    ],
  ],
  [
    "router",
    "validators: [192.0.2.10]",
    [
      "network.yaml:4:50 unknown key `validators` (did you mean `rpki: { caches: [{ address: 192.0.2.10 }] }`?)",
    ],
  ],
  [
    "router",
    "rpki: { servers: [192.0.2.10] }",
    ["network.yaml:4:58 unknown key `servers` (did you mean `caches: [{ address: 192.0.2.10 }]`?)"],
  ],
  [
    "router",
    "rpki: { caches: [{ host: 192.0.2.10 }] }",
    ["network.yaml:4:69 unknown key `host` (did you mean `address`?)"],
  ],
  [
    "router",
    "config: gru1.conf",
    ["network.yaml:4:50 unknown key `config` (did you mean `base`?)"],
  ],
  ["router", "asn: 52580", ["network.yaml:4:50 unknown key `asn` (`asn` belongs to `network`)"]],
  [
    "router",
    "hostname: gru1",
    ["network.yaml:4:50 unknown key `hostname` (its name is the key above it)"],
  ],
  ["file", "neighbors: []", ["network.yaml:13:1 unknown key `neighbors` (did you mean `peers`?)"]],
  ["file", "peerings: []", ["network.yaml:13:1 unknown key `peerings` (did you mean `peers`?)"]],
  ["file", "ixps: {}", ["network.yaml:13:1 unknown key `ixps` (did you mean `exchanges`?)"]],
  ["file", "ix: {}", ["network.yaml:13:1 unknown key `ix` (did you mean `exchanges`?)"]],
  ["file", "devices: {}", ["network.yaml:13:1 unknown key `devices` (did you mean `routers`?)"]],
  ["file", "asn: 52580", ["network.yaml:13:1 unknown key `asn` (`asn` belongs to `network`)"]],
  [
    "file",
    "router_id: 192.0.2.1",
    [
      "network.yaml:13:1 unknown key `router_id` (`router_id` belongs to a router, under `routers`)",
    ],
  ],
  [
    "file",
    "sessions: []",
    ["network.yaml:13:1 unknown key `sessions` (`sessions` belongs to the peer, beside `asn`)"],
  ],
  ["file", "policies: x", ["network.yaml:13:1 unknown key `policies` (did you mean `policy`?)"]],
  ["file", "default: {}", ["network.yaml:13:1 unknown key `default` (did you mean `defaults`?)"]],
  ["file", "Guards: {}", ["network.yaml:13:1 unknown key `Guards` (did you mean `guards`?)"]],
  ["file", "bgp: {}", ["network.yaml:13:1 unknown key `bgp` (did you mean `peers`?)"]],
  [
    "peers file",
    "asn: 13335\nname: Cloudflare\nrelation: peer\nas_sets: [AS13335]\nsessions: []\n",
    [
      "peers/a.yaml:1:1 unknown key `asn` (begin the file with `peers:`: a peer's keys stand below `peers:` and `- `, indented)",
    ],
  ],
  [
    "peers file",
    "neighbors:\n  - asn: 1\n",
    ["peers/a.yaml:1:1 unknown key `neighbors` (did you mean `peers`?)"],
  ],
  [
    "peers file",
    "network: { asn: 1 }\npeers: []\n",
    ["peers/a.yaml:1:1 unknown key `network` (`network` belongs to network.yaml)"],
  ],
  [
    "peers file",
    "routers: {}\npeers: []\n",
    ["peers/a.yaml:1:1 unknown key `routers` (`routers` belongs to network.yaml)"],
  ],
  [
    "peers file",
    "- asn: 13335\n  name: x\n",
    [
      "peers/a.yaml:1:1 expected a mapping, found a list (begin the file with a line `peers:`, followed by the list)",
    ],
  ],
  [
    "peers file",
    "\ufeff- asn: 13335\r\n  name: x\r\n",
    [
      "peers/a.yaml:1:1 expected a mapping, found a list (begin the file with a line `peers:`, followed by the list)",
    ],
  ],
];

describe("a key of another tool, or of another place, is answered with ours", () => {
  test.each(CASES)("%s: %s", (where, text, expected) => {
    expect(messagesOf(withPiece(where, text))).toEqual(expected);
  });
});
