import { expect, test } from "@jest/globals";

import { compileNetwork } from "../fixtures/network.ts";
import { yamlBlocks } from "../fixtures/yaml-blocks.ts";

const [LISTED = "", PEERS = "", STEERED = "", EXCHANGES = ""] = yamlBlocks("policies.md");

const LIST = `name: cloudflare-origins
about: Whose routes Cloudflare sends.
asns: [{ asn: 13335, why: itself }]
`;

test("the examples of docs/policies.md compile, and their lists have the names that the page gives", () => {
  const { plans, told } = compileNetwork({
    policies: { listed: LISTED },
    lists: { "cloudflare-origins": LIST },
    peers: PEERS.replace(/^peers:/, ""),
  });
  expect(told).toEqual([]);
  const lists = plans?.[0]?.lists;
  expect(lists?.asns.map(({ name }) => name)).toEqual(["PEERC_CLOUDFLARE_ORIGINS"]);
  expect(lists?.prefixes.map(({ name }) => name)).toContain("PEERC_AS13335_ACCEPTED_PREFIXES_V4");
});

test("the page's example of what holds at an exchange compiles", () => {
  const [, settings = ""] = /^ {4}(settings: .*)$/m.exec(EXCHANGES) ?? [];
  const { plans, told } = compileNetwork({
    policies: { steered: STEERED },
    exchange: `, ${settings}`,
    peers: `
  - { asn: 13335, name: One, relation: peer, policy: steered, sessions: [
      { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 },
    ] }
`,
  });
  expect(told).toEqual([]);
  expect(plans?.[0]?.lists.communities.map(({ name }) => name)).toEqual([
    "PEERC_LC_52580_10_13335",
    "PEERC_LC_52580_20_26162",
  ]);
});
