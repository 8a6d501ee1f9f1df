import { describe, expect, test } from "@jest/globals";

import { formatPrefix } from "../../src/net/index.ts";
import { ON_ETH1, planned } from "./planned.ts";

const AS13335 = `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:`;
const FOUR = "{ router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20";
const SIX = '{ router: gru1, exchange: ix, local: "2001:12f8::10", remote: "2001:12f8::20"';
const PNI = "{ router: gru1, pni: eth0, local: 179.191.160.10, remote: 179.191.160.11";

/** A peer, customer or transit with one session of AS64512 or the like. */
const neighbor = (asn: number, relation: string, session: string) => `
  - asn: ${asn}
    name: Other
    relation: ${relation}
    ${relation === "transit" || relation === "route-collector" ? "" : "as_sets: [RADB::AS-PEER]"}
    sessions:
      - ${session} }
`;

/** Each left out place, and why. */
function leftOut(peers: string, routers = ON_ETH1) {
  const { router, reported } = planned({ peers, routers });
  return { filters: router.filters.length, why: router.leftOut.map(({ why }) => why), reported };
}

describe("the filter of an interface", () => {
  test("permits what all sessions there announce, our own addresses and the LAN's broadcast address", () => {
    const peers = `${AS13335}\n      - ${FOUR} }\n      - ${SIX} }\n`;
    const { router, reported } = planned({ peers, routers: ON_ETH1 });
    expect(reported).toEqual([]);
    expect(router.leftOut).toEqual([]);
    const [filter] = router.filters;
    expect(router.filters.length).toBe(1);
    expect(filter).toMatchObject({
      router: "gru1",
      exchange: "ix",
      interface: "eth1",
      name: "PEERC_IN_IX",
      peers: [13335],
    });
    const announced = filter?.families.map((one) => [one.family, one.announced.map(formatPrefix)]);
    expect(announced).toEqual([
      ["ipv4", ["45.238.16.0/22", "179.191.160.0/20"]],
      ["ipv6", ["2804:cf8::/32"]],
    ]);
    expect(filter?.own.map(formatPrefix)).toEqual([
      "187.16.216.10/32",
      "187.16.223.255/32",
      "2001:12f8::10/128",
    ]);
  });

  test("has what different peers get, together", () => {
    const list = (name: string, prefix: string) => `name: ${name}-list
about: For a test.
prefixes: { ipv4: [{ prefix: "${prefix}", why: for a test }], ipv6: [] }
`;
    const policy = (name: string) => `name: ${name}
about: For a test.
limits: { max_prefixes: { ipv4: 10, ipv6: 10, warn_at: 80%, on_exceed: warn } }
import: []
export:
  - name: only
    when: { prefix: { in: ${name}-list }, as_path_empty: true }
    then: accept
`;
    const peers = `${AS13335}
      - ${FOUR}, policy: one }
  - asn: 15169
    name: Google
    relation: peer
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.21, policy: two }
`;
    const { router } = planned({
      peers,
      routers: ON_ETH1,
      policies: {
        one: policy("one"),
        two: policy("two"),
      },
      lists: {
        "one-list": list("one", "45.238.16.0/23"),
        "two-list": list("two", "45.238.18.0/23^+"),
      },
    });
    expect(router.filters[0]?.families[0]?.announced.map(formatPrefix)).toEqual(["45.238.16.0/22"]);
    expect(router.filters[0]?.peers).toEqual([13335, 15169]);
  });

  test("is not made where a customer or a transit is, whoever else is there", () => {
    const customer = neighbor(262589, "customer", FOUR.replace("216.20", "216.21"));
    expect(leftOut(`${AS13335}\n      - ${FOUR} }\n${customer}`)).toEqual({
      filters: 0,
      why: [{ kind: "relation", asn: 262589, relation: "customer" }],
      reported: [],
    });
    expect(leftOut(neighbor(3356, "transit", PNI)).why).toEqual([
      { kind: "relation", asn: 3356, relation: "transit" },
    ]);
  });

  test("is not made for route collectors alone, and they are nobody's traffic elsewhere", () => {
    const collector = neighbor(6447, "route-collector", FOUR.replace("216.20", "216.21"));
    expect(leftOut(collector).why).toEqual([{ kind: "no-peer" }]);
    const peers = `${AS13335}\n      - ${FOUR} }\n${collector}`;
    expect(planned({ peers, routers: ON_ETH1 }).router.filters[0]?.peers).toEqual([13335]);
  });

  test("is not made for a neighbor several hops away", () => {
    const { filters, why } = leftOut(neighbor(13335, "peer", `${PNI}, multihop: 2`));
    expect([filters, why]).toEqual([0, [{ kind: "multihop", asn: 13335 }]]);
  });

  test("is not made for a full table, to whomever it goes", () => {
    const { filters, why } = leftOut(neighbor(13335, "peer", `${PNI}, policy: customer`));
    expect(filters).toBe(0);
    expect(why).toMatchObject([
      { kind: "announces-most", family: "ipv4" },
      { kind: "no-session", family: "ipv6" },
    ]);
  });

  test("needs the name of the interface where it is a rule of Linux, and no other platform's does", () => {
    const without = ON_ETH1.replace(/ +interfaces.*\n/, "");
    const peers = `${AS13335}\n      - ${FOUR} }\n`;
    expect(leftOut(peers, without)).toEqual({
      filters: 0,
      why: [{ kind: "no-interface" }],
      reported: ["exchange-interface-missing"],
    });
    const junos = without.replace("bird", "junos\n    waive: [reject-as-set]");
    expect(leftOut(peers, junos)).toMatchObject({ filters: 1, reported: [] });
    const source = peers.replace(" }", ", update_source: eth7 }");
    expect(planned({ peers: source, routers: without }).router.filters[0]?.interface).toBe("eth7");
  });
});

describe("an error is reported, and no filter made,", () => {
  const nothing = `name: nothing
about: For a test.
limits: { max_prefixes: { ipv4: 10, ipv6: 10, warn_at: 80%, on_exceed: warn } }
import: []
export: []
`;

  test("where nothing is announced: a filter would drop everything", () => {
    const peers = `${AS13335}\n      - ${FOUR}, policy: nothing }\n`;
    const { router, reported } = planned({ peers, routers: ON_ETH1, policies: { nothing } });
    expect(reported).toEqual(["announces-nothing"]);
    expect(router.filters).toEqual([]);
  });

  test("where no interface of Linux can have the name", () => {
    const peers = neighbor(13335, "peer", PNI.replace("eth0", "xe-0/0/1"));
    expect(leftOut(peers).reported).toEqual(["not-a-linux-interface"]);
  });

  test("where two places have one interface, or one name", () => {
    const both = (name: string) => {
      const other = neighbor(15169, "peer", PNI.replace("eth0", name));
      return leftOut(`${AS13335}\n      - ${FOUR} }\n${other}`).reported;
    };
    expect(both("eth1")).toEqual(["interface-of-two-places"]);
    expect(both("ix")).toEqual(["interface-of-two-places"]);
    expect(both("eth2")).toEqual([]);
  });

  test("where a customer is on the interface of an exchange, whose filter would hit it", () => {
    const at = (name: string) => {
      const customer = neighbor(262589, "customer", PNI.replace("eth0", name));
      return leftOut(`${AS13335}\n      - ${FOUR} }\n${customer}`).reported;
    };
    expect(at("eth1")).toEqual(["interface-of-two-places"]);
    expect(at("eth2")).toEqual([]);
  });
});
