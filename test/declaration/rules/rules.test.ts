import { describe, expect, test } from "@jest/globals";

import { expectDiagnostics, load, small } from "../harness.ts";

const A = "router: gru1, exchange: ix-a, local: 198.51.100.1";
const PNI = "router: gru1, pni: xe-0/0/1, local: 192.0.2.128";

test("the small declaration is right", () => {
  expectDiagnostics(small(), []);
});

describe("references", () => {
  test("routers, exchanges and policies exist, and the nearest name is offered", () => {
    const yaml = small({
      sessions: [
        "router: gru2, exchange: ix-b, local: 203.0.113.1, remote: 203.0.113.2",
        "router: gru1, exchange: ix-c, local: 203.0.113.1, remote: 203.0.113.2, policy: azion-pering",
      ],
      more: "policy: { customer: custmer }",
    });
    expectDiagnostics(yaml, [
      "network.yaml:11 unknown-router «gru2» there is no router `gru2`",
      "network.yaml:12 unknown-exchange «ix-c» there is no exchange `ix-c`",
      "network.yaml:12 unknown-policy «azion-pering» there is no policy `azion-pering`",
      "network.yaml:14 unknown-policy «custmer» there is no policy `custmer`",
    ]);
    expect(load(yaml).diagnostics.map((d) => d.hint)).toEqual([
      "did you mean `ix-a`?",
      "did you mean `gru1`?",
      "did you mean `customer`?",
      "did you mean `azion-peering`?",
    ]);
  });

  test("an exchange to which a router has an interface exists", () => {
    expectDiagnostics(small({ gru1: ", interfaces: { ix-b: xe-0/0/1, ix-c: xe-0/0/2 }" }), [
      "network.yaml:4 unknown-exchange «ix-c» there is no exchange `ix-c`",
    ]);
  });

  test("a router that is there but wrong is not unknown as well", () => {
    expectDiagnostics(small({ gru1: ", base: ../x.conf" }), [
      "network.yaml:4 path-outside «../x.conf»",
    ]);
    expectDiagnostics(small().replace("platform: junos", "platform: junus"), [
      "network.yaml:4 unknown-value «junus»",
    ]);
  });

  test("no policy is unknown where the policies could not be read", () => {
    expectDiagnostics(small({ session: ", policy: whatever" }), [], null);
  });

  test("the registry of an object is among the sources", () => {
    expectDiagnostics(
      small({ peer: "asn: 13335, name: C, relation: peer, as_sets: [RIPE::AS-X]" }),
      ["network.yaml:10 unknown-source «RIPE::AS-X» the registry `RIPE` is not in `irr.sources`"],
    );
  });
});

describe("ASNs", () => {
  const peer = (asn: string) => ({
    peer: `asn: ${asn}, name: X, relation: transit`,
  });

  test.each([
    ["64512", "AS64512 is for private use"],
    ["4200000000", "AS4200000000 is for private use"],
    ["64496", "AS64496 is for documentation"],
    ["23456", "AS23456 is AS_TRANS, which no network has"],
    ["65535", "AS65535 is reserved"],
    ["4294967295", "AS4294967295 is reserved"],
    ['"1.10"', "AS65546 is for documentation"],
  ])("%s is refused", (asn, message) => {
    expectDiagnostics(small(peer(asn)), [`network.yaml:10 reserved-asn «${asn}» ${message}`]);
  });

  test("a lab may have private ones and those of documentation, but none that mean something else", () => {
    expectDiagnostics(small({ ...peer("64512"), network: ", lab: true" }), []);
    expectDiagnostics(small({ ...peer("64496"), network: ", lab: true" }), []);
    expectDiagnostics(small({ ...peer("65535"), network: ", lab: true" }), [
      "network.yaml:10 reserved-asn «65535»",
    ]);
  });

  test("our own is not private either", () => {
    expectDiagnostics(small().replace("52580", "65000"), ["network.yaml:1 reserved-asn «65000»"]);
  });

  test("no peer has our ASN, and none is listed twice, in whatever notation", () => {
    const pni = (n: number) => `sessions: [{ ${PNI}${n}, remote: 192.0.2.2${n}, name: n${n} }]`;
    expectDiagnostics(
      small({
        peers: [
          `asn: 52580, name: Us, relation: transit, ${pni(1)}`,
          `asn: "0.13335", name: Again, relation: transit, ${pni(2)}`,
        ],
      }).replaceAll("192.0.2.128", "192.0.2."),
      [
        "network.yaml:13 own-asn-as-peer «52580»",
        'network.yaml:14 duplicate-peer «"0.13335"» AS13335 is declared twice',
      ],
    );
  });

  test("a peer in two files is shown in both", () => {
    const peers = [
      "peers:",
      "  - asn: 13335",
      "    name: C",
      "    relation: transit",
      "    sessions: [{ router: mia1, pni: eth1, local: 192.0.2.9, remote: 192.0.2.8 }]",
    ].join("\n");
    const { diagnostics } = load({ "network.yaml": small(), "peers/c.yaml": peers });
    expect(diagnostics.map((d) => [d.code, d.span?.source.path])).toEqual([
      ["duplicate-peer", "peers/c.yaml"],
    ]);
    expect(diagnostics[0]?.related?.map((r) => r.span.source.path)).toEqual(["network.yaml"]);
  });
});

describe("IRR objects", () => {
  test.each(["peer", "customer", "route-server", "transit", "route-collector"])(
    "whether a %s needs any is for its policy to say",
    (relation) => {
      expectDiagnostics(small({ peer: `asn: 13335, name: C, relation: ${relation}` }), []);
    },
  );

  test("none covers everything, and none is listed twice", () => {
    const peer =
      "asn: 13335, name: C, relation: peer, as_sets: [AS-ANY, AS13335:RS-ANY, AS-X, as-x, AS_X]";
    expectDiagnostics(small({ peer }), [
      "network.yaml:10 reserved-set-name «AS-ANY»",
      "network.yaml:10 reserved-set-name «AS13335:RS-ANY»",
      "network.yaml:10 listed-twice «as-x» AS-X",
      "network.yaml:10 invalid-value «AS_X» `AS_X` is not the name of an IRR object",
    ]);
  });
});

describe("what a peer declares beside its registration", () => {
  const declaring = (text: string) =>
    small({ peer: `asn: 13335, name: C, relation: peer, ${text}` });

  test("is prefixes with operators of RFC 2622, and ASNs", () => {
    expectDiagnostics(
      declaring(
        'prefixes: [8.8.8.0/24, 8.8.4.0/22^22-24, 9.9.0.0/16^+, 9.9.9.0/24^25, "2620:fe::/48^-"], origins: [42, AS43, "2.10"]',
      ),
      [],
    );
  });

  test("is refused where it cannot be read", () => {
    expectDiagnostics(
      declaring(
        "prefixes: [8.8.8.8/24, 8.8.8.0/24^23, 8.8.8.0/24^25-33, 8.8.8.0/24^26-25, 8.8.8.0/24^, 8.8.8.0/24 le 25, 8.8.8.0, AS42], origins: [0, AS-X]",
      ),
      [
        "network.yaml:10 invalid-value «8.8.8.8/24» `8.8.8.8/24` is not a prefix, with an operator",
        "network.yaml:10 invalid-value «8.8.8.0/24^23»",
        "network.yaml:10 invalid-value «8.8.8.0/24^25-33»",
        "network.yaml:10 invalid-value «8.8.8.0/24^26-25»",
        "network.yaml:10 invalid-value «8.8.8.0/24^»",
        "network.yaml:10 invalid-value «8.8.8.0/24 le 25»",
        "network.yaml:10 invalid-value «8.8.8.0»",
        "network.yaml:10 invalid-value «AS42» `AS42` is not a prefix",
        "network.yaml:10 value-out-of-range «0»",
        "network.yaml:10 invalid-value «AS-X»",
      ],
    );
  });

  test("is listed once, however it is written, and is for use on the Internet", () => {
    expectDiagnostics(
      declaring(
        'prefixes: [8.8.8.0/24, 8.8.8.0/24^24, "2620:FE::/48", "2620:fe:0::/48"], origins: [42, AS42, 64512, 23456]',
      ),
      [
        "network.yaml:10 listed-twice «8.8.8.0/24^24» 8.8.8.0/24",
        'network.yaml:10 listed-twice «"2620:fe:0::/48"» 2620:fe::/48',
        "network.yaml:10 listed-twice «AS42» AS42",
        "network.yaml:10 reserved-asn «64512»",
        "network.yaml:10 reserved-asn «23456»",
      ],
    );
  });

  test("is neither the default route nor more of the address space than one peer may have", () => {
    expectDiagnostics(declaring('prefixes: [0.0.0.0/0, "::/0^0-48", 8.0.0.0/8]'), [
      "network.yaml:10 declared-default-route «0.0.0.0/0» AS13335: `0.0.0.0/0` covers the IPv4 default",
      'network.yaml:10 declared-default-route «"::/0^0-48"» AS13335: `::/0^0-48` covers the IPv6',
    ]);
    expectDiagnostics(declaring("prefixes: [64.0.0.0/4, 96.0.0.0/4, 65.0.0.0/8]"), []);
    expectDiagnostics(declaring("prefixes: [8.8.8.0/24, 64.0.0.0/4, 96.0.0.0/4]"), [
      "network.yaml:10 declared-space «64.0.0.0/4» AS13335 declares 12.5 % of the IPv4 address space, more than one part in 8",
    ]);
    expectDiagnostics(declaring('prefixes: ["::/0^1-48"]'), [
      'network.yaml:10 declared-space «"::/0^1-48"» AS13335 declares 800 % of the IPv6',
    ]);
    expectDiagnostics(declaring('space: 1/4, prefixes: ["2000::/5"]'), []);
    expectDiagnostics(declaring('space: 1/32, prefixes: ["2600::/8"]'), []);
    expectDiagnostics(declaring('space: 1/64, prefixes: ["2600::/8"]'), [
      'network.yaml:10 declared-space «"2600::/8"»',
    ]);
  });
});

describe("addresses", () => {
  const at = (local: string, remote: string) =>
    small({ sessions: [`router: gru1, pni: xe-0/0/1, local: "${local}", remote: "${remote}"`] });

  test.each([
    ["0.1.2.3", "in 0.0.0.0/8"],
    ["127.0.0.1", "a loopback address"],
    ["169.254.0.1", "a link-local address"],
    ["224.0.0.1", "a multicast address"],
    ["255.255.255.255", "reserved"],
  ])("%s is no neighbor's", (remote, why) => {
    expectDiagnostics(at(remote.replace(/\d+$/, "9"), remote), [
      `network.yaml:11 unusable-address «"${remote.replace(/\d+$/, "9")}"» ${remote.replace(/\d+$/, "9")} is ${why}`,
      `network.yaml:11 unusable-address «"${remote}"» ${remote} is ${why}`,
    ]);
  });

  test.each([
    ["::", "unspecified"],
    ["::1", "a loopback address"],
    ["::ffff:192.0.2.1", "an IPv4 address in IPv6"],
    ["ff02::1", "a multicast address"],
  ])("%s is no neighbor's", (remote, why) => {
    const { diagnostics } = load(at("2001:db8::1", remote));
    expect(diagnostics.map((d) => d.code)).toContain("unusable-address");
    expect(diagnostics[0]?.message).toContain(`is ${why}`);
  });

  test("link-local ones are on the interface of the interconnect, or on the one that is named", () => {
    const on = (text: string) => load(text).declaration?.peers[0]?.sessions[0]?.options.interface;
    expectDiagnostics(at("fe80::1", "fe80::2"), []);
    expect(on(at("fe80::1", "fe80::2"))).toBe("xe-0/0/1");
    const named = `pni: xe-0/0/1, interface: xe-0/0/1.7, local: "fe80::1", remote: "fe80::2"`;
    expect(on(small({ sessions: [`router: gru1, ${named}`] }))).toBe("xe-0/0/1.7");
    expect(on(at("2001:db8::1", "2001:db8::2"))).toBeNull();
  });

  test("link-local ones are other ones on each interface, of ours and of neighbors", () => {
    const session = (place: string, more = "") =>
      `router: gru1, ${place}, local: "fe80::1", remote: "fe80::2"${more}`;
    const both = (one: string, other: string) => small({ sessions: [one, other] });
    expectDiagnostics(both(session("pni: eth1"), session("pni: eth2")), []);
    expectDiagnostics(both(session("pni: eth1"), session("pni: eth1")), [
      'network.yaml:12 duplicate-remote «"fe80::2"» gru1 has two sessions with fe80::2%eth1',
    ]);
    // Of one network at one exchange they need names, as others do.
    const at1 = session("exchange: ix-a, interface: eth1");
    const at2 = session("exchange: ix-a, interface: eth2");
    expectDiagnostics(both(at1, at2), ["network.yaml:12 session-name-missing"]);
    expectDiagnostics(both(at1, `${at2}, name: b`), []);
    // What is ours on one link may be the neighbor's on another one.
    const crosswise = `router: gru1, pni: eth2, local: "fe80::2", remote: "fe80::1"`;
    expectDiagnostics(both(session("pni: eth1"), crosswise), []);
  });

  test("both are of one family and differ", () => {
    expectDiagnostics(at("192.0.2.1", "2001:db8::2"), [
      'network.yaml:11 mixed-families «"2001:db8::2"»',
    ]);
    expectDiagnostics(at("192.0.2.7", "192.0.2.7"), ['network.yaml:11 same-address «"192.0.2.7"»']);
  });

  test("their family carries its own routes, and that of IPv6 IPv4 routes as well", () => {
    const with_ = (family: string, addresses: readonly [string, string]) =>
      small({
        sessions: [
          `router: gru1, pni: xe-0/0/1, local: "${addresses[0]}", remote: "${addresses[1]}", family: ${family}`,
        ],
      });
    const v4 = ["192.0.2.1", "192.0.2.2"] as const;
    const v6 = ["2001:db8::1", "2001:db8::2"] as const;
    expectDiagnostics(with_("ipv4", v4), []);
    expectDiagnostics(with_("ipv4", v6), []);
    expectDiagnostics(with_("ipv6", v6), []);
    expectDiagnostics(with_("ipv6", v4), [
      "network.yaml:11 ipv6-over-ipv4 «ipv6» IPv6 routes cannot come over the IPv4 session with 192.0.2.2",
    ]);
    expectDiagnostics(with_("ipv5", v6), ["network.yaml:11 "]);
    const { declaration } = load(with_("ipv4", v6));
    expect(declaration?.peers[0]?.sessions[0]).toMatchObject({
      family: "ipv4",
      options: { extendedNextHop: true },
    });
  });

  test("at an exchange their LAN is that of the addresses, and one address has one family", () => {
    const of = (family: string, remote: string) =>
      `router: gru1, exchange: ix-a, local: "2001:db8:a::1", remote: "${remote}", family: ${family}`;
    expectDiagnostics(small({ sessions: [of("ipv4", "2001:db8:a::2")] }), []);
    expectDiagnostics(small({ sessions: [of("ipv4", "2001:db8:b::2")] }), [
      "network.yaml:11 outside-lan",
    ]);
    const { diagnostics } = load(
      small({ sessions: [of("ipv4", "2001:db8:a::2"), of("ipv6", "2001:db8:a::2")] }),
    );
    expect(diagnostics.map((d) => d.code)).toEqual(["duplicate-remote"]);
    expect(diagnostics[0]?.hint).toContain("one family");
  });

  test("text that is no address is shown as such", () => {
    expectDiagnostics(at("192.0.2.01", "192.0.2.1/31"), [
      'network.yaml:11 invalid-value «"192.0.2.01"» `192.0.2.01` is not an IP address',
      'network.yaml:11 invalid-value «"192.0.2.1/31"» `192.0.2.1/31` is not an IP address',
    ]);
  });

  test("at an exchange they are hosts of its LAN", () => {
    expectDiagnostics(small({ sessions: [`${A}, remote: 198.51.101.2`] }), [
      "network.yaml:11 outside-lan «198.51.101.2» 198.51.101.2 is not in 198.51.100.0/24, the LAN of ix-a",
    ]);
    expectDiagnostics(
      small({
        sessions: ["router: gru1, exchange: ix-a, local: 198.51.100.0, remote: 198.51.100.255"],
      }),
      [
        "network.yaml:11 lan-edge «198.51.100.0» 198.51.100.0 is the network address of 198.51.100.0/24",
        "network.yaml:11 lan-edge «198.51.100.255» 198.51.100.255 is the broadcast address of",
      ],
    );
    expectDiagnostics(
      small({
        sessions: ["router: gru1, exchange: ix-b, local: 2001:db8:b::1, remote: 2001:db8:b::2"],
      }),
      ["network.yaml:11 lan-missing «ix-b» ix-b has no ipv6 LAN"],
    );
  });

  test("ends of an interconnect far apart are a warning, unless there are hops between them", () => {
    const far = "router: gru1, pni: xe-0/0/1, local: 192.0.2.1, remote: 192.0.3.2";
    expectDiagnostics(small({ sessions: [far] }), [
      "network.yaml:11 far-apart? «192.0.3.2» 192.0.2.1 and 192.0.3.2 are not in the same /24",
    ]);
    expectDiagnostics(small({ sessions: [`${far}, multihop: 2`] }), []);
  });

  test("a router has one session with a neighbor's address, removed ones included", () => {
    const peers = [
      "asn: 15169, name: G, relation: transit, sessions: [{ router: gru1, exchange: ix-a, local: 198.51.100.1, remote: 198.51.100.2, state: removed }]",
    ];
    expectDiagnostics(small({ peers }), [
      "network.yaml:13 duplicate-remote «198.51.100.2» gru1 has two sessions with 198.51.100.2",
    ]);
  });

  test("an address of ours is on one router, and no neighbor's", () => {
    expectDiagnostics(
      small({
        sessions: [
          `${A}, remote: 198.51.100.2`,
          "router: mia1, exchange: ix-a, local: 198.51.100.1, remote: 198.51.100.3",
          "router: mia1, exchange: ix-a, local: 198.51.100.9, remote: 198.51.100.1, name: x",
        ],
      }),
      [
        "network.yaml:12 local-on-two-routers «198.51.100.1» 198.51.100.1 is the local address of gru1",
        "network.yaml:13 remote-is-ours «198.51.100.1» 198.51.100.1 is our own address on gru1",
      ],
    );
  });

  test("an address of an exchange belongs to one network", () => {
    const peers = [
      "asn: 15169, name: G, relation: transit, sessions: [{ router: mia1, exchange: ix-a, local: 198.51.100.9, remote: 198.51.100.2 }]",
    ];
    expectDiagnostics(small({ peers }), [
      "network.yaml:13 remote-of-two-networks «198.51.100.2» 198.51.100.2 at ix-a is also declared for AS13335",
    ]);
  });
});

describe("names of sessions", () => {
  test("two at one place need different ones", () => {
    const two = [`${A}, remote: 198.51.100.2`, `${A}, remote: 198.51.100.3`];
    expectDiagnostics(small({ sessions: two }), [
      "network.yaml:12 session-name-missing «198.51.100.3»",
    ]);
    expectDiagnostics(
      small({ sessions: two.map((text, i) => (i ? `${text}, name: b` : text)) }),
      [],
    );
    expectDiagnostics(small({ sessions: two.map((text) => `${text}, name: b`) }), [
      "network.yaml:12 session-name-missing «b»",
    ]);
  });

  test("other families, places, routers and removed sessions are no second one", () => {
    expectDiagnostics(
      small({
        sessions: [
          `${A}, remote: 198.51.100.2`,
          `${A}, remote: 198.51.100.4, state: removed`,
          "router: gru1, exchange: ix-a, local: 2001:db8:a::1, remote: 2001:db8:a::2",
          "router: gru1, exchange: ix-b, local: 203.0.113.1, remote: 203.0.113.2",
          "router: mia1, exchange: ix-a, local: 198.51.100.3, remote: 198.51.100.2",
        ],
      }),
      [],
    );
  });
});

describe("the network", () => {
  test("own prefixes are such as a network can have", () => {
    expectDiagnostics(
      small({ network: ', prefixes: [179.191.160.0/20, 0.0.0.0/0, "ff00::/16"]' }),
      [
        "network.yaml:1 unusable-address «0.0.0.0/0» 0.0.0.0/0 is too large",
        'network.yaml:1 unusable-address «"ff00::/16"» ff00::/16 is a multicast address',
      ],
    );
  });

  test("a prefix with host bits is refused with the prefix around it", () => {
    const { diagnostics } = load(small({ network: ", prefixes: [179.191.160.1/20]" }));
    expect(diagnostics.map((d) => d.hint)).toEqual([
      "it has bits set after its length; the prefix around it is 179.191.160.0/20",
    ]);
  });

  test("discard addresses are unicast and of their family", () => {
    expectDiagnostics(small({ network: ', discard: { ipv4: "100::66", ipv6: "ff02::1" }' }), [
      'network.yaml:1 invalid-value «"100::66"» `100::66` is not an IPv4 address',
      'network.yaml:1 unusable-address «"ff02::1"» ff02::1 is a multicast address',
    ]);
  });

  test("router ids are unicast and unique", () => {
    const yaml = small().replace("192.0.2.2", "192.0.2.1");
    expectDiagnostics(yaml, [
      "network.yaml:5 duplicate-router-id «192.0.2.1» the router id 192.0.2.1 is",
    ]);
    expectDiagnostics(small().replace("192.0.2.2", "224.0.0.5"), [
      "network.yaml:5 unusable-address «224.0.0.5»",
    ]);
  });

  test("RPKI caches are queried before their data expires, and each once", () => {
    const caches = (text: string) => small({ gru1: `, rpki: { caches: [${text}] }` });
    expectDiagnostics(caches("{ address: 10.0.0.1 }, { address: 10.0.0.1, port: 3323 }"), []);
    expectDiagnostics(caches("{ address: 10.0.0.1 }, { address: 10.0.0.1 }"), [
      "network.yaml:4 listed-twice «{ address: 10.0.0.1 }» 10.0.0.1 port 323",
    ]);
    for (const timers of [
      "refresh: 2h, expire: 2h",
      "retry: 3h, expire: 4h",
      "expire: 599s, refresh: 1s",
      "expire: 72h",
    ]) {
      expectDiagnostics(caches(`{ address: 10.0.0.1, ${timers} }`), [
        `network.yaml:4 rpki-timers «{ address: 10.0.0.1, ${timers} }»`,
      ]);
    }
  });

  test("LANs have a plausible size and do not overlap", () => {
    expectDiagnostics(small({ exchange: "ipv4: 198.48.0.0/12" }), [
      "network.yaml:7 lan-size «198.48.0.0/12» 198.48.0.0/12 cannot be a peering LAN",
    ]);
    expectDiagnostics(small().replace("203.0.113.0/24", "198.51.100.128/25"), [
      "network.yaml:8 lan-overlap «198.51.100.128/25» 198.51.100.128/25 overlaps 198.51.100.0/24 of ix-a",
    ]);
  });
});

describe("options", () => {
  test.each([
    ["1s", "2s", false],
    ["30s", "30s", false],
    ["1m", "20h", false],
    ["1s", "3s", true],
    ["30s", "90s", true],
  ])("keepalive %s and hold %s", (keepalive, hold, right) => {
    expectDiagnostics(small({ session: `, timers: { keepalive: ${keepalive}, hold: ${hold} }` }), [
      ...(right ? [] : [`network.yaml:11 bgp-timers «{ keepalive: ${keepalive}, hold: ${hold} }»`]),
    ]);
  });

  test("TTL security is for direct neighbors", () => {
    expectDiagnostics(small({ session: ", ttl_security: true, multihop: 2" }), [
      "network.yaml:11 ttl-security-and-multihop «2»",
    ]);
    expectDiagnostics(
      small({ session: ", multihop: 2", more: "defaults: { ttl_security: true }" }),
      ["network.yaml:11 ttl-security-and-multihop «2»"],
    );
  });

  test("TTL security as the network's default applies to direct neighbors only", () => {
    const direct = "defaults: { ttl_security: direct }";
    const secured = (session: string, more = direct): boolean | undefined => {
      const { declaration, diagnostics } = load(small({ session, more }));
      expect(diagnostics).toEqual([]);
      return declaration?.peers[0]?.sessions[0]?.options.ttlSecurity;
    };
    expect(secured("")).toBe(true);
    expect(secured(", multihop: 2")).toBe(false);
    expect(secured(", ttl_security: false")).toBe(false);
    expect(secured("", "defaults: { ttl_security: false }")).toBe(false);
    expectDiagnostics(small({ session: ", ttl_security: true, multihop: 2", more: direct }), [
      "network.yaml:11 ttl-security-and-multihop «2»",
    ]);
  });

  test("a router's defaults come before the network's, and a session before both", () => {
    const more = "defaults: { ttl_security: direct, tcp_mss: 1400, keep_routes: false }";
    const gru1 = ", defaults: { ttl_security: false, tcp_mss: null }";
    const optionsOf = (session: string) =>
      load(small({ gru1, session, more })).declaration?.peers[0]?.sessions[0]?.options;
    expect(optionsOf("")).toMatchObject({ ttlSecurity: false, tcpMss: null, keepRoutes: false });
    expect(optionsOf(", ttl_security: true, tcp_mss: 1200")).toMatchObject({
      ttlSecurity: true,
      tcpMss: 1200,
    });
    const bad = "defaults: { bfd: { interval: 300ms } }";
    expectDiagnostics(small({ gru1: `, ${bad}` }), [
      "network.yaml:4 missing-key «bfd» the key `multiplier` is missing",
    ]);
  });

  test("MD5 and TCP-AO exclude each other, and so do the two kinds of keys", () => {
    expectDiagnostics(small({ session: ", password: { env: X }, tcp_ao: { keychain: K }" }), [
      "network.yaml:11 password-and-tcp-ao «{ keychain: K }»",
    ]);
    const key = "{ id: 1, algorithm: hmac-sha-1-96, secret: { env: X } }";
    expectDiagnostics(small({ session: `, tcp_ao: { keychain: K, keys: [${key}] }` }), [
      `network.yaml:11 tcp-ao-keys «{ keychain: K, keys: [${key}] }»`,
    ]);
    expectDiagnostics(small({ session: ", tcp_ao: {}" }), ["network.yaml:11 tcp-ao-keys «{}»"]);
    expectDiagnostics(small({ session: `, tcp_ao: { keys: [${key}, ${key}] }` }), [
      "network.yaml:11 listed-twice «1» key 1",
    ]);
  });

  test("there is no role toward a collector", () => {
    const peer = "asn: 6447, name: RV, relation: route-collector";
    expectDiagnostics(small({ peer, session: ", role: strict" }), [
      "network.yaml:11 role-without-meaning «strict» there is no role toward a route collector",
    ]);
    expectDiagnostics(small({ peer, session: ", role: false" }), []);
  });
});

describe("settings", () => {
  test.each([
    ["peer", true],
    ["customer", true],
    ["transit", false],
    ["route-server", false],
    ["route-collector", false],
  ])("blackholes of a %s", (relation, right) => {
    const peer = `asn: 13335, name: C, relation: ${relation}, as_sets: [AS13335]`;
    const network = ", discard: { ipv4: 192.0.2.66 }";
    const session = ", settings: { blackhole: true }";
    expectDiagnostics(small({ peer, network, session }), [
      ...(right ? [] : ["network.yaml:11 setting-without-meaning «blackhole»"]),
    ]);
  });

  test("blackholes need an address to go to, in each family they are used in", () => {
    const peer =
      "asn: 13335, name: C, relation: peer, as_sets: [AS13335], settings: { blackhole: true }";
    expectDiagnostics(small({ peer, network: ', discard: { ipv6: "100::66" }' }), [
      "network.yaml:10 discard-missing «blackhole» blackholes in ipv4 need a discard address",
    ]);
    expectDiagnostics(small({ peer, session: ", settings: { blackhole: false }" }), []);
  });

  test("something is left between the shortest and the longest prefix", () => {
    const lengths = "min_length: { ipv4: 25, ipv6: 12 }, max_length: { ipv4: 24, ipv6: 48 }";
    expectDiagnostics(small({ session: `, settings: { ${lengths} }` }), [
      "network.yaml:11 lengths-contradict «min_length» ipv4: `min_length` 25 is above `max_length` 24",
    ]);
  });
});
