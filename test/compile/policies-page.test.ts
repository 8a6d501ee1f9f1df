import { expect, test } from "@jest/globals";

import { compileNetwork } from "../fixtures/network.ts";
import { yamlBlocks } from "../fixtures/yaml-blocks.ts";

const [POLICY = "", PEERS = ""] = yamlBlocks("policies.md");

const LIST = `name: cloudflare-origins
about: Whose routes Cloudflare sends.
asns: [{ asn: 13335, why: itself }]
`;

test("the example of docs/policies.md compiles, and its lists have the names that the page gives", () => {
  const { plans, told } = compileNetwork({
    policies: { listed: POLICY },
    lists: { "cloudflare-origins": LIST },
    peers: PEERS.replace(/^peers:/, ""),
  });
  expect(told).toEqual([]);
  const names = plans?.[0]?.lists;
  expect(names?.asns.map(({ name }) => name)).toEqual(["PEERC_CLOUDFLARE_ORIGINS"]);
  expect(names?.prefixes.map(({ name }) => name)).toContain("PEERC_AS13335_ACCEPTED_PREFIXES_V4");
});
