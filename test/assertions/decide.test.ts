import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { createNetwork, type TestNetwork } from "./harness.ts";

let network: TestNetwork;

beforeAll(() => {
  network = createNetwork();
});

afterAll(() => network.remove());

/** Decides one assertion; returns its messages if it fails. */
async function decide(scopeAndRoutes: string, expectation: string, ...argv: readonly string[]) {
  const { code, stdout, stderr } = await network.decide(
    `  - name: it\n    ${scopeAndRoutes.trim()}\n    expect: ${expectation}`,
    ...argv,
  );
  const errors = stderr.split("\n").filter((line) => line.includes("error["));
  expect(code).toBe(errors.length === 0 ? 0 : 1);
  expect(stdout).toContain(errors.length === 0 ? "1 ok, 0 FAILED" : "0 ok, 1 FAILED");
  return { ok: errors.length === 0, errors, stdout, stderr };
}

const FROM_PEER = "on: { direction: import, peer: 13335, router: for1 }";
const TO_TRANSIT = "on: { direction: export, peer: 1299 }";

describe("one route", () => {
  test("is refused for the reason that is expected, or another is shown", async () => {
    const route = `${FROM_PEER}\n    route: { prefix: 104.17.0.0/16 }`;
    expect((await decide(route, "{ reject: not-in-irr }")).ok).toBe(true);
    expect((await decide(route, "reject")).ok).toBe(true);
    const { errors, stderr } = await decide(route, "{ reject: bogon-prefix }");
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(
      "tests/some.yaml:2:11: error[assertion-failed]: it: AS13335 at ix-sp, IPv4 (PEERC_AS13335_IX_SP_V4) on for1, import: the route 104.17.0.0/16, AS_PATH 13335, next hop 203.0.113.2, RPKI not-found should be rejected (bogon-prefix); the policy and the file make it rejected (not-in-irr)",
    );
    expect(stderr).toMatch(/azion-peering\.yaml:35:\d+: the policy decides in reject-prefix-not/);
    expect(stderr).toMatch(/rendered\/for1\.conf:\d+:\d+: the file decides here\n +if !\(net ~/);
  });

  test("is accepted with attributes", async () => {
    const route = `${FROM_PEER}\n    route: { prefix: 104.16.0.0/13, communities: ["52580:1:1", "64500:7"] }`;
    for (const right of [
      "accept",
      "{ accept: { local_preference: 200 } }",
      '{ accept: { communities: { has: ["$own:1:2", "64500:7"], has_not: "52580:1:1" } } }',
      '{ accept: { communities: { has_not: ["52580:*", "64500:8"] } } }',
      "{ accept: { as_path: $peer, prepended: 0, next_hop: $peer } }",
    ]) {
      expect([right, (await decide(route, right)).errors]).toEqual([right, []]);
    }
    for (const wrong of [
      "reject",
      "{ accept: { local_preference: 100 } }",
      "{ accept: { med: 0 } }",
      "{ accept: { next_hop: self } }",
      '{ accept: { as_path: "13335 13335" } }',
      "{ accept: { prepended: 1 } }",
      '{ accept: { communities: { has: ["$own:1:1"] } } }',
      '{ accept: { communities: { has_not: "$own:*:*" } } }',
    ]) {
      const { errors } = await decide(route, wrong);
      expect([wrong, errors.length]).toEqual([wrong, 1]);
      expect(errors[0]).toContain("the policy and the file make it accepted");
    }
  });

  test("is as a neighbor sends it by default, and as our own on export", async () => {
    const own = `${TO_TRANSIT}\n    route: { prefix: 179.191.160.0/20 }`;
    expect((await decide(own, "{ accept: { as_path: '' , next_hop: self } }")).ok).toBe(true);
    const path = `${FROM_PEER}\n    route: { prefix: 104.16.0.0/13, as_path: $peer $own }`;
    expect((await decide(path, "{ reject: own-asn }")).ok).toBe(true);
    const other = `${FROM_PEER}\n    route: { prefix: 104.16.0.0/13, next_hop: 203.0.113.9 }`;
    expect((await decide(other, "{ reject: next-hop-not-peer }")).ok).toBe(true);
    const invalid = `${FROM_PEER}\n    route: { prefix: 104.16.0.0/13, rpki: invalid }`;
    expect((await decide(invalid, "{ reject: rpki-invalid }")).ok).toBe(true);
  });

  test("with an AS_SET is not decided where a platform does not say what it makes of it", async () => {
    const scope = (router: string) =>
      `on: { direction: import, peer: 13335, router: ${router} }\n    route: { prefix: 104.16.0.0/13, as_path: "$peer {13335}" }`;
    expect((await decide(scope("for1"), "{ reject: as-set-in-path }")).ok).toBe(true);
    const { errors } = await decide(scope("gru1"), "reject");
    expect(errors[0]).toMatch(/error\[assertion-not-proven\]: it: .* \(file\): not proven/);
  });
});

describe("every route", () => {
  const every = (conditions: string, scope = FROM_PEER) => `${scope}\n    every: { ${conditions} }`;

  test("is proven, or one is shown of which it is not true", async () => {
    for (const conditions of [
      "prefix: { in: default-route }",
      "prefix: { in: [0.0.0.0/0, ::/0] }",
      "prefix: { longer_than: { ipv4: 24, ipv6: 48 } }",
      "prefix: { shorter_than: { ipv4: 8, ipv6: 12 } }",
      "prefix: { not_in: registered }",
      "prefix: { not_in: [1.1.1.0/24, 104.16.0.0/13, 2606:4700::/32] }",
      "prefix: { in: bogon-prefixes }",
      "as_path_contains: { in: bogon-asns }",
      "as_path_contains: { in: [64512-65534, $own] }",
      "as_path_first: { is_not: $peer }",
      "as_path_origin: { not_in: registered-origins }",
      "as_path_length: { over: 50 }",
      "as_path_empty: true",
      "as_path_has_set: true",
      "next_hop: { is_not: $peer }",
      "rpki: { is: invalid }",
    ]) {
      expect([conditions, (await decide(every(conditions), "reject")).errors]).toEqual([
        conditions,
        [],
      ]);
    }
    for (const [conditions, shown] of [
      ["", "1.1.1.0/24, AS_PATH 13335,"],
      ["prefix: { in: 104.0.0.0/8^+ }", "104.16.0.0/13, AS_PATH 13335,"],
      ["as_path_contains: { in: 7 }", "1.1.1.0/24, AS_PATH 13335 7 13335,"],
      ["as_path_length: { over: 1 }, as_path_contains: { not_in: 13335-13336 }", null],
      ['community: { any: "64500:*", none: "64500:0" }', "communities 64500:1"],
      ['community: { any: "64500:100-199", none: "64500:100-150" }', "communities 64500:151"],
      ['community: { any: "64500:7:*", none: "64500:7:0-8" }', "communities 64500:7:9"],
      ['community: { any: "$own:3:5-9" }', "communities 52580:3:5"],
      ["rpki: { is: valid }", "RPKI valid"],
      ["next_hop: { is: $peer }", "next hop 203.0.113.2"],
      ["as_path_empty: false", "AS_PATH 13335,"],
    ] as const) {
      const { errors } = await decide(every(conditions), "reject");
      expect([conditions, errors.length > 0]).toEqual([conditions, shown !== null]);
      if (shown !== null) expect(errors[0]).toContain(shown);
      for (const error of errors)
        expect(error).toContain("the policy and the file make it accepted");
    }
  });

  test("is accepted with attributes, whatever it was received with", async () => {
    const scope = every(
      "prefix: { in: 104.16.0.0/13 }, as_path_length: { over: 0 }, as_path_first: { is: 13335 }," +
        " as_path_origin: { in: 13335 }, as_path_contains: { not_in: [0-13334, 13336-4294967295] }," +
        " as_path_has_set: false, next_hop: { is: $peer }, rpki: { is_not: invalid }",
      "on: { direction: import, peer: 13335, router: for1, family: ipv4 }",
    );
    // A path of more than fifty hops is still among them.
    expect((await decide(scope, "accept")).errors[0]).toContain("rejected (as-path-too-long)");
    const short = scope.replace("is: $peer }, rpki", "is: $peer }, as_path_empty: false, rpki");
    expect((await decide(short, "reject")).errors[0]).toContain("make it accepted");
    const export_ =
      `${TO_TRANSIT}\n    every: { as_path_empty: true, prefix: { in: 179.191.160.0/20 },` +
      " community: { none: [blackhole, no-export, no-advertise] } }";
    for (const right of [
      "accept",
      "{ accept: { next_hop: self, prepended: 0 } }",
      '{ accept: { communities: { has_not: ["$own:*", "$own:*:*"] } } }',
    ]) {
      expect([right, (await decide(export_, right)).errors]).toEqual([right, []]);
    }
    for (const [wrong, shown] of [
      ['{ accept: { communities: { has_not: "64500:1" } } }', "communities 64500:1 "],
      ['{ accept: { communities: { has: ["64500:1"] } } }', "should be accepted with communities"],
      ["{ accept: { med: 10 } }", "should be accepted with MED 10"],
      ["{ accept: { prepended: 1 } }", "should be accepted with 1 ASNs prepended"],
      ["{ accept: { next_hop: $peer } }", "should be accepted with next hop 192.0.2.13"],
      ["{ reject: no-export }", "the policy and the file make it accepted"],
    ] as const) {
      const { errors } = await decide(export_, wrong);
      expect([wrong, errors[0]]).toEqual([wrong, expect.stringContaining(shown)]);
    }
  });

  test("is refused for one reason, or a route is shown that is for another", async () => {
    const scope = every("prefix: { in: default-route }");
    expect((await decide(scope, "{ reject: default-route }")).ok).toBe(true);
    const long = every("prefix: { longer_than: { ipv4: 24, ipv6: 48 } }");
    expect((await decide(long, "{ reject: prefix-too-long }")).ok).toBe(true);
    const { errors } = await decide(
      every("prefix: { in: bogon-prefixes }"),
      "{ reject: bogon-prefix }",
    );
    expect(errors[0]).toMatch(/rejected \((prefix-too-long|default-route|prefix-too-short)\)/);
  });

  test("with an AS_SET is not tested on a file whose platform does not document its treatment", async () => {
    const scope = "on: { direction: import, peer: 13335, router: gru1 }";
    const { errors } = await decide(every("as_path_has_set: true", scope), "reject");
    expect(errors[0]).toContain("the policy makes it accepted");
    expect(errors[0]).not.toContain("file");
    const bogon = every("as_path_has_set: true, prefix: { in: bogon-prefixes }", scope);
    const undecided = (await decide(bogon, "reject")).errors;
    expect(undecided[0]).toMatch(/error\[assertion-not-proven\]: it: .* \(file\): not proven/);
    const { stdout } = await network.run("test", "--format", "json");
    expect(stdout).toContain("are proven only for routes without AS_SETs");
  });
});

describe("what comes in on one session and goes out on another", () => {
  const passage = (from: string, to: string, more = "") =>
    `from: { ${from} }\n    to: { ${to} }\n    ${more}`;

  test("is proven for every route", async () => {
    for (const [from, to] of [
      ["relation: peer", "relation: transit"],
      ["relation: transit", "relation: peer"],
      ["relation: [peer, transit]", "relation: [peer, transit]"],
      ["peer: 1299", "router: gru1"],
    ] as const) {
      const scope = passage(from, to);
      expect([from, to, (await decide(scope, "reject")).errors]).toEqual([from, to, []]);
    }
    const { stdout } = await decide(passage("relation: peer", "relation: transit"), "reject");
    expect(stdout).toContain("it (2 pairs of sessions, every route)");
  });

  test("is shown by a route that gets through", async () => {
    const { errors } = await decide(passage("peer: 13335", "relation: customer"), "reject");
    expect(errors[0]).toContain(
      "from AS13335 at ix-sp, IPv4 (PEERC_AS13335_IX_SP_V4) on for1, import to AS262287 at eth1, IPv4 (PEERC_AS262287_ETH1_V4) on for1, export: the route 1.1.1.0/24, AS_PATH 13335,",
    );
    expect(errors[0]).toContain("the policy and the file make it accepted");
  });

  test("names the resulting attributes", async () => {
    const scope = passage("peer: 13335", "relation: customer", "every: {}");
    const right = '{ accept: { next_hop: self, communities: { has_not: "$own:*:*" } } }';
    // The customer gets no routes that the peer wants kept inside.
    const { errors } = await decide(scope, right);
    expect(errors[0]).toMatch(/rejected \((blackhole|no-export)\)/);
    const others = scope.replace(
      "every: {}",
      "every: { community: { none: [blackhole, no-export, no-advertise] } }",
    );
    expect((await decide(others, right)).errors).toEqual([]);
    expect((await decide(others, "{ accept: { local_preference: 200 } }")).errors[0]).toMatch(
      /communities 65535:0.*local preference 0/,
    );
  });

  test("is tested on one route only where it is imported", async () => {
    const one = (prefix: string) =>
      passage("peer: 13335", "peer: 262287", `route: { prefix: ${prefix} }`);
    expect((await decide(one("104.16.0.0/13"), "accept")).ok).toBe(true);
    expect((await decide(one("104.16.0.0/13"), "reject")).errors[0]).toContain("assertion-failed");
    const { errors } = await decide(one("104.17.0.0/16"), "reject");
    expect(errors[0]).toContain("the route is refused where it comes in (not-in-irr)");
  });
});

describe("an assertion that asserts nothing fails", () => {
  test.each([
    ["no session", "on: { direction: import, peer: 1299, router: gru1 }\n    every: {}"],
    ["no session of the family", `${TO_TRANSIT}\n    route: { prefix: "2001:db8::/32" }`],
    ["a session to itself", "from: { peer: 1299 }\n    to: { peer: 1299 }"],
    ["all but all", "on: { direction: import, except: { family: [ipv4, ipv6] } }\n    every: {}"],
  ])("%s", async (_what, scope) => {
    const { errors } = await decide(scope, "reject");
    expect(errors[0]).toContain("error[assertion-without-session]");
  });

  test.each([
    ["no such prefix", "prefix: { in: 10.0.0.0/8^+, not_in: 10.0.0.0/8^+ }"],
    ["none of the family", 'prefix: { in: "2001:db8::/32" }'],
    ["no such path", "as_path_empty: true, as_path_length: { over: 0 }"],
  ])("%s", async (_what, conditions) => {
    const { errors } = await decide(`${TO_TRANSIT}\n    every: { ${conditions} }`, "reject");
    expect(errors[0]).toContain("error[assertion-without-route]");
  });
});

describe("a rendered file", () => {
  const NO_DEFAULT = `${FROM_PEER}\n    every: { prefix: { in: default-route } }`;

  test("that somebody has edited is caught where the policy is right", async () => {
    expect((await network.run("build", "--no-native-check")).code).toBe(0);
    expect((await decide(NO_DEFAULT, "reject", "--rendered", "rendered")).ok).toBe(true);
    const built = network.read("rendered/for1.conf");
    const at = built.indexOf("filter PEERC_AS13335_IX_SP_V4_IMPORT {");
    const edited =
      built.slice(0, at) +
      built
        .slice(at)
        .replace(
          "if net ~ PEERC_DEFAULT_V4 then reject;",
          "if net ~ PEERC_DEFAULT_V4 then accept;",
        );
    expect(edited).not.toBe(built);
    network.write("edited/for1.conf", edited);
    network.write("edited/gru1.conf", network.read("rendered/gru1.conf"));
    const { errors, stderr } = await decide(NO_DEFAULT, "reject", "--rendered", "edited");
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain("error[assertion-file-differs]");
    expect(errors[0]).toContain("the policy makes it rejected (default-route); the file, accepted");
    expect(stderr).toMatch(/edited\/for1\.conf:\d+:\d+: the file decides here/);
  });

  test("that is not understood, or lacks a session, proves nothing", async () => {
    const built = network.read("rendered/for1.conf");
    network.write("edited/for1.conf", `${built}\nprotocol bgp PEERC_MINE { strange; }\n`);
    const { errors } = await decide(NO_DEFAULT, "reject", "--rendered", "edited");
    expect(errors.filter((e) => e.includes("assertion-not-proven"))).toHaveLength(2);
    const from = built.indexOf("protocol bgp PEERC_AS13335_IX_SP_V4 ");
    const to = built.indexOf("\n}\n", from) + 3;
    network.write("edited/for1.conf", built.slice(0, from) + built.slice(to));
    const missing = await decide(NO_DEFAULT, "reject", "--rendered", "edited");
    expect(missing.errors).toHaveLength(1);
    expect(missing.errors[0]).toContain("does not have the session");
  });

  test("that is not there is an error", async () => {
    const { code, stderr } = await network.run("test", "--rendered", "nowhere");
    expect(stderr).toContain("error[file-not-found]: nowhere/for1.conf cannot be read");
    expect(code).toBe(1);
  });
});
