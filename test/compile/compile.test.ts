import { describe, expect, test } from "@jest/globals";

import { describeSession } from "../../src/compile/describe-session.ts";
import { parseAddress, parseCommunity, parsePrefix, type Community } from "../../src/net/index.ts";
import { evaluate, parseAsPath, type Policy, type Route } from "../../src/policy/index.ts";
import {
  compileNetwork,
  loadSmallNetwork,
  OBJECTS,
  onlySession,
  SOME_FACTS,
  type NetworkParts,
} from "../fixtures/network.ts";

const peer = (fields: string, session = "") => `
  - asn: 13335
    name: Cloudflare
    as_sets: [RADB::AS-PEER]
${fields}    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20${session} }
`;
const PEER = "    relation: peer\n";
const CUSTOMER = "    relation: customer\n";

interface RouteText {
  readonly prefix: string;
  readonly path?: string;
  readonly communities?: readonly string[];
  readonly nextHop?: string;
  readonly rpki?: Route["rpki"];
}

function route(text: RouteText): Route {
  const prefix = parsePrefix(text.prefix);
  const asPath = parseAsPath(text.path ?? "13335");
  const nextHop = parseAddress(text.nextHop ?? "187.16.216.20");
  if (!prefix || !asPath || !nextHop) throw new Error("fixture");
  const communities = (text.communities ?? []).flatMap((c): Community[] => {
    const community = parseCommunity(c);
    return community ? [community] : [];
  });
  return {
    prefix,
    asPath,
    nextHop,
    communities,
    rpki: text.rpki ?? "not-found",
    origin: "igp",
    localPreference: null,
    med: null,
  };
}

/** The verdict as one word: `accept`, or the reason. */
const verdict = (policy: Policy, text: RouteText): string => {
  const outcome = evaluate(policy, route(text));
  return outcome.reason ?? outcome.verdict;
};

test("what a change of ROAs needs is kept where the import policy tests RPKI, and else nothing", () => {
  const kept = (fields: string, keep: string) =>
    onlySession({ peers: peer(fields, `, keep_routes: ${keep}`) }).options.keepRoutes;
  const COLLECTOR = "    relation: route-collector\n";
  expect([kept(PEER, "rpki"), kept(COLLECTOR, "rpki")]).toEqual(["rpki", false]);
  expect([kept(COLLECTOR, "true"), kept(PEER, "false")]).toEqual([true, false]);
});

describe("the import policy of a peering session", () => {
  const { import: policy } = onlySession();

  test.each<[string, RouteText]>([
    ["accept", { prefix: "1.1.1.0/24" }],
    ["accept", { prefix: "104.16.0.0/13", path: "13335 209242", rpki: "valid" }],
    ["default-route", { prefix: "0.0.0.0/0" }],
    ["prefix-too-long", { prefix: "1.1.1.0/25" }],
    ["prefix-too-short", { prefix: "104.0.0.0/7" }],
    ["bogon-prefix", { prefix: "100.64.0.0/16" }],
    ["own-prefix", { prefix: "179.191.168.0/24" }],
    ["own-prefix", { prefix: "179.191.160.0/20" }],
    ["exchange-lan", { prefix: "187.16.216.0/22" }],
    ["as-path-too-long", { prefix: "1.1.1.0/24", path: Array(51).fill("13335").join(" ") }],
    ["as-set-in-path", { prefix: "1.1.1.0/24", path: "13335 {209242}" }],
    ["bogon-asn", { prefix: "1.1.1.0/24", path: "13335 64512 209242" }],
    ["own-asn", { prefix: "1.1.1.0/24", path: "13335 52580 209242" }],
    ["first-asn-not-peer", { prefix: "1.1.1.0/24", path: "209242 13335" }],
    ["first-asn-not-peer", { prefix: "1.1.1.0/24", path: "" }],
    ["transit-free-asn", { prefix: "1.1.1.0/24", path: "13335 3356 209242" }],
    ["next-hop-not-peer", { prefix: "1.1.1.0/24", nextHop: "187.16.216.21" }],
    ["rpki-invalid", { prefix: "1.1.1.0/24", rpki: "invalid" }],
    ["origin-not-in-as-set", { prefix: "1.1.1.0/24", path: "13335 15169" }],
    ["not-in-irr", { prefix: "1.1.2.0/24" }],
    ["not-in-irr", { prefix: "104.16.0.0/14" }],
  ])("%s: %j", (expected, text) => {
    expect(verdict(policy, text)).toBe(expected);
  });

  test("takes the longest path and prefix that the limits allow", () => {
    expect(verdict(policy, { prefix: "1.1.1.0/24", path: Array(50).fill("13335").join(" ") })).toBe(
      "accept",
    );
  });

  test("scrubs our communities, tags the relation, sets the preference", () => {
    const communities = ["52580:7", "52580:1:1", "rt:52580:1", "3356:1", "3356:1:1"];
    const { route: result } = evaluate(policy, route({ prefix: "1.1.1.0/24", communities }));
    expect(result.communities).toEqual(
      ["3356:1", "3356:1:1", "52580:1:2"].map((text) => parseCommunity(text)),
    );
    expect(result.localPreference).toBe(200);
  });

  test("moves traffic away before a graceful shutdown", () => {
    const text = { prefix: "1.1.1.0/24", communities: ["65535:0"] };
    expect(evaluate(policy, route(text)).route.localPreference).toBe(0);
  });

  test("with `more_specifics` takes what lies inside of a registered prefix, up to /24", () => {
    const parts = { peers: peer(PEER, ", settings: { more_specifics: true }") };
    const open = onlySession(parts).import;
    expect(verdict(open, { prefix: "104.17.0.0/24" })).toBe("accept");
    expect(verdict(open, { prefix: "104.24.0.0/24" })).toBe("not-in-irr");
    expect(verdict(open, { prefix: "104.17.0.0/25" })).toBe("prefix-too-long");
  });

  test("does not hold a transit-free peer's own ASN against it", () => {
    const parts = {
      peers: peer(PEER).replaceAll("13335", "3356"),
      objects: { ...OBJECTS, "RADB::AS-PEER": { prefixes: ["4.0.0.0/9"], asns: [3356] } },
    };
    const { import: lumen } = onlySession(parts);
    expect(verdict(lumen, { prefix: "4.0.0.0/9", path: "3356" })).toBe("accept");
    expect(verdict(lumen, { prefix: "4.0.0.0/9", path: "3356 1299 3356" })).toBe(
      "transit-free-asn",
    );
  });
});

describe("the export policy of a peering session", () => {
  const { export: policy } = onlySession({
    peers: peer(PEER, ", settings: { prepend: 2, med: 10, communities: ['13335:5'] }"),
  });

  test.each<[string, RouteText]>([
    ["accept", { prefix: "179.191.160.0/20", path: "" }],
    ["accept", { prefix: "45.238.16.0/22", path: "262589", communities: ["52580:1:1"] }],
    [
      "not-ours-or-customer",
      { prefix: "45.238.16.0/22", path: "3356 262589", communities: ["52580:1:3"] },
    ],
    ["not-announced", { prefix: "179.191.168.0/24", path: "" }],
    ["not-announced", { prefix: "8.8.8.0/24", path: "262589", communities: ["52580:1:1"] }],
    ["default-route", { prefix: "0.0.0.0/0", path: "" }],
    ["prefix-too-long", { prefix: "179.191.160.0/25", path: "" }],
    ["bogon-prefix", { prefix: "10.0.0.0/8", path: "" }],
    ["blackhole", { prefix: "179.191.160.0/20", path: "", communities: ["65535:666"] }],
    ["no-export", { prefix: "179.191.160.0/20", path: "", communities: ["65535:65281"] }],
    ["no-export", { prefix: "179.191.160.0/20", path: "", communities: ["65535:65282"] }],
  ])("%s: %j", (expected, text) => {
    expect(verdict(policy, text)).toBe(expected);
  });

  test("adds communities of every kind that a session declares", () => {
    const settings = ", settings: { communities: ['13335:5', '13335:1:2', 'rt:13335:7'] }";
    const { export: mixed } = onlySession({ peers: peer(PEER, settings) });
    const { route: result } = evaluate(mixed, route({ prefix: "179.191.160.0/20", path: "" }));
    expect(result.communities).toEqual(
      ["13335:5", "rt:13335:7", "13335:1:2"].map((c) => parseCommunity(c)),
    );
  });

  test("refuses $own in a session's communities instead of leaving it out", () => {
    const peers = peer(PEER, ", settings: { communities: [$own:5] }");
    expect(compileNetwork({ peers }).reported).toEqual(["invalid-value $own:5"]);
  });

  test("cuts a long name in a description, so that its place stays to be read", () => {
    const peers = peer(PEER)
      .replace("name: Cloudflare", `name: ${"x".repeat(40)}`)
      .replaceAll("13335", "399999")
      .replace("exchange: ix", `pni: ${"p".repeat(32)}`);
    const session = compileNetwork({ peers }).plans?.[0]?.peers[0]?.sessions[0];
    expect(session?.description).toBe(`AS399999 ${"x".repeat(32)}... at ${"p".repeat(32)}`);
  });

  test.each([
    [27, "AS13335 Cloudflare at ix-sp"],
    [25, "AS13335 Cloud... at ix-sp"],
    [24, "AS13335 at ix-sp"],
    [12, "AS13335 a..."],
  ])("fits a description into %i characters", (longestDescription, printed) => {
    const [own] = loadSmallNetwork().declaration.peers;
    const [session] = own!.sessions;
    const facts = { ...SOME_FACTS, longestDescription };
    expect(describeSession(own!, session!, "ix-sp", facts)).toBe(printed);
  });

  test("prepends, sets MED and next hop, adds the session's communities, strips our own", () => {
    const text = {
      prefix: "45.238.16.0/22",
      path: "262589",
      communities: ["52580:1:1", "52580:9", "3356:1"],
    };
    const { route: result } = evaluate(policy, route(text));
    expect(result.asPath).toEqual([52580, 52580, 262589]);
    expect(result.med).toBe(10);
    expect(result.nextHop).toBe("self");
    expect(result.communities).toEqual(["3356:1", "13335:5"].map((c) => parseCommunity(c)));
  });
});

describe("a customer's blackhole", () => {
  const parts = (setting: boolean): NetworkParts => ({
    network: "  discard: { ipv4: 192.0.2.66 }\n",
    peers: peer(CUSTOMER, setting ? ", settings: { blackhole: true }" : ""),
  });
  const bh = { prefix: "104.17.0.1/32", communities: ["65535:666"] };

  test("is taken for one address inside of what the customer registered, and goes nowhere", () => {
    const { import: policy } = onlySession(parts(true));
    const outcome = evaluate(policy, route(bh));
    expect(outcome.verdict).toBe("accept");
    expect(outcome.route.nextHop).toBe("discard");
    expect(outcome.route.communities).toContainEqual(parseCommunity("no-export"));
    expect(verdict(policy, { ...bh, prefix: "8.8.8.8/32" })).toBe("prefix-too-long");
    expect(verdict(policy, { ...bh, prefix: "104.17.0.0/31" })).toBe("prefix-too-long");
    expect(verdict(policy, { ...bh, communities: [] })).toBe("prefix-too-long");
  });

  test("is held to every rule but those about lengths", () => {
    const { import: policy } = onlySession(parts(true));
    const long = Array(51).fill("13335").join(" ");
    const paths = [
      ["bogon-asn", "13335 64512 13335"],
      ["own-asn", "13335 52580 13335"],
      ["first-asn-not-peer", "209242 13335"],
      ["transit-free-asn", "13335 174 13335"],
      ["as-path-too-long", long],
      ["as-set-in-path", "13335 {13335}"],
      ["prefix-too-long", "13335 15169"],
    ] as const;
    for (const [reason, path] of paths) expect(verdict(policy, { ...bh, path })).toBe(reason);
    expect(verdict(policy, { ...bh, nextHop: "187.16.216.21" })).toBe("next-hop-not-peer");
    // A ROA for what is registered, and no longer, makes every address inside of it invalid.
    expect(verdict(policy, { ...bh, rpki: "invalid" })).toBe("accept");
  });

  test("is not taken of what nobody may send, even where it is registered", () => {
    const prefixes = ["104.0.0.0/8", "10.0.0.0/8", "179.0.0.0/8", "187.0.0.0/8"];
    const objects = { ...OBJECTS, "RADB::AS-PEER": { prefixes, asns: [13335] } };
    const { import: policy } = onlySession({ ...parts(true), objects });
    const verdicts = ["104.17.0.1", "10.0.0.1", "179.191.160.1", "187.16.216.1"].map((address) =>
      verdict(policy, { ...bh, prefix: `${address}/32` }),
    );
    expect(verdicts).toEqual(["accept", "bogon-prefix", "own-prefix", "exchange-lan"]);
  });

  test("is off unless the session allows it", () => {
    expect(verdict(onlySession(parts(false)).import, bh)).toBe("prefix-too-long");
  });

  test("is not passed on, in any shipped policy", () => {
    for (const relation of ["peer", "customer", "transit", "route-server", "route-collector"]) {
      const { export: policy } = onlySession({ peers: peer(`    relation: ${relation}\n`) });
      const text = { ...bh, prefix: "179.191.160.0/20", path: "" };
      expect([relation, verdict(policy, text)]).toEqual([relation, "blackhole"]);
    }
  });
});

describe("limits", () => {
  test("are 250 prefixes with a warning at 80 % and half an hour down, unless declared", () => {
    expect(onlySession().maxPrefixes).toMatchObject({
      maximum: 250,
      warnAt: 80,
      onExceed: { kind: "restart", afterMinutes: 30 },
    });
  });

  test("come from the session over the peer over the policy, each by itself", () => {
    const fields = `${PEER}    max_prefixes: { ipv4: 400, warn_at: 90% }\n`;
    const session = ", max_prefixes: { ipv4: 500, on_exceed: shutdown }";
    expect(onlySession({ peers: peer(fields, session) }).maxPrefixes).toMatchObject({
      maximum: 500,
      warnAt: 90,
      onExceed: { kind: "shutdown" },
    });
  });

  test("below what is registered are warned of, with both numbers", () => {
    const fields = `${PEER}    max_prefixes: { ipv4: 1 }\n`;
    const { plans, reported } = compileNetwork({ peers: peer(fields) });
    expect(plans).not.toBeNull();
    expect(reported).toEqual(["max-prefixes-below-registered 1"]);
  });
});

describe("names", () => {
  test("say who, where and which family, and are the same on every platform", () => {
    const session = onlySession();
    expect([session.name, session.import.name, session.export.name]).toEqual([
      "PEERC_AS13335_IX_V4",
      "PEERC_AS13335_IX_V4_IMPORT",
      "PEERC_AS13335_IX_V4_EXPORT",
    ]);
  });

  test("of lists do not depend on which sessions there are", () => {
    const { plans } = compileNetwork();
    expect(plans?.[0]?.lists.prefixes.map((list) => list.name)).toEqual([
      "PEERC_ANNOUNCED_V4",
      "PEERC_AS13335_IRR_V4",
      "PEERC_BOGON_PREFIXES_V4",
      "PEERC_DEFAULT_V4",
      "PEERC_EXCHANGE_LANS_V4",
      "PEERC_LONGER_THAN_24_V4",
      "PEERC_OWN_V4",
      "PEERC_SHORTER_THAN_8_V4",
    ]);
  });

  test("of terms keep their numbers where a term before them is left out", () => {
    const numbers = (parts: NetworkParts) =>
      new Map(onlySession(parts).export.terms.map((term) => [term.name, term.number]));
    const plain = numbers({});
    const prepending = numbers({ peers: peer(PEER, ", settings: { prepend: 1 }") });
    expect(plain.has("prepend-own-asn")).toBe(false);
    expect(plain.get("accept-remaining")).toBe(prepending.get("accept-remaining"));
  });
});

describe("what cannot be compiled", () => {
  const own = (imports: string) => `name: own
about: A policy of the test.
settings: { max_length: { ipv4: 24, ipv6: 48 } }
limits: { max_prefixes: { ipv4: 250, ipv6: 250, warn_at: 80%, on_exceed: shutdown } }
import:
${imports}
export: []
`;
  const using = (imports: string, fields = PEER): NetworkParts => ({
    peers: peer(`${fields}    policy: own\n`),
    policies: { own: own(imports) },
  });

  test("an object that the snapshot lacks", () => {
    const others = Object.entries(OBJECTS).filter(([name]) => name !== "RADB::AS-PEER");
    const { plans, reported } = compileNetwork({ objects: Object.fromEntries(others) });
    expect(plans).toBeNull();
    expect(reported).toEqual(["not-in-snapshot RADB::AS-PEER"]);
  });

  test("a peer that registers nothing in a family it has sessions of", () => {
    const objects = {
      ...OBJECTS,
      "RADB::AS-PEER": { prefixes: ["2606:4700::/32"], asns: [13335] },
    };
    expect(compileNetwork({ objects }).reported).toEqual(["nothing-registered RADB::AS-PEER"]);
  });

  test("…unless that is acknowledged: then everything is refused", () => {
    const objects = {
      ...OBJECTS,
      "RADB::AS-PEER": { prefixes: ["2606:4700::/32"], asns: [13335] },
    };
    const peers = peer(`${PEER}    allow_empty: [ipv4]\n`);
    const { import: policy } = onlySession({ objects, peers });
    expect(verdict(policy, { prefix: "1.1.1.0/24" })).toBe("not-in-irr");
    expect(
      policy.terms.every((t) =>
        t.when.every(({ test: c }) => c.kind !== "prefix" || !c.list.set.isEmpty),
      ),
    ).toBe(true);
  });

  test("a peer that registers the default route", () => {
    const objects = { ...OBJECTS, "RADB::AS-PEER": { prefixes: ["0.0.0.0/0"], asns: [13335] } };
    expect(compileNetwork({ objects }).reported).toEqual(["covers-default-route RADB::AS-PEER"]);
  });

  test("RPKI on a router without a cache", () => {
    const routers = "\n  gru1: { platform: bird, router_id: 179.191.160.1 }\n";
    expect(compileNetwork({ routers }).reported).toEqual(["rpki-without-cache gru1"]);
  });

  test("a setting that the policy does not read", () => {
    const parts = using("  - use: accept-remaining", `${PEER}    settings: { max_as_path: 9 }\n`);
    expect(compileNetwork(parts).reported.map((t) => t.split(" ")[0])).toEqual(["setting-unused"]);
  });

  test("a term that needs a setting nobody gives", () => {
    const parts = using("  - use: reject-as-path-too-long\n  - use: accept-remaining");
    expect(compileNetwork(parts).reported.map((t) => t.split(" ")[0])).toEqual(["setting-missing"]);
  });

  test("a test of what an earlier term may have edited", () => {
    const parts = using(
      `  - { name: tag, edit: { add_communities: ["65535:666"] } }
  - { name: look, when: { community: { any: [blackhole] } }, then: { reject: blackhole } }
  - use: accept-remaining`,
    );
    expect(compileNetwork(parts).reported).toEqual([
      "test-after-edit { name: look, when: { community: { any: [blackhole] } }, then: { reject: blackhole } }",
    ]);
  });

  test("the number of communities after some were added or removed, except route targets", () => {
    const counting = (edit: string) =>
      compileNetwork(
        using(
          `  - { name: change, edit: { ${edit} } }
  - { name: many, when: { community_count: { over: 100 } }, then: { reject: many } }
  - use: accept-remaining`,
        ),
      ).reported.map((reported) => reported.split(" ")[0]);
    expect(counting('add_communities: ["52580:1:1"]')).toEqual(["test-after-edit"]);
    expect(counting("remove_communities: { standard: own }")).toEqual(["test-after-edit"]);
    expect(counting("remove_communities: { large: own }")).toEqual(["test-after-edit"]);
    expect(counting('add_communities: ["rt:1:1"]')).toEqual([]);
    expect(counting("remove_communities: { extended: all }")).toEqual([]);
  });

  test("two sessions with one name are refused", () => {
    const twice = `${peer(PEER)}      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.21 }\n`;
    expect(compileNetwork({ peers: twice }).plans).toBeNull();
  });

  test("our own as-sets that differ are warned of, by name and number", () => {
    const objects = {
      ...OBJECTS,
      "TC::AS-AZION": { prefixes: ["179.191.160.0/20", "2804:cf8::/32"], asns: [52580] },
    };
    const asSets = "RADB::AS-AZION, TC::AS-AZION";
    const { plans, reported } = compileNetwork({ objects, asSets });
    expect(plans).not.toBeNull();
    expect(reported).toEqual(["as-sets-differ TC::AS-AZION"]);
  });
});

describe("waivers", () => {
  const junos = (waive: string): NetworkParts => ({
    routers: `
  gru1:
    platform: junos
    router_id: 179.191.160.1
    rpki: { caches: [{ address: 179.191.160.53 }] }
    waive: [${waive}]
`,
  });

  test("leave out a rule that the platform cannot express, with a warning", () => {
    const { plans, reported } = compileNetwork(junos("reject-as-set"));
    const terms = plans?.[0]?.peers[0]?.sessions[0]?.import.terms.map((term) => term.name);
    expect(terms).not.toContain("reject-as-set");
    expect(terms).toContain("reject-bogon-asn");
    expect(reported).toEqual(["rule-waived reject-as-set"]);
  });

  test("may stay while the last session that needs them is removed", () => {
    const peers = peer(PEER, ", state: removed");
    const removed = (waive: string) => compileNetwork({ ...junos(waive), peers }).reported;
    expect(removed("reject-as-set")).toEqual([]);
    expect(removed("reject-nothing")).toEqual(["waiver-unused reject-nothing"]);
  });

  test("are refused for any other rule", () => {
    expect(compileNetwork(junos("reject-own-prefix")).reported).toEqual([
      "waiver-not-needed reject-own-prefix",
      "waiver-needed gru1",
    ]);
    expect(compileNetwork(junos("reject-nothing")).reported).toEqual([
      "waiver-unused reject-nothing",
      "waiver-needed gru1",
    ]);
  });
});
