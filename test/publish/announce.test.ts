import { describe, expect, test } from "@jest/globals";

import { formatPrefixRange, type PrefixSet } from "../../src/net/index.ts";
import { announced, published } from "./published.ts";

const texts = (set: PrefixSet | null) => set && set.ranges.map(formatPrefixRange);

const ROUTERS = `
  gru1: { platform: bird, router_id: 192.0.2.1, rpki: &rpki { caches: [{ address: 192.0.2.53 }] }, site: São Paulo }
  gru2: { platform: bird, router_id: 192.0.2.2, rpki: *rpki, site: Sao-Paulo }
  nrt1: { platform: bird, router_id: 192.0.2.3, rpki: *rpki, site: 東京 }
  lab1: { platform: bird, router_id: 192.0.2.4, rpki: *rpki }
`;
const PEER = (asn: number, relation: string, sessions: string, more = "") => `
  - { asn: ${asn}, name: P, relation: ${relation}, as_sets: [RADB::AS-PEER]${more}, sessions: [${sessions}] }`;
const AT_IX = (n: number, more = "") =>
  `{ router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.${n}${more} }`;
const PNI = (router: string, n: number, more = "") =>
  `{ router: ${router}, pni: eth${n}, local: 198.51.100.${n}, remote: 198.51.100.${n + 1}${more} }`;

const POLICY = (exports: string) => `name: own
about: For a test.
limits: { max_prefixes: { ipv4: 250, ipv6: 250, warn_at: 80%, on_exceed: shutdown } }
import: [{ use: reject-everything }]
export: [${exports}]
`;
const ONLY_45 = POLICY(
  "{ name: not-45, when: { prefix: { not_in: some } }, then: { reject: other } }, { use: accept-remaining }",
);
const EVERYTHING = POLICY("{ use: accept-remaining }");
const LISTS = {
  some: `name: some
about: For a test.
prefixes:
  ipv4: [{ prefix: 45.238.16.0/22, why: test }, { prefix: 203.0.112.0/22, why: test }]
  ipv6: []
`,
};

describe("what is announced", () => {
  test("what the as-sets register, if the export policy accepts some route to it", () => {
    const { announcement, told } = announced({});
    expect(texts(announcement.announced.ipv4)).toEqual(["45.238.16.0/22", "179.191.160.0/20"]);
    // No session has the family.
    expect(texts(announcement.announced.ipv6)).toEqual([]);
    expect(texts(announcement.registered.ipv6)).toEqual(["2804:cf8::/32"]);
    expect(told).toEqual([]);
  });

  test("no more than the policy of some session accepts, at its location", () => {
    const peers = PEER(13335, "peer", [AT_IX(20), PNI("lab1", 2, ", policy: own")].join(", "));
    const { announcement, told } = announced({
      routers: ROUTERS,
      peers,
      policies: { own: ONLY_45 },
      lists: LISTS,
    });
    expect(
      announcement.locations.map(({ kind, id, announced: here }) => [kind, id, texts(here.ipv4)]),
    ).toEqual([
      ["exchange", "ix", ["45.238.16.0/22", "179.191.160.0/20"]],
      ["router", "lab1", ["45.238.16.0/22"]],
    ]);
    expect(announcement.locations.map(({ announced: here }) => here.ipv6)).toEqual([null, null]);
    // What is in its list and is neither registered nor ours is nobody's business here.
    expect(told).toEqual([]);
  });

  test("nothing of what transits, customers and collectors get", () => {
    const peers = ["transit", "customer", "route-collector"]
      .map((relation, i) => PEER(13335 + i, relation, PNI("lab1", 2 * i, ", policy: own")))
      .join("");
    const { announcement, told } = announced({
      routers: ROUTERS,
      peers,
      policies: { own: EVERYTHING },
    });
    expect([texts(announcement.announced.ipv4), announcement.locations, told]).toEqual([
      [],
      [],
      [],
    ]);
  });

  test("nothing of planned and removed sessions", () => {
    const peers = PEER(
      13335,
      "peer",
      [AT_IX(20, ", state: planned"), PNI("lab1", 2, ", state: removed")].join(", "),
    );
    expect(announced({ routers: ROUTERS, peers }).announcement.locations).toEqual([]);
  });

  test("our own space that is announced and not registered is told of, once for a policy", () => {
    const peers = PEER(
      13335,
      "peer",
      [AT_IX(20), AT_IX(21, ", name: b"), PNI("lab1", 2)].join(", "),
      ", policy: own",
    );
    const { announcement, told } = announced({
      routers: ROUTERS,
      peers,
      policies: { own: EVERYTHING },
      network: "  prefixes: [203.0.113.0/24]\n",
    });
    expect(texts(announcement.announced.ipv4)).toEqual(["45.238.16.0/22", "179.191.160.0/20"]);
    expect(told).toEqual([
      "announced-not-registered: PEERC_AS13335_IX_V4 and 2 more may announce what is not registered: " +
        "45.238.16.0/22^-, 179.191.160.0/20^-, 203.0.113.0/24^+",
    ]);
  });
});

test("sites have a name for files: of their own letters, or of their first router", () => {
  const peers = PEER(
    13335,
    "peer",
    ["gru1", "gru2", "nrt1", "lab1"].map((r, i) => PNI(r, 2 * i)).join(", "),
  );
  const { announcement } = announced({ routers: ROUTERS, peers });
  expect(announcement.locations.map(({ kind, id, name }) => [kind, id, name])).toEqual([
    ["site", "gru2", "Sao-Paulo"],
    ["site", "nrt1", "東京"],
    ["site", "sao-paulo", "São Paulo"],
    ["router", "lab1", "lab1"],
  ]);
});

test("with nothing to announce there are no filters, and the pages say so", () => {
  const files = published({ peers: PEER(1299, "transit", PNI("gru1", 2)), routers: ROUTERS });
  expect([...files.keys()].sort()).toEqual([
    ...["index.html", "index.json", "limits.json"],
    ...["prefixes.ipv4.txt", "prefixes.ipv6.txt", "prefixes.json"],
  ]);
  expect(files.get("prefixes.ipv4.txt")).toBe("");
  expect(files.get("index.html")).not.toMatch(/Filters|By location|Your side/);
});
