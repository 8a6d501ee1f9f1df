import { describe, expect, test } from "@jest/globals";

import { formatCommunity } from "../../src/net/index.ts";
import type { RouterPlan } from "../../src/model/index.ts";
import { compileNetwork, type NetworkParts } from "../fixtures/network.ts";

/** A policy with these terms and settings, at an exchange and over an interconnect, for two neighbors. */
function network(
  terms: string,
  { settings = "", asn = 13335, ...parts }: NetworkParts & { settings?: string; asn?: number } = {},
) {
  const own = `name: own
about: For tests.
settings: { ${settings} }
limits: { max_prefixes: { ipv4: 9, ipv6: 9, warn_at: 80%, on_exceed: warn } }
import: [{ use: accept-remaining }]
export:
${terms}
  - use: accept-remaining
`;
  const peers = `
  - { asn: ${asn}, name: One, relation: peer, policy: own, sessions: [
      { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 },
      { router: gru1, pni: eth0, local: 198.51.100.0, remote: 198.51.100.1 },
    ] }
  - { asn: 42, name: Two, relation: peer, policy: own, sessions: [
      { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.21 },
    ] }
`;
  return compileNetwork({ ...parts, policies: { own }, peers });
}

/** By session: the communities that its export tests and adds, and other edits. */
const exportsOf = (plans: readonly RouterPlan[] | null) =>
  Object.fromEntries(
    (plans?.[0]?.peers ?? [])
      .flatMap((peer) => peer.sessions)
      .map(({ name, export: { terms } }) => [
        name,
        terms
          .flatMap(({ when, edits }) => [
            ...when.map(({ test: t }) =>
              t.kind === "community" ? t.list.communities.map(formatCommunity).join(" ") : t.kind,
            ),
            ...edits.map((edit) =>
              edit.kind === "add-communities"
                ? `+${edit.list.communities.map(formatCommunity).join(" ")}`
                : `${edit.kind} ${"value" in edit ? edit.value : ""}`,
            ),
          ])
          .join(", "),
      ]),
  );

const REJECT = `  - { name: not-to-peer, when: { community: { any: ["$own:0:$peer", "$own:0:0"] } }, then: { reject: asked } }
  - { name: mark, edit: { add_communities: ["65000:$peer"] } }`;
const AT_EXCHANGE = `  - { name: not-there, if: exchange_id, when: { community: { any: ["$own:20:$exchange_id"] } }, then: { reject: asked } }`;
const ID = "exchange_id: { type: number, default: 0 }";

describe("communities whose numbers depend on the session", () => {
  test("take our own ASN and the neighbor's, each session its own", () => {
    const { plans, told } = network(REJECT);
    expect(told).toEqual([]);
    expect(exportsOf(plans)).toEqual({
      PEERC_AS13335_ETH0_V4: "52580:0:0 52580:0:13335, +65000:13335",
      PEERC_AS13335_IX_V4: "52580:0:0 52580:0:13335, +65000:13335",
      PEERC_AS42_IX_V4: "52580:0:0 52580:0:42, +65000:42",
    });
  });

  test("of 16 bits are refused for a neighbor with a longer ASN, by the name of each session", () => {
    const { plans, told } = network(REJECT, { asn: 262589 });
    expect(plans).toBeNull();
    expect(told).toEqual(Array(2).fill(`community-not-standard "65000:$peer"`));
  });

  test("take the number of the exchange, and a term for exchanges is not there elsewhere", () => {
    const { plans, told } = network(AT_EXCHANGE, {
      settings: ID,
      exchange: ", settings: { exchange_id: 26162 }",
    });
    expect(told).toEqual([]);
    expect(exportsOf(plans)).toEqual({
      PEERC_AS13335_ETH0_V4: "",
      PEERC_AS13335_IX_V4: "52580:20:26162",
      PEERC_AS42_IX_V4: "52580:20:26162",
    });
  });

  test("are refused with a number that does not fit, where it is given", () => {
    const term = `  - { name: mark, edit: { add_communities: ["$own:$exchange_id"] } }`;
    const exchange = ", settings: { exchange_id: 65536 }";
    expect(network(term, { settings: ID, exchange }).told).toEqual(["setting-out-of-range 65536"]);
  });

  test("may not have a setting in them that is not declared, or no number", () => {
    const term = (part: string) =>
      `  - { name: mark, edit: { add_communities: ["$own:1:$${part}"] } }`;
    expect(network(term("exchange")).told).toEqual([`unknown-setting "$own:1:$exchange"`]);
    expect(network(term("med")).told).toEqual([
      // The policy gives no MED.
      ...[`setting-missing ${term("med").trim().slice(2)}`],
    ]);
    const settings = "ids: { type: asns }";
    expect(network(term("ids"), { settings }).told).toEqual([`setting-type "$own:1:$ids"`]);
  });
});

describe("settings that are numbers", () => {
  const TERMS = `  - { name: low, edit: { set_local_preference: $low, set_med: $low, prepend: $times } }`;
  const settings = "low: { type: number, default: 90 }, times: { type: number, default: 0 }";

  test("stand wherever a number does, in the bounds that it has there", () => {
    const { plans, told } = network(TERMS, { settings });
    expect(told).toEqual([]);
    expect(exportsOf(plans)["PEERC_AS42_IX_V4"]).toBe("set-local-preference 90, set-med 90");
    const exchange = ", settings: { times: 3 }";
    const there = network(TERMS, { settings, exchange });
    expect(exportsOf(there.plans)["PEERC_AS42_IX_V4"]).toContain("prepend");
    expect(exportsOf(there.plans)["PEERC_AS13335_ETH0_V4"]).not.toContain("prepend");
    const tooMany = network(TERMS, { settings, exchange: ", settings: { times: 11 }" });
    expect(tooMany.told).toEqual(["setting-out-of-range 11"]);
  });

  test("are numbers", () => {
    const exchange = `, settings: { low: "5" }`;
    expect(network(TERMS, { settings, exchange }).told).toEqual([`invalid-value "5"`]);
    const wrong = network(TERMS.replace("$low", "$lows"), { settings });
    expect(wrong.told).toEqual(["unknown-setting $lows"]);
  });
});

describe("settings of many sessions", () => {
  const settings =
    "med: 5, low: { type: number, default: 1 }, list: { type: prefixes, default: [] }";
  const TERMS = `  - { name: med, if: med, edit: { set_med: $med } }
  - { name: low, edit: { set_local_preference: $low } }
  - { name: list, if: list, when: { prefix: { in: $list } }, then: { reject: listed } }`;

  test("are those of the exchange before the router's, and of the router before the network's", () => {
    const { plans, told } = network(TERMS, {
      settings,
      exchange: ", settings: { med: 7, list: [10.0.0.0/8] }",
      more: "defaults: { settings: { med: 6, low: 2, list: [192.0.2.0/24] } }\n",
      routers: `
  gru1: { platform: bird, router_id: 179.191.160.1, defaults: { settings: { low: 3 } } }
`,
    });
    expect(told).toEqual([]);
    expect(exportsOf(plans)).toEqual({
      PEERC_AS13335_ETH0_V4: "set-med 6, set-local-preference 3, prefix",
      PEERC_AS13335_IX_V4: "set-med 7, set-local-preference 3, prefix",
      PEERC_AS42_IX_V4: "set-med 7, set-local-preference 3, prefix",
    });
    expect(plans?.[0]?.lists.prefixes.map(({ name, about }) => `${name}: ${about}`)).toEqual([
      "PEERC_AT_IX_LIST_V4: list of the exchange ix",
      "PEERC_NETWORK_LIST_V4: list of the network",
    ]);
  });

  test("are refused where no policy there reads them, and blackholes always", () => {
    const more = "defaults: { settings: { max_as_path: 9, blackhole: true } }\n";
    const exchange = ", settings: { prepend: 1 }";
    expect(network(TERMS, { settings, more }).told).toEqual(["setting-without-meaning blackhole"]);
    const plain = more.replace(", blackhole: true", "");
    expect(network(TERMS, { settings, more: plain, exchange }).told).toEqual([
      "setting-unused-there { max_as_path: 9 }",
      "setting-unused-there ix",
    ]);
  });
});
