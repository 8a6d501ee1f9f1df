import { describe, expect, test } from "@jest/globals";

import { NetworkPolicies } from "../../../src/cli/auditing/network-policies.ts";
import { formatPrefix } from "../../../src/net/index.ts";
import { prefix } from "../../audit/evidence.ts";
import { audit } from "../../audit/harness.ts";
import { compileNetwork, loadSmallNetwork, type NetworkParts } from "../../fixtures/network.ts";

const CUSTOMER = `
  - asn: 13335
    name: Cloudflare
    relation: customer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`;
// A policy that takes everything: meant for transits.
const OPEN = CUSTOMER.replace("    as_sets", "    policy: transit\n    as_sets");

function policiesOf(parts: NetworkParts) {
  const { declaration, registry } = loadSmallNetwork(parts);
  const { plans, reported } = compileNetwork(parts);
  if (!plans) throw new Error(reported.join("; "));
  return { policies: new NetworkPolicies(declaration, registry, plans), plans };
}

describe("what compiled policies do", () => {
  test("is what of our as-sets is announced to peers", () => {
    const { announced } = policiesOf({}).policies;
    expect(announced?.ipv4.ranges.map((range) => formatPrefix(range.prefix))).toEqual([
      "45.238.16.0/22",
      "179.191.160.0/20",
    ]);
    // There is no session of that family.
    expect(announced?.ipv6.isEmpty).toBe(true);
  });

  test.each([
    [CUSTOMER, false],
    [OPEN, true],
  ])("is what a session accepts", (peers, acceptsOthers) => {
    const { policies, plans } = policiesOf({ peers });
    const [session] = plans[0]?.peers[0]?.sessions ?? [];
    if (!session) throw new Error("fixture: no session");
    const accepted = policies.imported(session);
    if (accepted === "too-large") throw new Error(accepted);
    expect(accepted.has(prefix("1.1.1.0/24"))).toBe(true);
    expect(accepted.has(prefix("8.8.8.0/24"))).toBe(acceptsOthers);
  });

  test.each([
    [CUSTOMER, "ok"],
    [OPEN, "violated"],
  ])("decides about our filters", (peers, verdict) => {
    const { own } = audit({
      peers,
      checks: { it: "public_asn: {}" },
      agreement: "own: [{ id: our, text: Ours., check: { import_filters: {} } }]\n",
      material: { policies: policiesOf({ peers }).policies },
    });
    expect(own.map(({ decision }) => decision.verdict)).toEqual([verdict]);
  });
});
