import { describe, expect, test } from "@jest/globals";

import { formatPrefixRange } from "../../src/net/index.ts";
import type { RouterPlan } from "../../src/model/index.ts";
import { compileNetwork, OBJECTS, type NetworkParts } from "../fixtures/network.ts";

const SESSION =
  "      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }\n";
const SESSION_V6 =
  '      - { router: gru1, exchange: ix, local: "2001:12f8::10", remote: "2001:12f8::20" }\n';

/** A peer with some additional lines. */
function network(lines: string, parts: NetworkParts & { readonly sessions?: string } = {}) {
  const peers = `
  - asn: 13335
    name: Cloudflare
    relation: peer
${lines
  .trim()
  .split("\n")
  .map((line) => `    ${line.trim()}\n`)
  .join("")}    sessions:
${parts.sessions ?? SESSION}`;
  return compileNetwork({ ...parts, peers });
}

const listOf = (plans: readonly RouterPlan[] | null, name: string) =>
  plans?.[0]?.lists.prefixes.find((list) => list.name === `PEERC_${name}`);
const originsOf = (plans: readonly RouterPlan[] | null) =>
  plans?.[0]?.lists.asns.find((list) => list.name === "PEERC_AS13335_ORIGINS");
const entries = (plans: readonly RouterPlan[] | null, name: string) =>
  listOf(plans, name)?.set.ranges.map(formatPrefixRange);

describe("prefixes and origins that a peer declares", () => {
  test("count as registered beside what its as-sets contain, and the list says so", () => {
    const { plans, reported } = network(`as_sets: [RADB::AS-PEER]
      prefixes: [8.8.8.0/24, 1.1.0.0/24, 9.9.8.0/22^23-24, "2620:fe::/48"]
      origins: [19281, AS42]`);
    expect(reported).toEqual([]);
    // 1.1.0.0/24 is put together with the registered 1.1.1.0/24.
    expect(entries(plans, "AS13335_IRR_V4")).toEqual([
      "1.1.0.0/23^24",
      "8.8.8.0/24",
      "9.9.8.0/22^23-24",
      "104.16.0.0/13",
    ]);
    expect(listOf(plans, "AS13335_IRR_V4")?.about).toBe(
      "declared in network.yaml (8.8.8.0/24, 1.1.0.0/24, 9.9.8.0/22^23-24), RADB::AS-PEER",
    );
    const origins = originsOf(plans);
    expect([42, 13335, 19281, 209242].map((asn) => origins?.set.has(asn))).toEqual([
      ...[true, true, true, true],
    ]);
    expect(origins?.set.has(64500)).toBe(false);
    expect(origins?.about).toBe("ASNs declared in network.yaml (AS19281, AS42), of RADB::AS-PEER");
  });

  test("are counted, and a comment names the first three of them", () => {
    const { plans, reported } = network(`as_sets: [RADB::AS-PEER]
      max_prefixes: { ipv4: 5 }
      prefixes: [8.8.4.0/24, 8.8.8.0/24, 9.9.9.0/24, 9.9.10.0/24]`);
    expect(reported).toEqual(["max-prefixes-below-registered 5"]);
    expect(listOf(plans, "AS13335_IRR_V4")?.about).toBe(
      "declared in network.yaml (8.8.4.0/24, 8.8.8.0/24, 9.9.9.0/24 and 1 more), RADB::AS-PEER",
    );
    const six = `as_sets: [RADB::AS-PEER]
      max_prefixes: { ipv4: 6 }
      prefixes: [8.8.4.0/24, 8.8.8.0/24, 9.9.9.0/24, 9.9.10.0/24]`;
    expect(network(six).reported).toEqual([]);
  });

  test("are all there is where the peer has no as-set", () => {
    const { plans, reported } = network("prefixes: [8.8.8.0/24]\norigins: [13335]");
    expect(reported).toEqual([]);
    expect(entries(plans, "AS13335_IRR_V4")).toEqual(["8.8.8.0/24"]);
    expect(listOf(plans, "AS13335_IRR_V4")?.about).toBe("declared in network.yaml (8.8.8.0/24)");
    expect(originsOf(plans)?.about).toBe("ASNs declared in network.yaml (AS13335)");
  });

  test("count for more-specifics and for single addresses, too", () => {
    const { plans } = network(
      `policy: own
      prefixes: [8.8.8.0/23]
      origins: [13335]
      settings: { more_specifics: true, blackhole: true }`,
      {
        network: "  discard: { ipv4: 192.0.2.66 }\n",
        policies: {
          own: `name: own
about: For tests.
settings: { max_length: { ipv4: 24, ipv6: 48 }, more_specifics: false, blackhole: false }
limits:
  max_prefixes: { ipv4: 9, ipv6: 9, warn_at: 80%, on_exceed: warn }
import: [{ use: accept-blackhole }, { use: reject-prefix-not-registered }, { use: accept-remaining }]
export: [{ use: accept-remaining }]
`,
        },
      },
    );
    expect(entries(plans, "AS13335_IRR_TO_24_V4")).toEqual(["8.8.8.0/23^23-24"]);
    expect(entries(plans, "AS13335_HOSTS_V4")).toEqual(["8.8.8.0/23^32"]);
    expect(listOf(plans, "AS13335_HOSTS_V4")?.about).toBe(
      "single addresses of what is declared in network.yaml (8.8.8.0/23)",
    );
  });

  test("do not replace a family without any", () => {
    const declared = "prefixes: [8.8.8.0/24]\norigins: [13335]";
    const sessions = SESSION + SESSION_V6;
    expect(network(declared, { sessions }).reported).toEqual(["nothing-registered 8.8.8.0/24"]);
    expect(network(`${declared}\nallow_empty: [ipv6]`, { sessions }).reported).toEqual([]);
  });
});

describe("a peer whose policy tests what is registered", () => {
  test.each([
    ["says nothing of it", "", "as-set-missing 13335"],
    ["declares origins alone", "origins: [13335]", "as-set-missing 13335"],
    ["declares prefixes alone", "prefixes: [8.8.8.0/24]", "as-set-missing 13335"],
  ])("is refused where it %s", (_, lines, reported) => {
    expect(network(lines === "" ? "settlement: free" : lines).reported).toEqual([reported]);
  });

  test("is refused where its objects name no origin, until it declares one", () => {
    const objects = { ...OBJECTS, "RADB::RS-PEER": { prefixes: ["8.8.8.0/24"], asns: [] } };
    const set = "as_sets: [RADB::RS-PEER]";
    expect(network(set, { objects }).reported).toEqual(["no-origin-registered RADB::RS-PEER"]);
    expect(network(`${set}\norigins: [13335]`, { objects }).reported).toEqual([]);
  });

  test("needs no as-set, whatever its relation, if the policy tests none", () => {
    const reported = (lines: string) => network(`policy: transit\n${lines}`).reported;
    expect(reported("")).toEqual([]);
    expect(reported("prefixes: [8.8.8.0/24]")).toEqual(["declared-unused 8.8.8.0/24"]);
    expect(reported("origins: [42]")).toEqual(["declared-unused 42"]);
  });
});
