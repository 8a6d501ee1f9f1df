import { expect, test } from "@jest/globals";

import { formatCommunity, formatPattern, parseAddress, parsePrefix } from "../../src/net/index.ts";
import { evaluate, type Route } from "../../src/policy/index.ts";
import { compileNetwork } from "../fixtures/network.ts";
import { yamlBlocks } from "../fixtures/yaml-blocks.ts";

const [LISTED = "", PEERS = "", STEERED = "", EXCHANGES = "", GUARDED = "", ALTERNATIVES = ""] =
  yamlBlocks("policies.md");

const LIST = `name: cloudflare-origins
about: Whose routes Cloudflare sends.
asns: [{ asn: 13335, why: itself }]
`;

test("the examples of docs/policies.md compile, and their lists have the names that the page gives", () => {
  const { plans, reported } = compileNetwork({
    policies: { listed: LISTED },
    lists: { "cloudflare-origins": LIST },
    peers: PEERS.replace(/^peers:/, ""),
  });
  expect(reported).toEqual([]);
  const lists = plans?.[0]?.lists;
  expect(lists?.asns.map(({ name }) => name)).toEqual(["PEERC_CLOUDFLARE_ORIGINS"]);
  expect(lists?.prefixes.map(({ name }) => name)).toContain("PEERC_AS13335_ACCEPTED_PREFIXES_V4");
});

test("the page's example of what holds at an exchange compiles", () => {
  const [, settings = ""] = /^ {4}(settings: .*)$/m.exec(EXCHANGES) ?? [];
  const { plans, reported } = compileNetwork({
    policies: { steered: STEERED },
    exchange: `, ${settings}`,
    peers: `
  - { asn: 13335, name: One, relation: peer, policy: steered, sessions: [
      { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 },
    ] }
`,
  });
  expect(reported).toEqual([]);
  expect(plans?.[0]?.lists.communities.map(({ name }) => name)).toEqual([
    "PEERC_LC_52580_10_13335",
    "PEERC_LC_52580_20_26162",
  ]);
});

test("the page's example of communities that begin alike compiles", () => {
  const { plans, reported } = compileNetwork({
    policies: { guarded: GUARDED },
    peers: `
  - { asn: 13335, name: One, relation: peer, policy: guarded, settings: { unwanted: ["1:2"] }, sessions: [
      { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 },
    ] }
`,
  });
  expect(reported).toEqual([]);
  const terms = plans?.[0]?.peers[0]?.sessions[0]?.import.terms ?? [];
  const removed = terms.flatMap(({ edits }) =>
    edits.map((edit) =>
      edit.kind === "remove-communities" ? edit.patterns.map(formatPattern) : [],
    ),
  );
  expect(removed).toEqual([
    ["52580:*"],
    ["52580:*:*"],
    ["64502:666", "65535:65284"],
    ["13335:1:*", "52580:2:100-199"],
    ["1:2"],
  ]);
});

test("the page's example of alternatives compiles, with the first of them for our own ASN", () => {
  const { plans, reported } = compileNetwork({
    policies: { "less-preferred": ALTERNATIVES },
    peers: `
  - { asn: 13335, name: One, relation: peer, policy: less-preferred, as_sets: [RADB::AS-PEER], sessions: [
      { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 },
    ] }
`,
  });
  expect(reported).toEqual([]);
  const [term] = plans?.[0]?.peers[0]?.sessions[0]?.import.terms ?? [];
  expect(term?.anyOf.map((all) => all.map(({ test: { kind } }) => kind))).toEqual([
    ["community"],
    ["as-path-length", "as-path-first"],
  ]);
});

const [KNOWN = ""] = yamlBlocks("client-filters.md");

test("the policy of docs/client-filters.md compiles, and lets in an allowed route that is not registered", () => {
  const { plans, reported } = compileNetwork({
    policies: { "known-filters": KNOWN },
    lists: {
      "unwanted-prefixes": `name: unwanted-prefixes
about: For tests.
prefixes: { ipv4: [{ prefix: 9.9.9.0/24, why: test }], ipv6: [] }
`,
      "never-via-route-servers": `name: never-via-route-servers
about: For tests.
asns: [{ asn: 64500, why: test }]
`,
    },
    peers: `
  - { asn: 13335, name: One, relation: peer, policy: known-filters, as_sets: [RADB::AS-PEER],
      settings: { allowed_prefixes: [8.8.8.0/24], allowed_origins: [15169] }, sessions: [
      { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 },
    ] }
`,
  });
  expect(reported).toEqual([]);
  const policy = plans?.[0]?.peers[0]?.sessions[0]?.import;
  const verdict = (prefix: string, asPath: readonly number[]) => {
    const [parsed, nextHop] = [parsePrefix(prefix), parseAddress("187.16.216.20")];
    if (!policy || !parsed || !nextHop) throw new Error("fixture");
    const rest = { communities: [], med: null, localPreference: null } as const;
    const route: Route = {
      ...{ prefix: parsed, asPath, nextHop, rpki: "not-found", origin: "igp" },
      ...rest,
    };
    const { reason, route: out } = evaluate(policy, route);
    return reason ?? out.communities.map(formatCommunity).join(" ");
  };
  expect(verdict("8.8.8.0/24", [13335, 15169])).toBe("");
  expect(verdict("8.8.4.0/24", [13335, 15169])).toBe("origin-not-in-as-set");
  expect(verdict("8.8.4.0/24", [13335])).toBe("52580:9:1");
  expect(verdict("1.1.1.0/24", [13335])).toBe("");
  expect(verdict("9.9.9.0/24", [13335])).toBe("unwanted-prefix");
  expect(verdict("1.1.1.0/24", [13335, 64500, 209242])).toBe("never-via-route-servers");
});
