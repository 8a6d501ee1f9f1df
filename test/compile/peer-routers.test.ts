import { describe, expect, test } from "@jest/globals";

import { formatAddress } from "../../src/net/index.ts";
import type { Session } from "../../src/declaration/index.ts";
import { peerRouters } from "../../src/compile/peer-routers.ts";
import { compileNetwork, loadSmallNetwork } from "../fixtures/network.ts";

const MINE = `
name: mine
about: For a test.
limits: { max_prefixes: { ipv4: 10, ipv6: 10, warn_at: 80%, on_exceed: warn } }
import:
  - { name: others, when: { next_hop: { not_in: $peer_routers } }, then: { reject: not-theirs } }
  - { name: one, when: { next_hop: { is: $peer } }, then: accept }
export: []
`;

test("the routers of a peer at one exchange, whichever of ours they are on; on an interface the neighbor's alone", () => {
  const { plans, reported } = compileNetwork({
    routers: `
  gru1: { platform: bird, router_id: 179.191.160.1 }
  gru2: { platform: bird, router_id: 179.191.160.2 }
`,
    more: `  elsewhere: { name: Elsewhere, lan: { ipv4: 80.249.208.0/21 } }\n`,
    peers: `
  - asn: 13335
    name: Cloudflare
    relation: peer
    policy: mine
    sessions:
      - { router: gru1, exchange: ix, name: a, local: 187.16.216.10, remote: 187.16.216.21 }
      - { router: gru1, exchange: ix, name: b, local: 187.16.216.10, remote: 187.16.216.20 }
      - { router: gru2, exchange: ix, local: 187.16.216.11, remote: 187.16.216.20 }
      - { router: gru1, exchange: ix, local: "2001:12f8::10", remote: "2001:12f8::20" }
      - { router: gru2, exchange: elsewhere, local: 80.249.208.10, remote: 80.249.208.20 }
      - { router: gru2, pni: xe-0/0/1, local: 179.191.175.0, remote: 179.191.175.1 }
  - asn: 1299
    name: Somebody else
    relation: peer
    policy: mine
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.30 }
`,
    policies: { mine: MINE },
  });
  expect(reported.filter((one) => !one.startsWith("as-sets"))).toEqual([]);
  const sessions = plans?.flatMap((plan) => plan.peers.flatMap((peer) => peer.sessions)) ?? [];
  const tested = sessions.map(({ remote, import: policy }) => [
    formatAddress(remote),
    ...policy.terms.map(({ when }) =>
      when
        .flatMap(({ test: t }) => (t.kind === "next-hop" ? t.addresses : []))
        .map(formatAddress)
        .join(" "),
    ),
  ]);
  const both = "187.16.216.20 187.16.216.21";
  expect(tested.sort()).toEqual(
    [
      ["187.16.216.21", both, "187.16.216.21"],
      ["187.16.216.20", both, "187.16.216.20"],
      ["187.16.216.20", both, "187.16.216.20"],
      ["2001:12f8::20", "2001:12f8::20", "2001:12f8::20"],
      ["80.249.208.20", "80.249.208.20", "80.249.208.20"],
      ["179.191.175.1", "179.191.175.1", "179.191.175.1"],
      ["187.16.216.30", "187.16.216.30", "187.16.216.30"],
    ].sort(),
  );
});

test("of sessions whose routes can have two next hops, the neighbor's alone", () => {
  const { declaration } = loadSmallNetwork({
    peers: `
  - asn: 13335
    name: Cloudflare
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, name: a, local: 187.16.216.10, remote: 187.16.216.20 }
      - { router: gru1, exchange: ix, name: b, local: 187.16.216.10, remote: 187.16.216.21 }
`,
  });
  const [peer] = declaration.peers;
  const [first, second] = peer?.sessions ?? [];
  if (!peer || !first || !second) throw new Error("fixture");
  const texts = (session: Session, beside: Session) =>
    peerRouters({ ...peer, sessions: [session, beside] }, session).map(formatAddress);
  const twice = (session: Session): Session => ({
    ...session,
    options: { ...session.options, extendedNextHop: true },
  });
  expect(texts(first, second)).toEqual(["187.16.216.20", "187.16.216.21"]);
  expect(texts(twice(first), second)).toEqual(["187.16.216.20"]);
  expect(texts(first, twice(second))).toEqual(["187.16.216.20"]);
});

describe("next hops that a policy lists", () => {
  const policyWith = (test: string, settings = "") => `
name: mine
about: For a test.
settings: { ${settings} }
limits: { max_prefixes: { ipv4: 10, ipv6: 10, warn_at: 80%, on_exceed: warn } }
import:
  - { name: others, when: { next_hop: ${test} }, then: { reject: not-theirs } }
  - use: accept-remaining
export: []
`;
  const tested = (test: string, { settings = "", given = "", remote = "187.16.216.20" } = {}) => {
    const { plans, reported } = compileNetwork({
      peers: `
  - asn: 13335
    name: Cloudflare
    relation: peer
    policy: mine
    sessions:
      - { router: gru1, exchange: ix, local: ${remote.includes(":") ? '"2001:12f8::10"' : "187.16.216.10"}, remote: "${remote}"${given} }
`,
      policies: { mine: policyWith(test, settings) },
    });
    const [first] = plans?.[0]?.peers[0]?.sessions[0]?.import.terms ?? [];
    if (!plans || !first) return reported.filter((one) => !one.startsWith("as-sets"));
    const [condition] = first.when;
    return [
      first.name,
      ...(condition?.test.kind === "next-hop" ? condition.test.addresses.map(formatAddress) : []),
    ];
  };
  const declared = "next_hops: { type: addresses, default: [] }";

  test("are those of the session's family, each once, with the peer's routers where they are named", () => {
    const list = `{ not_in: [$peer_routers, 187.16.216.21, "2001:12f8::21", 187.16.216.20] }`;
    expect(tested(list)).toEqual(["others", "187.16.216.20", "187.16.216.21"]);
    expect(tested(list, { remote: "2001:12f8::20" })).toEqual([
      "others",
      "2001:12f8::20",
      "2001:12f8::21",
    ]);
  });

  test("may be a setting's, alone or in a list", () => {
    const given = ", settings: { next_hops: [187.16.216.22] }";
    expect(tested("{ in: $next_hops }", { settings: declared, given })).toEqual([
      "others",
      "187.16.216.22",
    ]);
    expect(tested("{ in: [$peer, $next_hops] }", { settings: declared, given })).toEqual([
      "others",
      "187.16.216.20",
      "187.16.216.22",
    ]);
  });

  test("are none in an empty setting: `in` holds for no route, and `not_in` for all", () => {
    expect(tested("{ in: $next_hops }", { settings: declared })).toEqual(["accept-remaining"]);
    expect(tested("{ not_in: $next_hops }", { settings: declared })).toEqual(["others"]);
  });

  test("are neither our own address nor link-local ones, and a setting has the type", () => {
    expect(tested("{ in: [187.16.216.10] }")).toEqual([
      expect.stringContaining("next-hop-is-ours"),
    ]);
    expect(tested(`{ in: ["fe80::1"] }`)).toEqual([`invalid-value "fe80::1"`]);
    expect(tested("{ in: [187.16.216.0/24] }")).toEqual(["invalid-value 187.16.216.0/24"]);
    const given = ", settings: { next_hops: [187.16.216.0/24] }";
    expect(tested("{ in: $next_hops }", { settings: declared, given })).toEqual([
      "invalid-value 187.16.216.0/24",
    ]);
    expect(tested("{ in: $hops }")).toEqual(["unknown-setting $hops"]);
    const settings = "hops: { type: asns, default: [] }";
    expect(tested("{ in: $hops }", { settings })).toEqual(["setting-type $hops"]);
  });
});
