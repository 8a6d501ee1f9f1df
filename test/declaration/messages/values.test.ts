import { describe, expect, test } from "@jest/globals";

import { messagesOf, withPiece, withValue, type Where } from "./messages-of.ts";

/** Malformed values, their place, and all messages about each. */
const CASES: readonly (readonly [where: Where, text: string, messagesOf: readonly string[]])[] = [
  [
    "peer",
    "settlement: settlement-free",
    ["network.yaml:10:85 `settlement-free` is not one of free, paid (did you mean `free`?)"],
  ],
  [
    "peer",
    "settlement: none",
    ["network.yaml:10:85 `none` is not one of free, paid (did you mean `free`?)"],
  ],
  [
    "peer",
    "settlement: billed",
    ["network.yaml:10:85 `billed` is not one of free, paid (did you mean `paid`?)"],
  ],
  [
    "peer",
    "settlement: yes",
    ["network.yaml:10:85 `yes` is not one of free, paid (did you mean `paid`?)"],
  ],
  [
    "peer",
    "allow_empty: [v4]",
    ["network.yaml:10:87 `v4` is not one of ipv4, ipv6 (did you mean `ipv4`?)"],
  ],
  [
    "peer",
    "allow_empty: [inet6]",
    ["network.yaml:10:87 `inet6` is not one of ipv4, ipv6 (did you mean `ipv6`?)"],
  ],
  [
    "peer",
    "allow_empty: ipv6",
    ["network.yaml:10:86 expected a list of families, found `ipv6` (write it as a list: [ipv6])"],
  ],
  [
    "peer",
    "space: 8",
    ["network.yaml:10:80 expected a part of the whole, like 1/8, found `8` (write 1/8)"],
  ],
  [
    "peer",
    "aggregate: yes",
    ["network.yaml:10:84 expected true or false, found `yes` (write `true`)"],
  ],
  [
    "peer",
    "aggregate: off",
    ["network.yaml:10:84 expected true or false, found `off` (write `false`)"],
  ],
  [
    "peer",
    "policy: Azion_Peering",
    ["network.yaml:10:81 `Azion_Peering` is not the name of a policy (write `azion-peering`)"],
  ],
  [
    "irr",
    "engine: bgpq3",
    ["network.yaml:2:60 `bgpq3` is not one of native, bgpq4 (did you mean `bgpq4`?)"],
  ],
  [
    "irr",
    "engine: own",
    ["network.yaml:2:60 `own` is not one of native, bgpq4 (did you mean `native`?)"],
  ],
  [
    "irr",
    "engine: irrd",
    ["network.yaml:2:60 `irrd` is not one of native, bgpq4 (did you mean `native`?)"],
  ],
  [
    "irr",
    "timeout: 120",
    [
      "network.yaml:2:61 expected a time in seconds, minutes or hours, like 90s, 30m or 2h, found `120` (write 120s)",
    ],
  ],
  [
    "irr",
    "timeout: 2 minutes",
    [
      "network.yaml:2:61 `2 minutes` is not a time in seconds, minutes or hours, like 90s, 30m or 2h (write 2m)",
    ],
  ],
  [
    "irr",
    "timeout: 120sec",
    [
      "network.yaml:2:61 `120sec` is not a time in seconds, minutes or hours, like 90s, 30m or 2h (write 120s)",
    ],
  ],
  [
    "irr",
    "timeout: 0.5m",
    [
      "network.yaml:2:61 `0.5m` is not a time in seconds, minutes or hours, like 90s, 30m or 2h (write 30s)",
    ],
  ],
  [
    "irr",
    "timeout: 1d",
    [
      "network.yaml:2:61 `1d` is not a time in seconds, minutes or hours, like 90s, 30m or 2h (write 24h)",
    ],
  ],
  [
    "irr",
    "timeout: never",
    ["network.yaml:2:61 `never` is not a time in seconds, minutes or hours, like 90s, 30m or 2h"],
  ],
  ["irr", "aggregate: on", ["network.yaml:2:63 expected true or false, found `on` (write `true`)"]],
  [
    "session",
    "max_prefixes: 2000",
    [
      "network.yaml:11:96 expected a mapping, found `2000` (write { ipv4: 2000, ipv6: … }, or one of the two)",
    ],
  ],
  [
    "session",
    'max_prefixes: "2000"',
    [
      "network.yaml:11:96 expected a mapping, found `2000` (write { ipv4: 2000, ipv6: … }, or one of the two)",
    ],
  ],
  [
    "session",
    "max_prefixes: [2000, 500]",
    [
      "network.yaml:11:96 expected a mapping, found a list (write { ipv4: 2000, ipv6: 500 }, or one of the two)",
    ],
  ],
  [
    "session",
    'max_prefixes: { ipv4: "2000" }',
    ["network.yaml:11:104 expected a whole number, found `2000` (write 2000, without quotes)"],
  ],
  [
    "session",
    "max_prefixes: { ipv4: 2.000 }",
    [
      'network.yaml:11:104 `2.000` would be read as a different number (quote it: "2.000", or write a plain decimal number)',
    ],
  ],
  [
    "session",
    "max_prefixes: { ipv4: 2000, warn_at: 80 }",
    ["network.yaml:11:119 expected a percentage from 1% to 99%, found `80` (write 80%)"],
  ],
  [
    "session",
    "max_prefixes: { ipv4: 2000, warn_at: 80 percent }",
    ["network.yaml:11:119 `80 percent` is not a percentage from 1% to 99% (write 80%)"],
  ],
  [
    "session",
    "max_prefixes: { ipv4: 2000, on_exceed: restart }",
    [
      "network.yaml:11:121 `restart` is not `shutdown`, `warn` or `{ restart_after: 30m }` (did you mean { restart_after: 30m }?)",
    ],
  ],
  [
    "session",
    "max_prefixes: { ipv4: 2000, on_exceed: 30 }",
    [
      "network.yaml:11:121 expected `shutdown`, `warn` or `{ restart_after: 30m }`, found `30` (did you mean { restart_after: 30m }?)",
    ],
  ],
  [
    "session",
    "max_prefixes: { ipv4: 2000, on_exceed: teardown }",
    [
      "network.yaml:11:121 `teardown` is not `shutdown`, `warn` or `{ restart_after: 30m }` (did you mean `shutdown`?)",
    ],
  ],
  [
    "session",
    "max_prefixes: { ipv4: 2000, on_exceed: warning-only }",
    [
      "network.yaml:11:121 `warning-only` is not `shutdown`, `warn` or `{ restart_after: 30m }` (did you mean `warn`?)",
    ],
  ],
  [
    "session",
    "max_prefixes: { ipv4: 2000, on_exceed: { restart_after: 30 } }",
    [
      "network.yaml:11:138 expected a time in minutes or hours, like 30m or 2h, found `30` (write 30m)",
    ],
  ],
  [
    "session",
    "max_prefixes: { ipv4: 2000, on_exceed: { restart_after: 30 min } }",
    ["network.yaml:11:138 `30 min` is not a time in minutes or hours, like 30m or 2h (write 30m)"],
  ],
  [
    "session",
    "max_prefixes: { ipv4: 2000, on_exceed: { restart_after: 90s } }",
    ["network.yaml:11:138 `90s` is not a time in minutes or hours, like 30m or 2h"],
  ],
  [
    "session",
    "max_prefixes: { ipv4: 2000, on_exceed: { restart_after: 1 hour } }",
    ["network.yaml:11:138 `1 hour` is not a time in minutes or hours, like 30m or 2h (write 1h)"],
  ],
  [
    "session",
    "max_prefixes: { v4: 2000, inet6: 500 }",
    [
      "network.yaml:11:98 unknown key `v4` (did you mean `ipv4`?)",
      "network.yaml:11:108 unknown key `inet6` (did you mean `ipv6`?)",
    ],
  ],
  [
    "session",
    "bfd: 300",
    [
      "network.yaml:11:87 expected `true`, `false` or `{ interval: 300ms, multiplier: 3 }`, found `300` (write { interval: 300ms, multiplier: 3 })",
    ],
  ],
  [
    "session",
    "bfd: yes",
    [
      "network.yaml:11:87 expected `true`, `false` or `{ interval: 300ms, multiplier: 3 }`, found `yes` (write `true`)",
    ],
  ],
  [
    "session",
    "bfd: { interval: 300, multiplier: 3 }",
    [
      "network.yaml:11:99 expected a time in milliseconds or seconds, like 300ms or 1s, found `300` (write 300ms)",
    ],
  ],
  [
    "session",
    'bfd: { interval: "300", multiplier: 3 }',
    [
      "network.yaml:11:99 `300` is not a time in milliseconds or seconds, like 300ms or 1s (write 300ms)",
    ],
  ],
  [
    "session",
    "bfd: { interval: 300 ms, multiplier: 3 }",
    [
      "network.yaml:11:99 `300 ms` is not a time in milliseconds or seconds, like 300ms or 1s (write 300ms)",
    ],
  ],
  [
    "session",
    "bfd: { interval: 0.3s, multiplier: 3 }",
    [
      "network.yaml:11:99 `0.3s` is not a time in milliseconds or seconds, like 300ms or 1s (write 300ms)",
    ],
  ],
  [
    "session",
    "bfd: { interval: 1sec, multiplier: 3 }",
    [
      "network.yaml:11:99 `1sec` is not a time in milliseconds or seconds, like 300ms or 1s (write 1s)",
    ],
  ],
  [
    "session",
    "bfd: { min_interval: 300ms, multiplier: 3 }",
    ["network.yaml:11:89 unknown key `min_interval` (did you mean `interval`?)"],
  ],
  [
    "session",
    "bfd: { interval: 300ms, detect-multiplier: 3 }",
    ["network.yaml:11:106 unknown key `detect-multiplier` (did you mean `multiplier`?)"],
  ],
  [
    "session",
    "timers: 30 90",
    ["network.yaml:11:90 expected a mapping, found `30 90` (write { keepalive: 30s, hold: 90s })"],
  ],
  [
    "session",
    "timers: [30, 90]",
    ["network.yaml:11:90 expected a mapping, found a list (write { keepalive: 30s, hold: 90s })"],
  ],
  [
    "session",
    "timers: 30/90",
    ["network.yaml:11:90 expected a mapping, found `30/90` (write { keepalive: 30s, hold: 90s })"],
  ],
  [
    "session",
    "timers: fast",
    [
      "network.yaml:11:90 expected a mapping, found `fast` (for example { keepalive: 30s, hold: 90s })",
    ],
  ],
  [
    "session",
    "timers: { keepalive: 30, hold: 90 }",
    [
      "network.yaml:11:103 expected a time in seconds, minutes or hours, like 90s, 30m or 2h, found `30` (write 30s)",
      "network.yaml:11:113 expected a time in seconds, minutes or hours, like 90s, 30m or 2h, found `90` (write 90s)",
    ],
  ],
  [
    "session",
    "timers: { keepalive: 30 s, hold: 1.5m }",
    [
      "network.yaml:11:103 `30 s` is not a time in seconds, minutes or hours, like 90s, 30m or 2h (write 30s)",
      "network.yaml:11:115 `1.5m` is not a time in seconds, minutes or hours, like 90s, 30m or 2h (write 90s)",
    ],
  ],
  [
    "session",
    "timers: { keepalive: 30s, hold_time: 90s }",
    ["network.yaml:11:108 unknown key `hold_time` (did you mean `hold`?)"],
  ],
  [
    "session",
    "multihop: true",
    [
      "network.yaml:11:92 expected a number of hops, found `true` (write the number of hops, 2 at least; without `multihop` the neighbor is directly connected)",
    ],
  ],
  [
    "session",
    'multihop: "2"',
    ["network.yaml:11:92 expected a number of hops, found `2` (write 2, without quotes)"],
  ],
  [
    "session",
    "passive: on",
    ["network.yaml:11:91 expected true or false, found `on` (write `true`)"],
  ],
  [
    "session",
    "passive: True",
    ["network.yaml:11:91 expected true or false, found `True` (write `true`)"],
  ],
  [
    "session",
    'passive: "true"',
    ["network.yaml:11:91 expected true or false, found `true` (write `true`)"],
  ],
  [
    "session",
    "passive: 1",
    ["network.yaml:11:91 expected true or false, found `1` (write `true`)"],
  ],
  [
    "session",
    "passive: 0",
    ["network.yaml:11:91 expected true or false, found `0` (write `false`)"],
  ],
  [
    "session",
    "role: customer",
    [
      "network.yaml:11:88 `customer` is not `true`, `false` or `strict` (which role we have follows from `relation`; write `true`, `strict` or `false`)",
    ],
  ],
  [
    "session",
    "role: provider",
    [
      "network.yaml:11:88 `provider` is not `true`, `false` or `strict` (which role we have follows from `relation`; write `true`, `strict` or `false`)",
    ],
  ],
  [
    "session",
    "keep_routes: no",
    ["network.yaml:11:95 `no` is not `true`, `false` or `rpki` (write `false`)"],
  ],
  [
    "session",
    "password: s3cret",
    [
      "network.yaml:11:92 a secret is given only as the name of an environment variable (write { env: BGP_PASSWORD_13335 } (capital letters, digits, `_`); if this was a real secret and has been committed, change it)",
    ],
  ],
  [
    "session",
    "password: $BGP_PASSWORD",
    [
      "network.yaml:11:92 a secret is given only as the name of an environment variable (write { env: BGP_PASSWORD_13335 } (capital letters, digits, `_`); if this was a real secret and has been committed, change it)",
    ],
  ],
  [
    "session",
    "password: { env: bgp_password }",
    [
      "network.yaml:11:92 a secret is given only as the name of an environment variable (write { env: BGP_PASSWORD_13335 } (capital letters, digits, `_`); if this was a real secret and has been committed, change it)",
    ],
  ],
  [
    "session",
    "tcp_ao: { keys: [{ id: 1, algorithm: hmac-sha1, secret: s3cret }] }",
    [
      "network.yaml:11:119 `hmac-sha1` is not one of hmac-sha-1-96, aes-128-cmac-96 (did you mean `hmac-sha-1-96`?)",
      "network.yaml:11:138 a secret is given only as the name of an environment variable (write { env: BGP_KEY_13335 } (capital letters, digits, `_`); if this was a real secret and has been committed, change it)",
    ],
  ],
  [
    "session",
    "tcp_ao: { keys: [{ id: 1, algorithm: aes, secret: { env: K } }] }",
    [
      "network.yaml:11:119 `aes` is not one of hmac-sha-1-96, aes-128-cmac-96 (did you mean `aes-128-cmac-96`?)",
    ],
  ],
  [
    "session",
    "settings: { communities: 52580:1 }",
    [
      "network.yaml:11:107 expected a list of communities, found `52580:1` (write it as a list: [52580:1])",
    ],
  ],
  [
    "session",
    'settings: { local_preference: "100" }',
    ["network.yaml:11:112 expected a whole number, found `100` (write 100, without quotes)"],
  ],
  [
    "session",
    "settings: { max_length: 24 }",
    ["network.yaml:11:106 expected a mapping, found `24` (write { ipv4: 24, ipv6: … })"],
  ],
  [
    "session",
    "name: Second",
    [
      "network.yaml:11:88 `Second` is not a name of up to 16 small letters, digits and `-` (write `second`)",
    ],
  ],
  [
    "session",
    "tcp_mss: none",
    ["network.yaml:11:91 expected a number of bytes, or null for the router's own, found `none`"],
  ],
  [
    "session",
    "ttl_security: 1",
    ["network.yaml:11:96 expected true or false, found `1` (write `true`)"],
  ],
  [
    "router",
    "rpki: 192.0.2.10",
    [
      "network.yaml:4:56 expected a mapping, found `192.0.2.10` (write { caches: [{ address: 192.0.2.10 }] })",
    ],
  ],
  [
    "router",
    'rpki: [192.0.2.10, "2001:db8::10"]',
    [
      "network.yaml:4:56 expected a mapping, found a list (write { caches: [{ address: 192.0.2.10 }, { address: 2001:db8::10 }] })",
    ],
  ],
  [
    "router",
    "rpki: { caches: 192.0.2.10 }",
    [
      "network.yaml:4:66 expected a list of caches, found `192.0.2.10` (write [{ address: 192.0.2.10 }])",
    ],
  ],
  [
    "router",
    "rpki: { caches: [192.0.2.10] }",
    ["network.yaml:4:67 expected a mapping, found `192.0.2.10` (write { address: 192.0.2.10 })"],
  ],
  [
    "router",
    "rpki: { caches: [{ address: 192.0.2.10, refresh: 3600 }] }",
    [
      "network.yaml:4:99 expected a time in seconds, minutes or hours, like 90s, 30m or 2h, found `3600` (write 3600s)",
    ],
  ],
  [
    "router",
    "rpki: { caches: [{ address: 192.0.2.10, retry: 10min }] }",
    [
      "network.yaml:4:97 `10min` is not a time in seconds, minutes or hours, like 90s, 30m or 2h (write 10m)",
    ],
  ],
  [
    "router",
    "rpki: { caches: [{ address: 192.0.2.10, expire: 2 hours }] }",
    [
      "network.yaml:4:98 `2 hours` is not a time in seconds, minutes or hours, like 90s, 30m or 2h (write 2h)",
    ],
  ],
  [
    "router",
    "waive: rpki",
    ["network.yaml:4:57 expected a list of rules, found `rpki` (write it as a list: [rpki])"],
  ],
  [
    "router",
    "version: 21.4",
    [
      'network.yaml:4:59 `21.4` would be read as a different number (quote it: "21.4", or write a plain decimal number)',
    ],
  ],
  [
    "router",
    "version: v2.0.12",
    [
      'network.yaml:4:59 `v2.0.12` is not a version, like "21.4", "21.4R3-S5" or "2.0.12" (write "2.0.12")',
    ],
  ],
  ["router", "version: 7", []],
  [
    "file",
    "guards: { shrink: 20 }",
    ["network.yaml:13:19 expected a percentage from 1% to 100%, found `20` (write 20%)"],
  ],
  [
    "file",
    "guards: { grow: 50 percent }",
    ["network.yaml:13:17 `50 percent` is not a percentage from 1% to 1000% (write 50%)"],
  ],
  [
    "file",
    'guards: { at_least: "10" }',
    ["network.yaml:13:21 expected a whole number, found `10` (write 10, without quotes)"],
  ],
  [
    "file",
    "diff: { flags: { announces-more: false } }",
    ["network.yaml:13:34 `false` is not one of on, off (did you mean `off`?)"],
  ],
  [
    "file",
    "diff: { flags: { anounces-more: off } }",
    ["network.yaml:13:18 unknown key `anounces-more` (did you mean `announces-more`?)"],
  ],
  [
    "file",
    "diff: { flags: [announces-more] }",
    ["network.yaml:13:16 expected a mapping of risks, found a list"],
  ],
  [
    "file",
    "policy: { peer: Azion }",
    ["network.yaml:13:17 `Azion` is not the name of a policy (write `azion`)"],
  ],
  [
    "file",
    "policy: [x]",
    [
      "network.yaml:13:9 expected the name of the policy for peers, or a mapping with one for each relation, found a list",
    ],
  ],
  [
    "file",
    "defaults: { bfd: 300 }",
    [
      "network.yaml:13:18 expected `true`, `false` or `{ interval: 300ms, multiplier: 3 }`, found `300` (write { interval: 300ms, multiplier: 3 })",
    ],
  ],
  [
    "file",
    "defaults: { timers: { keepalive: 30, hold: 90 } }",
    [
      "network.yaml:13:34 expected a time in seconds, minutes or hours, like 90s, 30m or 2h, found `30` (write 30s)",
      "network.yaml:13:44 expected a time in seconds, minutes or hours, like 90s, 30m or 2h, found `90` (write 90s)",
    ],
  ],
  [
    "file",
    "defaults: { ttl_security: yes }",
    ["network.yaml:13:27 `yes` is not `true`, `false` or `direct` (write `true`)"],
  ],
  [
    "session",
    "ttl_security: direct",
    ["network.yaml:11:96 expected true or false, found `direct`"],
  ],
  [
    "peers file",
    "peers:\n  AS64500: { name: X }\n",
    [
      "peers/a.yaml:2:3 expected a list of peers, found a mapping (peers are a list: write `- asn: 64500` instead of `AS64500:`)",
    ],
  ],
  [
    "peers file",
    "peers:\n  13335:\n    name: X\n",
    [
      "peers/a.yaml:2:3 expected a list of peers, found a mapping (peers are a list: write `- asn: 13335` instead of `13335:`)",
    ],
  ],
  [
    "peers file",
    "peers:\n  asn: 13335\n  name: X\n",
    [
      "peers/a.yaml:2:3 expected a list of peers, found a mapping (peers are a list: write `- ` before the first key of each)",
    ],
  ],
  [
    "peers file",
    "peers:\n  - asn: 15169\n    name: X\n    relation: transit\n    sessions:\n      router: gru1\n      pni: eth0\n",
    [
      "peers/a.yaml:6:7 expected a list of sessions, found a mapping (sessions are a list: write `- ` before the first key of each)",
    ],
  ],
  [
    "peers file",
    "peers:\n  - asn: AS 15169\n    name: X\n    relation: transit\n    sessions: [{ router: gru1, pni: eth0, local: 192.0.2.1, remote: 192.0.2.2 }]\n",
    ['peers/a.yaml:2:10 `AS 15169` is not an ASN, like 13335, or "1.10" in quotes (write 15169)'],
  ],
  [
    "peers file",
    "peers:\n  - asn: 15,169\n    name: 42\n    relation: transit\n    sessions: [{ router: gru1, pni: eth0, local: 192.0.2.1, remote: 192.0.2.2 }]\n",
    [
      'peers/a.yaml:2:10 `15,169` is not an ASN, like 13335, or "1.10" in quotes (write 15169)',
      'peers/a.yaml:3:11 expected a name, found `42` (put it in quotes: "42")',
    ],
  ],
  [
    "peers file",
    "peers: none\n",
    [
      "peers/a.yaml:1:8 expected a list of peers, found `none` (where there are none yet, write `peers: []`)",
    ],
  ],
  [
    "peers file",
    "peers:\n",
    [
      "peers/a.yaml:1:7 expected a list of peers, found nothing (where there are none yet, write `peers: []`)",
    ],
  ],
];

/** Other words for the values of two keys, and the hint. */
const WORDS: readonly (readonly [key: "relation" | "platform", value: string, hint: string])[] = [
  ["relation", "upstream", "did you mean `transit`?"],
  ["relation", "Upstream", "did you mean `transit`?"],
  ["relation", "provider", "did you mean `transit`?"],
  ["relation", "transit-provider", "did you mean `transit`?"],
  ["relation", "ip transit", "did you mean `transit`?"],
  ["relation", "isp", "did you mean `transit`?"],
  ["relation", "uplink", "did you mean `transit`?"],
  ["relation", "downstream", "did you mean `customer`?"],
  ["relation", "client", "did you mean `customer`?"],
  ["relation", "customers", "did you mean `customer`?"],
  ["relation", "cust", "did you mean `customer`?"],
  ["relation", "ixp", "did you mean `route-server`?"],
  ["relation", "rs", "did you mean `route-server`?"],
  ["relation", "route_server", "did you mean `route-server`?"],
  ["relation", "Route Server", "did you mean `route-server`?"],
  ["relation", "routeserver", "did you mean `route-server`?"],
  ["relation", "mlpa", "did you mean `route-server`?"],
  ["relation", "collector", "did you mean `route-collector`?"],
  ["relation", "route_collector", "did you mean `route-collector`?"],
  ["relation", "ris", "did you mean `route-collector`?"],
  ["relation", "bilateral", "did you mean `peer`?"],
  ["relation", "peering", "did you mean `peer`?"],
  ["relation", "private", "did you mean `peer`?"],
  ["relation", "settlement-free", "did you mean `peer`?"],
  ["relation", "ebgp", "did you mean `peer`?"],
  ["relation", "PEER", "did you mean `peer`?"],
  ["relation", "transt", "did you mean `transit`?"],
  ["relation", "pear", "did you mean `peer`?"],
  ["relation", "foo", ""],
  ["relation", "true", ""],
  ["relation", "1", ""],
  ["platform", "bird2", 'did you mean `bird` and `version: "2.0"`?'],
  ["platform", "bird3", 'did you mean `bird` and `version: "3.1"`?'],
  ["platform", "BIRD 2", 'did you mean `bird` and `version: "2.0"`?'],
  ["platform", "bird-3", 'did you mean `bird` and `version: "3.1"`?'],
  ["platform", "bird 2.0.12", 'did you mean `bird` and `version: "2.0.12"`?'],
  ["platform", "bird1", "did you mean `bird`? peerc prints for BIRD 2 and 3"],
  ["platform", "ios-xr", "did you mean `iosxr`?"],
  ["platform", "ios_xr", "did you mean `iosxr`?"],
  ["platform", "IOS XR", "did you mean `iosxr`?"],
  ["platform", "xr", "did you mean `iosxr`?"],
  ["platform", "iosxr7", 'did you mean `iosxr` and `version: "7"`?'],
  ["platform", "cisco", "did you mean `iosxr`?"],
  ["platform", "ncs", "did you mean `iosxr`?"],
  ["platform", "asr9000", "did you mean `iosxr`?"],
  ["platform", "juniper", "did you mean `junos`?"],
  ["platform", "Juniper", "did you mean `junos`?"],
  ["platform", "junos-evo", "did you mean `junos`? (its configuration is that of Junos)"],
  ["platform", "junos_evolved", "did you mean `junos`? (its configuration is that of Junos)"],
  ["platform", "mx", "did you mean `junos`?"],
  ["platform", "junos 21.4R3", 'did you mean `junos` and `version: "21.4R3"`?'],
  ["platform", "JunOS", "did you mean `junos`?"],
  ["platform", "quagga", "did you mean `frr`?"],
  ["platform", "frrouting", "did you mean `frr`?"],
  ["platform", "frr10", 'did you mean `frr` and `version: "10"`?'],
  ["platform", "frr 8.4", 'did you mean `frr` and `version: "8.4"`?'],
  ["platform", "frr8", 'did you mean `frr` and `version: "8"`?'],
  ["platform", "ios", "peerc prints no configuration for it"],
  ["platform", "ios-xe", "peerc prints no configuration for it"],
  ["platform", "nxos", "peerc prints no configuration for it"],
  ["platform", "eos", "peerc prints no configuration for it"],
  ["platform", "arista", "peerc prints no configuration for it"],
  ["platform", "sros", "peerc prints no configuration for it"],
  ["platform", "huawei", "peerc prints no configuration for it"],
  ["platform", "mikrotik", "peerc prints no configuration for it"],
  ["platform", "openbgpd", "peerc prints no configuration for it"],
  ["platform", "gobgp", "peerc prints no configuration for it"],
  ["platform", "linux", ""],
  ["platform", "brid", "did you mean `bird`?"],
];

describe("a value in another form is answered with ours", () => {
  test.each(CASES)("%s: %s", (where, text, expected) => {
    expect(messagesOf(withPiece(where, text))).toEqual(expected);
  });

  test.each(WORDS)("%s: %s", (key, value, hint) => {
    const known =
      key === "relation"
        ? "peer, customer, transit, route-server, route-collector"
        : "junos, iosxr, bird, frr";
    const [first, ...more] = messagesOf(withValue(key, value));
    const shown = hint === "" ? "" : ` (${hint})`;
    expect(first?.replace(/^\S+ /, "")).toBe(`\`${value}\` is not one of ${known}${shown}`);
    expect(more).toEqual([]);
  });
});
