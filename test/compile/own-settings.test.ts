import { describe, expect, test } from "@jest/globals";

import { formatPrefixRange } from "../../src/net/index.ts";
import type { RouterPlan } from "../../src/model/index.ts";
import { compileNetwork, type NetworkParts } from "../fixtures/network.ts";

const SETTINGS =
  "prefixes_in: { type: prefixes, default: [] }, origins_in: { type: asns, default: [13335] }, marks: { type: communities }";

const IMPORT = `
  - { name: listed, if: prefixes_in, when: { prefix: { not_in: $prefixes_in } }, then: { reject: not-listed } }
  - { name: origin, when: { as_path_origin: { not_in: $origins_in } }, then: { reject: not-origin } }
  - { name: marked, if: marks, when: { community: { any: $marks } }, then: { reject: marked } }
  - use: accept-remaining
`;

/** Two peers with a policy that declares settings: additional lines of each peer and each session. */
function network(
  { first = "", second = "", session = "" },
  parts: NetworkParts & { readonly settings?: string; readonly imports?: string } = {},
) {
  const own = `name: own
about: For tests.
settings: { ${parts.settings ?? SETTINGS} }
limits: { max_prefixes: { ipv4: 9, ipv6: 9, warn_at: 80%, on_exceed: warn } }
import: ${parts.imports ?? IMPORT}
export: [{ use: accept-remaining }]
`;
  const peer = (asn: number, n: number, more: string, v4: string) => `
  - { asn: ${asn}, name: Number ${n}, relation: peer, policy: own${more}, sessions: [
      { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.2${n}${v4} },
      { router: gru1, exchange: ix, local: "2001:12f8::10", remote: "2001:12f8::2${n}" },
    ] }`;
  const peers = `${peer(13335, 0, first, session)}${peer(42, 1, second, "")}\n`;
  return compileNetwork({ ...parts, policies: { own }, peers });
}

const listsOf = (plans: readonly RouterPlan[] | null) => {
  const { prefixes = [], asns = [], communities = [] } = plans?.[0]?.lists ?? {};
  return {
    ...Object.fromEntries(
      prefixes.map((list) => [list.name, list.set.ranges.map(formatPrefixRange).join(" ")]),
    ),
    ...Object.fromEntries(
      asns.map((list) => [
        list.name,
        list.set.ranges.map(({ first, last }) => `${first}-${last}`).join(" "),
      ]),
    ),
    ...Object.fromEntries(communities.map((list) => [list.name, list.communities.length])),
  };
};
const termsOf = (plans: readonly RouterPlan[] | null, session: string) =>
  plans?.[0]?.peers
    .flatMap((peer) => peer.sessions)
    .find(({ name }) => name === `PEERC_${session}`)
    ?.import.terms.map(({ name }) => name);

describe("a setting that a policy declares", () => {
  test("is the policy's default if nobody sets it, and its list says so", () => {
    const { plans, reported } = network({});
    expect(reported).toEqual([]);
    expect(listsOf(plans)).toEqual({ PEERC_OWN_ORIGINS_IN: "13335-13335" });
    expect(termsOf(plans, "AS42_IX_V4")).toEqual(["origin", "accept-remaining"]);
    expect(plans?.[0]?.lists.asns[0]?.about).toBe("origins_in of the policy own");
  });

  test("is each peer's, and a session's before its peer's: different lists of different names", () => {
    const { plans, reported } = network({
      first: `, settings: { prefixes_in: [192.0.2.0/24, "2001:db8::/32^+"], origins_in: [1-3, AS7] }`,
      second: ", settings: { prefixes_in: [198.51.100.0/24] }",
      session: ", settings: { prefixes_in: [203.0.113.0/24^25-26] }",
    });
    expect(reported).toEqual([]);
    expect(listsOf(plans)).toEqual({
      PEERC_AS13335_PREFIXES_IN_V6: "2001:db8::/32^+",
      PEERC_AS13335_IX_V4_PREFIXES_IN_V4: "203.0.113.0/24^25-26",
      PEERC_AS13335_ORIGINS_IN: "1-3 7-7",
      PEERC_AS42_PREFIXES_IN_V4: "198.51.100.0/24",
      PEERC_OWN_ORIGINS_IN: "13335-13335",
    });
    const abouts = plans?.[0]?.lists.prefixes.map(({ about }) => about);
    expect(abouts).toEqual([
      "prefixes_in of the session AS13335_IX_V4",
      "prefixes_in of AS13335",
      "prefixes_in of AS42",
    ]);
  });

  test("of prefixes with none of the session's family is not off: nothing is in it", () => {
    const { plans, reported } = network({ first: ", settings: { prefixes_in: [192.0.2.0/24] }" });
    expect(reported).toEqual([]);
    expect(termsOf(plans, "AS13335_IX_V6")).toEqual(["listed", "origin", "accept-remaining"]);
    const terms = plans?.[0]?.peers
      .flatMap(({ sessions }) => sessions)
      .find(({ name }) => name === "PEERC_AS13335_IX_V6")?.import.terms;
    expect(terms?.[0]?.when).toEqual([]);
  });

  test("is off again where a session gives an empty list", () => {
    const { plans } = network({
      first: ", settings: { prefixes_in: [192.0.2.0/24] }",
      session: ", settings: { prefixes_in: [] }",
    });
    expect(termsOf(plans, "AS13335_IX_V4")).toEqual(["origin", "accept-remaining"]);
  });

  test("may be a list of policies/lists, which has its own name", () => {
    const { plans, reported } = network({
      first: ", settings: { prefixes_in: bogon-prefixes, origins_in: transit-free-asns }",
    });
    expect(reported).toEqual([]);
    expect(Object.keys(listsOf(plans))).toEqual([
      "PEERC_BOGON_PREFIXES_V4",
      "PEERC_BOGON_PREFIXES_V6",
      "PEERC_OWN_ORIGINS_IN",
      "PEERC_TRANSIT_FREE_ASNS",
    ]);
  });

  test("of communities is named for what it holds, and may be added", () => {
    const imports = `
  - { name: marked, when: { community: { any: $marks } }, then: { reject: marked } }
  - { name: add, edit: { add_communities: $more } }
  - use: accept-remaining
`;
    const { plans, reported } = network(
      { first: `, settings: { marks: ["65000:1", "65000:2"] }` },
      {
        imports,
        settings: `marks: { type: communities, default: [blackhole] }, more: { type: communities, default: ["65000:3", "65000:1:3"] }`,
      },
    );
    expect(reported).toEqual([]);
    expect(listsOf(plans)).toEqual({
      PEERC_C_65000_1_65000_2: 2,
      PEERC_C_65000_3: 1,
      PEERC_C_BLACKHOLE: 1,
      PEERC_LC_65000_1_3: 1,
    });
  });

  test("with `but_peer` leaves out the ASN of each peer that the list is for", () => {
    const { plans, reported } = network(
      {},
      {
        settings: "through: { type: asns, default: [42, 13335, 3356] }",
        imports: `
  - { name: leak, when: { as_path_contains: { in: $through, but_peer: true } }, then: { reject: leak } }
  - use: accept-remaining
`,
      },
    );
    expect(reported).toEqual([]);
    expect(listsOf(plans)).toEqual({
      PEERC_OWN_THROUGH_BUT_AS13335: "42-42 3356-3356",
      PEERC_OWN_THROUGH_BUT_AS42: "3356-3356 13335-13335",
    });
  });
});

describe("what is refused of settings that policies declare", () => {
  test("a list that nobody gives, where a peer or session names it", () => {
    const first = ", settings: { prefixes_in: bogon-prefix, origins_in: bogon-prefixes }";
    expect(network({ first }).reported).toEqual([
      "unknown-list bogon-prefix",
      "unknown-list bogon-prefixes",
    ]);
  });

  test("none of it, where the policy has no default and no `if`", () => {
    const imports = IMPORT.replace("if: marks, ", "");
    expect(network({}, { imports }).reported.map((text) => text.split(" ")[0])).toEqual(
      Array(4).fill("setting-not-given"),
    );
  });

  test("one that no policy declares, or whose policy does not read it", () => {
    const first = ", settings: { prefixes_im: [] }";
    expect(network({ first }).reported).toEqual(["unknown-key prefixes_im"]);
    const settings = `${SETTINGS}, idle: { type: asns }`;
    expect(network({ first: ", settings: { idle: [1] }" }, { settings }).reported).toEqual([
      "setting-unused { asn: 13335, name: Number 0, relation: peer, policy: own, settings: { idle: [1] }, sessions: [",
    ]);
  });

  test("communities of several kinds, where they are tested", () => {
    const first = `, settings: { marks: ["65000:1", "65000:1:2"] }`;
    expect(network({ first }).reported).toEqual([`mixed-communities ["65000:1", "65000:1:2"]`]);
  });

  test("two different lists of one name on a router", () => {
    const { plans, reported } = network(
      {
        first: ", as_sets: [RADB::AS-PEER], settings: { irr: [192.0.2.0/24] }",
        second: ", as_sets: [RADB::AS-PEER]",
      },
      {
        settings: "irr: { type: prefixes, default: [] }",
        imports: `
  - { name: a, when: { prefix: { in: $irr } }, then: accept }
  - { name: b, when: { prefix: { in: registered } }, then: accept }
`,
      },
    );
    expect([plans, reported]).toEqual([null, ["list-name-taken gru1"]]);
  });
});
