import { describe, expect, test } from "@jest/globals";

import { small } from "../harness.ts";
import { messagesOf } from "./messages-of.ts";

/** What is said, sorted: `line: message (hint)`. */
function lines(text: string): readonly string[] {
  return messagesOf(text)
    .map((one) => one.replace(/^\S+?:(\d+):\d+ /, "$1: "))
    .sort();
}

const AT = "router: gru1, exchange: ix-a";

/** Sessions of the only peer of a small declaration, and all messages about them. */
const SESSIONS: readonly (readonly [
  what: string,
  sessions: readonly string[],
  messagesOf: readonly string[],
])[] = [
  [
    "the same session twice",
    [
      `${AT}, local: 198.51.100.1, remote: 198.51.100.2`,
      `${AT}, local: 198.51.100.1, remote: 198.51.100.2`,
    ],
    [
      "12: gru1 has two sessions with 198.51.100.2 (remove one; an entry with `state: removed` is not needed if another one replaces it)",
    ],
  ],
  [
    "the same session twice, the address in two forms",
    [
      `${AT}, local: "2001:db8:a::1", remote: "2001:db8:a::2"`,
      `${AT}, local: "2001:db8:a::1", remote: "2001:0db8:a:0::2"`,
    ],
    [
      "12: gru1 has two sessions with 2001:db8:a::2 (remove one; an entry with `state: removed` is not needed if another one replaces it)",
    ],
  ],
  [
    "two sessions that need names",
    [
      `${AT}, local: 198.51.100.1, remote: 198.51.100.2`,
      `${AT}, local: 198.51.100.1, remote: 198.51.100.3`,
    ],
    [
      "12: another session with this peer is on gru1 at ix-a, in the same family, and it has no name either (give each session its own `name`: name: second)",
    ],
  ],
  [
    "two families",
    [`${AT}, local: 198.51.100.1, remote: "2001:db8:a::2"`],
    ["11: 198.51.100.1 and 2001:db8:a::2 are not of the same family"],
  ],
  [
    "an IPv4 address in IPv6 beside an IPv4 one",
    [`${AT}, local: 198.51.100.1, remote: "::ffff:198.51.100.2"`],
    ["11: ::ffff:198.51.100.2 is an IPv4 address in IPv6"],
  ],
  [
    "two families, crosswise",
    [
      `${AT}, local: 198.51.100.1, remote: "2001:db8:a::1"`,
      `${AT}, local: "2001:db8:a::1", remote: 198.51.100.1`,
    ],
    [
      "11: 198.51.100.1 and 2001:db8:a::1 are not of the same family",
      "12: 2001:db8:a::1 and 198.51.100.1 are not of the same family",
    ],
  ],
  [
    "an IPv4 address in IPv6, as it is written",
    [`${AT}, local: "2001:db8:a::1", remote: "::ffff:187.16.219.139"`],
    ["11: ::ffff:187.16.219.139 is an IPv4 address in IPv6"],
  ],
  [
    "an address nobody has, at an exchange and on an interconnect",
    [
      `${AT}, local: 198.51.100.1, remote: 127.0.0.1`,
      `router: gru1, pni: xe-0/0/1, local: 198.18.0.0, remote: 224.0.0.5`,
      `router: gru1, pni: xe-0/0/2, local: 198.18.0.2, remote: "FE80::1"`,
    ],
    [
      "11: 127.0.0.1 is a loopback address",
      "12: 224.0.0.5 is a multicast address",
      "13: 198.18.0.2 and FE80::1 are not of the same family",
    ],
  ],
  [
    "neither an exchange nor an interconnect",
    ["router: gru1, local: 203.0.113.1, remote: 203.0.113.2"],
    [
      "11: either `exchange` or `pni` is needed (exchange: ix-b, or pni: the name of the interface (exchanges: ix-b, ix-a))",
    ],
  ],
  [
    "both an exchange and an interconnect",
    [`${AT}, pni: xe-0/0/1, local: 198.51.100.1, remote: 198.51.100.2`],
    ["11: `exchange` and `pni` exclude each other (remove one of the two)"],
  ],
  [
    "an exchange under another name",
    ["router: gru1, ixp: ix-a, local: 198.51.100.1, remote: 198.51.100.2"],
    ["11: unknown key `ixp` (did you mean `exchange`?)"],
  ],
  [
    "an interface under another name",
    ["router: gru1, iface: xe-0/0/1, local: 198.51.100.1, remote: 198.51.100.2"],
    ["11: unknown key `iface` (did you mean `pni`?)"],
  ],
  [
    "an interface in the place of an interconnect",
    ["router: gru1, interface: xe-0/0/1, local: 203.0.113.1, remote: 203.0.113.2"],
    [
      "11: either `exchange` or `pni` is needed (exchange: ix-b, or pni: the name of the interface (exchanges: ix-b, ix-a))",
    ],
  ],
  [
    "an interface for a neighbor that needs none",
    [`${AT}, interface: eth0, local: 198.51.100.1, remote: 198.51.100.2`],
    [
      "11: `interface` is for link-local neighbors, and 198.51.100.2 is not link-local (remove it; use `pni` for a private interconnect, and `update_source` for the interface of our address)",
    ],
  ],
  [
    "a link-local neighbor at an exchange, nobody knows where",
    [`${AT}, local: "fe80::1", remote: "fe80::2"`],
    [
      "11: fe80::2 is a link-local address, but no interface is given (name the interface of gru1 toward ix-a: write `interface: eth0` for this session, with the name of the interface)",
    ],
  ],
  [
    "a link-local neighbor of an address that is not, and the other way round",
    [
      `router: gru1, pni: eth1, local: "2001:db8:9::1", remote: "fe80::2"`,
      `router: gru1, pni: eth2, interface: eth2, local: "fe80::1", remote: "2001:db8:9::2"`,
    ],
    [
      "11: of 2001:db8:9::1 and fe80::2 only one is link-local (use link-local addresses on both ends, or on neither)",
      "12: of fe80::1 and 2001:db8:9::2 only one is link-local (use link-local addresses on both ends, or on neither)",
    ],
  ],
  [
    "a link-local neighbor several hops away",
    [`router: gru1, pni: eth1, local: "fe80::1", remote: "fe80::2", multihop: 2`],
    [
      "11: fe80::2 is a link-local address, which `multihop` cannot reach (remove `multihop`, or use global addresses)",
    ],
  ],
  [
    "the interface with the address",
    [`router: gru1, pni: eth1, local: "fe80::1", remote: "fe80::2%eth1"`],
    [
      "11: `fe80::2%eth1` is not an IP address (write fe80::2, and the interface on a line of its own: `interface: eth1`)",
    ],
  ],
  [
    "another local address than the other sessions at the exchange have",
    [
      `${AT}, local: 198.51.100.1, remote: 198.51.100.2`,
      `${AT}, local: 198.51.100.11, remote: 198.51.100.3, name: b`,
      `${AT}, local: 198.51.100.1, remote: 198.51.100.4, name: c`,
    ],
    [
      "12: gru1 has 198.51.100.11 here, and 198.51.100.1 in other sessions at ix-a (check the address; a router with two addresses in one LAN is rare)",
    ],
  ],
  [
    "two local addresses, one session each: the first one counts",
    [
      `${AT}, local: "2001:db8:a::1", remote: "2001:db8:a::2"`,
      `${AT}, local: "2001:db8:a::11", remote: "2001:db8:a::3", name: b`,
    ],
    [
      "12: gru1 has 2001:db8:a::11 here, and 2001:db8:a::1 in other sessions at ix-a (check the address; a router with two addresses in one LAN is rare)",
    ],
  ],
];

/** The LANs of one exchange, which has an IPv4 session, and all messages about them. */
const LANS: readonly (readonly [lan: string, messagesOf: readonly string[]])[] = [
  [
    "ipv4: 198.51.100.5/24",
    [
      "7: `198.51.100.5/24` is not an IPv4 prefix (it has bits set after its length; the prefix around it is 198.51.100.0/24)",
    ],
  ],
  ["ipv4: 198.51.100.0", ["7: `198.51.100.0` is not an IPv4 prefix"]],
  ['ipv4: "2001:db8:a::/64"', ["7: `2001:db8:a::/64` is not an IPv4 prefix"]],
  ["ipv4: [198.51.100.0/24]", ["7: expected an IPv4 prefix, found a list"]],
  ["v4: 198.51.100.0/24", ["7: unknown key `v4` (did you mean `ipv4`?)"]],
  ["ipv4: 224.0.0.0/24", ["7: 224.0.0.0/24 is a multicast address"]],
];

/** Object names that mean everything. */
const EVERYTHING = ["ANY", "any", "RADB::ANY", "AS-ANY", "RS-ANY", "RADB::AS-ANY"];

describe("one mistake, one message", () => {
  test.each(SESSIONS)("%s", (_, sessions, expected) => {
    expect(lines(small({ sessions }))).toEqual([...expected].sort());
  });

  test.each(LANS)("a LAN of { %s }", (exchange, expected) => {
    expect(lines(small({ exchange }))).toEqual([...expected].sort());
  });

  test.each(EVERYTHING)("%s means everything", (name) => {
    const peer = `asn: 13335, name: C, relation: peer, as_sets: ["${name}"]`;
    const shown = name.toUpperCase().replace(/(^|::)ANY$/, "$1AS-ANY");
    expect(messagesOf(small({ peer })).map((text) => text.replace(/^\S+ /, ""))).toEqual([
      `\`${shown}\` stands for every route`,
    ]);
  });

  test("our own prefixes and addresses are shown as they are written", () => {
    const network = ', prefixes: ["::FFFF:192.0.2.0/120"], discard: { ipv6: "::ffff:192.0.2.66" }';
    expect(lines(small({ network }))).toEqual([
      "1: ::FFFF:192.0.2.0/120 is an IPv4 address in IPv6",
      "1: ::ffff:192.0.2.66 is an IPv4 address in IPv6",
    ]);
  });

  test("names of networks may have 64 characters of any script, and a longer one is reported with its length", () => {
    const named = (name: string) =>
      small({ peer: `asn: 13335, name: "${name}", relation: peer, as_sets: [AS13335]` });
    for (const name of ["Aut O'Mattic Ltd.", "Associação NIC.br", "東".repeat(64)]) {
      expect(lines(named(name))).toEqual([]);
    }
    expect(lines(named("ã".repeat(65)))).toEqual([
      "10: the peer's name has 65 characters, and at most 64 are taken",
    ]);
  });
});
