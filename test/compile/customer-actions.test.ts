import { describe, expect, test } from "@jest/globals";

import { parseAddress, parseCommunity, parsePrefix, type Community } from "../../src/net/index.ts";
import { evaluate, type Policy, type Route } from "../../src/policy/index.ts";
import { compileNetwork, OBJECTS } from "../fixtures/network.ts";

/** Peers of a network whose customers steer it. */
const PEERS = `
  - { asn: 262589, name: Customer, relation: customer, policy: customer-actions, as_sets: [RADB::AS-PEER], sessions: [
      { router: gru1, pni: eth1, local: 198.51.100.0, remote: 198.51.100.1 },
    ] }
  - { asn: 13335, name: Peer, relation: peer, policy: peer-actions, as_sets: [RADB::AS-PEER], sessions: [
      { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 },
      { router: gru1, pni: eth0, local: 198.51.100.4, remote: 198.51.100.5 },
    ] }
  - { asn: 26162, name: Server, relation: route-server, policy: route-server-actions, as_sets: [RADB::AS-PEER], sessions: [
      { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.21 },
    ] }
  - { asn: 3356, name: Transit, relation: transit, policy: transit-actions, sessions: [
      { router: gru1, pni: eth2, local: 198.51.100.8, remote: 198.51.100.9 },
    ] }
`;

const { plans, reported } = compileNetwork({
  peers: PEERS,
  exchange: ", settings: { exchange_id: 77 }",
  objects: {
    ...OBJECTS,
    "RADB::AS-PEER": { prefixes: ["45.238.16.0/22"], asns: [262589, 13335, 26162] },
    "RADB::AS-AZION": { prefixes: ["45.238.16.0/22", "179.191.160.0/20"], asns: [52580] },
  },
});

const sessions = plans?.flatMap((plan) => plan.peers.flatMap((peer) => peer.sessions)) ?? [];
const policyOf = (name: string, direction: "import" | "export"): Policy => {
  const found = sessions.find((session) => session.name === `PEERC_${name}`);
  if (!found) throw new Error(`fixture: ${reported.join("; ")}`);
  return found[direction];
};

function route(communities: readonly string[], nextHop: string): Route {
  const [prefix, address] = [parsePrefix("45.238.16.0/22"), parseAddress(nextHop)];
  if (!prefix || !address) throw new Error("fixture");
  return {
    prefix,
    asPath: [262589],
    nextHop: address,
    communities: communities.flatMap((text): readonly Community[] => {
      const community = parseCommunity(text);
      return community ? [community] : [];
    }),
    rpki: "not-found",
    origin: "igp",
    localPreference: null,
    med: null,
  };
}

/** What the customer's route is by the time it has been taken. */
const taken = (...actions: readonly string[]) =>
  evaluate(policyOf("AS262589_ETH1_V4", "import"), route(actions, "198.51.100.1"));

/** Where such a route goes: the reason why not, or how many hops longer. */
const SESSIONS = ["AS13335_IX_V4", "AS13335_ETH0_V4", "AS26162_IX_V4", "AS3356_ETH2_V4"];
const goesTo = (...actions: readonly string[]) => {
  const sent = taken(...actions);
  if (sent.verdict !== "accept") throw new Error("not accepted");
  return SESSIONS.map((name) => {
    const { reason, route: out } = evaluate(policyOf(name, "export"), sent.route);
    return reason ?? out.asPath.length - 1;
  });
};

test("the network compiles", () => {
  expect(reported).toEqual([]);
});

describe("what a customer asks for with communities", () => {
  test.each<[string, readonly string[], readonly (number | string)[]]>([
    ["nothing", [], [0, 0, 0, 0]],
    ["not to a network", ["52580:10:13335"], ["not-to-peer", "not-to-peer", 0, 0]],
    ["not at an exchange", ["52580:20:77"], ["not-at-exchange", 0, "not-at-exchange", 0]],
    ["not over interconnects", ["52580:20:0"], [0, "not-at-exchange", 0, "not-at-exchange"]],
    ["not at another exchange", ["52580:20:78"], [0, 0, 0, 0]],
    [
      "not at an exchange, but to a network there",
      ["52580:20:77", "52580:11:13335"],
      [0, 0, "not-at-exchange", 0],
    ],
    ["not to anyone", ["52580:10:0"], Array(4).fill("not-to-anyone")],
    [
      "not to anyone but a network",
      ["52580:10:0", "52580:11:3356"],
      [...Array(3).fill("not-to-anyone"), 0],
    ],
    [
      "not to anyone but at an exchange",
      ["52580:10:0", "52580:21:77"],
      [0, "not-to-anyone", 0, "not-to-anyone"],
    ],
    ["to everyone all the same", ["52580:10:0", "52580:11:0"], [0, 0, 0, 0]],
    [
      "not to a network, whatever else",
      ["52580:10:3356", "52580:11:0", "52580:11:3356"],
      [0, 0, 0, "not-to-peer"],
    ],
    ["once", ["52580:31:0"], [1, 1, 1, 1]],
    ["twice to a network", ["52580:32:13335"], [2, 2, 0, 0]],
    ["three times at an exchange", ["52580:43:77"], [3, 0, 3, 0]],
    ["the longest of several", ["52580:31:0", "52580:42:77", "52580:33:26162"], [2, 1, 3, 1]],
  ])("%s", (_, actions, where) => {
    expect(goesTo(...actions)).toEqual(where);
  });

  test("a preference below that of peers", () => {
    expect(taken().route.localPreference).toBe(300);
    expect(taken("52580:50:0").route.localPreference).toBe(150);
    expect(taken("52580:50:0", "65535:0").route.localPreference).toBe(0);
  });

  test("is all that is kept of what it sets, and no more leaves", () => {
    const actions = ["52580:31:0", "52580:1:3", "52580:7", "rt:1:1", "64999:1:1", "65001:7"];
    expect(taken(...actions).route.communities).toEqual(
      ["65001:7", "52580:1:1", "52580:31:0", "64999:1:1"].map((text) => parseCommunity(text)),
    );
    const out = evaluate(policyOf("AS3356_ETH2_V4", "export"), taken(...actions).route).route;
    expect(out.communities).toEqual(["65001:7", "64999:1:1"].map((text) => parseCommunity(text)));
  });

  test("is nothing that a peer could ask for", () => {
    const policy = policyOf("AS13335_IX_V4", "import");
    const sent = { ...route(["52580:10:0", "52580:50:0"], "187.16.216.20"), asPath: [13335] };
    const { verdict, route: got } = evaluate(policy, sent);
    expect([verdict, got.localPreference]).toEqual(["accept", 200]);
    expect(got.communities).toEqual([parseCommunity("52580:1:2")]);
  });
});
