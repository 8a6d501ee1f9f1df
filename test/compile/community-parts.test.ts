import { describe, expect, test } from "@jest/globals";

import { formatPattern } from "../../src/net/index.ts";
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
              t.kind === "community" ? t.list.communities.map(formatPattern).join(" ") : t.kind,
            ),
            ...edits.map((edit) =>
              edit.kind === "add-communities"
                ? `+${edit.list.communities.map(formatPattern).join(" ")}`
                : edit.kind === "remove-communities"
                  ? `-${edit.patterns.map(formatPattern).join(" ")}`
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
    const { plans, reported } = network(REJECT);
    expect(reported).toEqual([]);
    expect(exportsOf(plans)).toEqual({
      PEERC_AS13335_ETH0_V4: "52580:0:0 52580:0:13335, +65000:13335",
      PEERC_AS13335_IX_V4: "52580:0:0 52580:0:13335, +65000:13335",
      PEERC_AS42_IX_V4: "52580:0:0 52580:0:42, +65000:42",
    });
  });

  test("of 16 bits are refused for a neighbor with a longer ASN, by the name of each session", () => {
    const { plans, reported } = network(REJECT, { asn: 262589 });
    expect(plans).toBeNull();
    expect(reported).toEqual(Array(2).fill(`community-not-standard "65000:$peer"`));
  });

  test("take the number of the exchange, and a term for exchanges is not there elsewhere", () => {
    const { plans, reported } = network(AT_EXCHANGE, {
      settings: ID,
      exchange: ", settings: { exchange_id: 26162 }",
    });
    expect(reported).toEqual([]);
    expect(exportsOf(plans)).toEqual({
      PEERC_AS13335_ETH0_V4: "",
      PEERC_AS13335_IX_V4: "52580:20:26162",
      PEERC_AS42_IX_V4: "52580:20:26162",
    });
  });

  test("are refused with a number that does not fit, where it is given", () => {
    const term = `  - { name: mark, edit: { add_communities: ["$own:$exchange_id"] } }`;
    const exchange = ", settings: { exchange_id: 65536 }";
    expect(network(term, { settings: ID, exchange }).reported).toEqual([
      "setting-out-of-range 65536",
    ]);
  });

  test("may not have a setting in them that is not declared, or no number", () => {
    const term = (part: string) =>
      `  - { name: mark, edit: { add_communities: ["$own:1:$${part}"] } }`;
    expect(network(term("exchange")).reported).toEqual([`unknown-setting "$own:1:$exchange"`]);
    expect(network(term("med")).reported).toEqual([
      // The policy gives no MED.
      ...[`setting-missing ${term("med").trim().slice(2)}`],
    ]);
    const settings = "ids: { type: asns }";
    expect(network(term("ids"), { settings }).reported).toEqual([`setting-type "$own:1:$ids"`]);
  });
});

describe("some communities", () => {
  const REMOVE = (texts: string) =>
    `  - { name: forget, edit: { remove_communities: { communities: ${texts} } } }`;
  const TEST = (texts: string) =>
    `  - { name: some, when: { community: { any: [${texts}] } }, then: { reject: asked } }`;
  const at42 = ({ plans, reported }: ReturnType<typeof network>) =>
    plans ? exportsOf(plans)["PEERC_AS42_IX_V4"] : reported;

  test.each([
    [`"64500:666", no-peer`, "64500:666 65535:65284"],
    [`"64500:*", "$peer:*", "$peer:1"`, "42:* 64500:*"],
    [`"64500:100-199", "64500:150-250", "64500:7"`, "64500:7 64500:100-250"],
    [`"64500:0-65535"`, "64500:*"],
    [`"$own:*:*", "$own:1:2"`, "52580:*:*"],
    [`"$own:1:*", "$peer:1:100-199", "1:2:3"`, "1:2:3 42:1:100-199 52580:1:*"],
    [`"rt:$own:7", "rt:$peer:7"`, "rt:42:7 rt:52580:7"],
  ])("%s, as a test and as a removal", (texts, some) => {
    expect(at42(network(TEST(texts)))).toBe(some);
    expect(at42(network(REMOVE(`[${texts}]`)))).toBe(`-${some}`);
  });

  test("of several kinds are removed kind by kind, after all of ours", () => {
    const term = `  - name: forget
    edit:
      remove_communities: { large: own, communities: ["rt:1:2", "64500:*", "1:2:*", "3:4"] }`;
    expect(at42(network(term))).toBe("-52580:*:*, -3:4 64500:*, -1:2:*, -rt:1:2");
    expect(network(TEST(`"64500:*", "1:2:*"`)).reported).toEqual([`mixed-communities "64500:*"`]);
  });

  test("may be removed as a setting has them", () => {
    const settings = `unwanted: { type: communities, default: ["1:2", "1:2:3", "4:5"] }`;
    expect(at42(network(REMOVE("$unwanted"), { settings }))).toBe("-1:2 4:5, -1:2:3");
    expect(network(REMOVE("$unknown")).reported).toEqual(["unknown-setting $unknown"]);
  });

  test.each([
    "*:1",
    "*:*",
    "64500:1-*",
    "64500:199-100",
    "64500:1-70000",
    "64500-64511:*",
    "70000:*",
    "$own:*:1",
    "$own:1-2:*",
    "1:2:3:*",
    "rt:64500:1-9",
    "rt:*:*",
    "no-*",
    "64500:1*",
  ])("%s is not understood", (text) => {
    expect(network(TEST(`"${text}"`)).reported).toEqual([`invalid-value "${text}"`]);
    expect(network(REMOVE(`["${text}"]`)).reported).toEqual([`invalid-value "${text}"`]);
  });

  test("are not added", () => {
    const add = `  - { name: mark, edit: { add_communities: ["64500:*"] } }`;
    expect(network(add).reported).toEqual([`invalid-value "64500:*"`]);
  });

  test("with a neighbor's ASN of more than 16 bits are refused if they are standard", () => {
    const reported = Array<string>(2).fill(`community-not-standard "$peer:1-9"`);
    expect(network(TEST(`"$peer:1-9"`), { asn: 262589 }).reported).toEqual(reported);
    const target = network(TEST(`"rt:$peer:70000"`), { asn: 262589 }).reported;
    expect(target).toEqual([`route-target-too-long "rt:$peer:70000"`]);
  });

  test("are not tested after an earlier term changed one of them", () => {
    const remove = REMOVE(`["64500:100-199"]`);
    expect(network(`${remove}\n${TEST(`"64500:*"`)}`).reported).toHaveLength(1);
    expect(network(`${remove}\n${TEST(`"64500:200-299", "64501:*"`)}`).reported).toEqual([]);
    const add = `  - { name: mark, edit: { add_communities: ["64500:150"] } }`;
    expect(network(`${add}\n${TEST(`"64500:100-199"`)}`).reported).toHaveLength(1);
    expect(network(`${add}\n${TEST(`"64500:160-199"`)}`).reported).toEqual([]);
  });
});

describe("settings that are numbers", () => {
  const TERMS = `  - { name: low, edit: { set_local_preference: $low, set_med: $low, prepend: $times } }`;
  const settings = "low: { type: number, default: 90 }, times: { type: number, default: 0 }";

  test("are allowed wherever a number is, within its bounds", () => {
    const { plans, reported } = network(TERMS, { settings });
    expect(reported).toEqual([]);
    expect(exportsOf(plans)["PEERC_AS42_IX_V4"]).toBe("set-local-preference 90, set-med 90");
    const exchange = ", settings: { times: 3 }";
    const there = network(TERMS, { settings, exchange });
    expect(exportsOf(there.plans)["PEERC_AS42_IX_V4"]).toContain("prepend");
    expect(exportsOf(there.plans)["PEERC_AS13335_ETH0_V4"]).not.toContain("prepend");
    const tooMany = network(TERMS, { settings, exchange: ", settings: { times: 11 }" });
    expect(tooMany.reported).toEqual(["setting-out-of-range 11"]);
  });

  test("are numbers", () => {
    const exchange = `, settings: { low: "5" }`;
    expect(network(TERMS, { settings, exchange }).reported).toEqual([`invalid-value "5"`]);
    const wrong = network(TERMS.replace("$low", "$lows"), { settings });
    expect(wrong.reported).toEqual(["unknown-setting $lows"]);
  });
});

describe("settings of many sessions", () => {
  const settings =
    "med: 5, low: { type: number, default: 1 }, list: { type: prefixes, default: [] }";
  const TERMS = `  - { name: med, if: med, edit: { set_med: $med } }
  - { name: low, edit: { set_local_preference: $low } }
  - { name: list, if: list, when: { prefix: { in: $list } }, then: { reject: listed } }`;

  test("are those of the exchange before the router's, and of the router before the network's", () => {
    const { plans, reported } = network(TERMS, {
      settings,
      exchange: ", settings: { med: 7, list: [10.0.0.0/8] }",
      more: "defaults: { settings: { med: 6, low: 2, list: [192.0.2.0/24] } }\n",
      routers: `
  gru1: { platform: bird, router_id: 179.191.160.1, defaults: { settings: { low: 3 } } }
`,
    });
    expect(reported).toEqual([]);
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
    expect(network(TERMS, { settings, more }).reported).toEqual([
      "setting-without-meaning blackhole",
    ]);
    const plain = more.replace(", blackhole: true", "");
    expect(network(TERMS, { settings, more: plain, exchange }).reported).toEqual([
      "setting-unused-there { max_as_path: 9 }",
      "setting-unused-there ix",
    ]);
  });
});
