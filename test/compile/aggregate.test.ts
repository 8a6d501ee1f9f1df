import { describe, expect, test } from "@jest/globals";

import { formatPrefixRange, parsePrefix } from "../../src/net/index.ts";
import type { RouterPlan } from "../../src/model/index.ts";
import { compileNetwork, OBJECTS, type NetworkParts } from "../fixtures/network.ts";

const REGISTERED = ["192.0.32.0/25", "192.0.32.0/24", "192.0.32.128/25", "198.18.7.0/24"];

/** A small network whose peer has registered a block and its two halves, and which has done so itself. */
function network(parts: NetworkParts & { readonly peer?: string } = {}): NetworkParts {
  return {
    ...parts,
    objects: {
      ...OBJECTS,
      AS52580: { prefixes: ["179.191.160.0/21", "179.191.168.0/21"], asns: [52580] },
      "RADB::AS-AZION": { prefixes: ["179.191.160.0/21", "179.191.168.0/21"], asns: [52580] },
      "RADB::AS-PEER": { prefixes: REGISTERED, asns: [13335] },
    },
    peers: `
  - asn: 13335
    name: Cloudflare
    relation: customer
    as_sets: [RADB::AS-PEER]
${parts.peer ?? ""}    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`,
  };
}

/** The entries of a list of the only router. */
function entries(parts: NetworkParts, name: string): readonly string[] | undefined {
  const [plan] = compileNetwork(parts).plans ?? [];
  return listOf(plan, name)?.set.ranges.map(formatPrefixRange);
}

function listOf(plan: RouterPlan | undefined, name: string) {
  return plan?.lists.prefixes.find((list) => list.name === `PEERC_${name}`);
}

describe("lists of what is registered", () => {
  test("have the fewest entries", () => {
    const parts = network();
    expect(entries(parts, "AS13335_IRR_V4")).toEqual(["192.0.32.0/24^24-25", "198.18.7.0/24"]);
    expect(entries(parts, "OWN_V4")).toEqual(["179.191.160.0/20^-"]);
  });

  test("…with more-specifics, and for single addresses, too", () => {
    const settings =
      "    settings: { more_specifics: true, max_length: { ipv4: 26, ipv6: 48 }, blackhole: true }\n";
    const parts = network({ peer: settings, network: "  discard: { ipv4: 192.0.2.66 }\n" });
    expect(entries(parts, "AS13335_IRR_TO_26_V4")).toEqual([
      "192.0.32.0/24^24-26",
      "198.18.7.0/24^24-26",
    ]);
    expect(entries(parts, "AS13335_HOSTS_V4")).toEqual(["192.0.32.0/24^32", "198.18.7.0/24^32"]);
  });

  test("have one entry for each registered prefix where the network or the peer wants that", () => {
    const oneByOne = [REGISTERED[1], REGISTERED[0], REGISTERED[2], REGISTERED[3]];
    const whole = network({ irr: ", aggregate: false" });
    expect(entries(whole, "AS13335_IRR_V4")).toEqual(oneByOne);
    expect(entries(whole, "OWN_V4")).toEqual(["179.191.160.0/21^+", "179.191.168.0/21^+"]);
    const one = network({ peer: "    aggregate: false\n" });
    expect(entries(one, "AS13335_IRR_V4")).toEqual(oneByOne);
    expect(entries(one, "OWN_V4")).toEqual(["179.191.160.0/20^-"]);
    const other = network({ irr: ", aggregate: false", peer: "    aggregate: true\n" });
    expect(entries(other, "AS13335_IRR_V4")).toEqual(["192.0.32.0/24^24-25", "198.18.7.0/24"]);
  });

  test("hold the same prefixes either way", () => {
    const lists = ["", ", aggregate: false"].map((irr) => {
      const [plan] = compileNetwork(network({ irr })).plans ?? [];
      return listOf(plan, "AS13335_IRR_V4")?.set;
    });
    const [short, long] = lists;
    if (!short || !long) throw new Error("fixture");
    expect(short.canonical.equals(long.canonical)).toBe(true);
    for (const text of [...REGISTERED, "192.0.32.0/23", "192.0.32.64/26", "198.18.7.0/25"]) {
      const prefix = parsePrefix(text);
      if (!prefix) throw new Error("fixture");
      expect(short.has(prefix)).toBe(REGISTERED.includes(text));
    }
  });

  test("are held against the limit by what is registered, not by their entries", () => {
    const parts = network({ peer: "    max_prefixes: { ipv4: 3 }\n" });
    expect(entries(parts, "AS13335_IRR_V4")).toHaveLength(2);
    expect(compileNetwork(parts).reported).toContain("max-prefixes-below-registered 3");
    const enough = network({ peer: "    max_prefixes: { ipv4: 4 }\n" });
    expect(compileNetwork(enough).reported).toEqual([]);
  });
});
