import { describe, expect, test } from "@jest/globals";

import { Diagnostics, type Source } from "../../src/diagnostics/index.ts";
import { parsePrefix } from "../../src/net/index.ts";
import { loadPolicies } from "../../src/policy/index.ts";
import { shippedPolicies } from "../fixtures/shipped-policies.ts";

const RULES = `
rules:
  reject-long: { about: Long., when: { prefix: { longer_than: $max_length } }, then: { reject: long } }
  accept-all: { about: All., then: accept }
`;

/** Loads one policy together with a small library and returns `code "text pointed at"` for each diagnostic. */
function load(policy: string, rules = RULES, list?: string): string[] {
  const diagnostics = new Diagnostics();
  const source = (path: string, text: string): Source => ({ path, text });
  loadPolicies(
    [
      {
        rules: source("rules.yaml", rules),
        lists: list === undefined ? [] : [source("list.yaml", list)],
        policies: [source("p.yaml", policy)],
      },
    ],
    diagnostics.report,
  );
  return diagnostics.all.map((d) => {
    const text = d.span?.source.text.slice(d.span.start, d.span.end) ?? "";
    return `${d.code} ${text.trim().split("\n")[0] ?? ""}`;
  });
}

const head = `name: p
about: A policy.
limits: { max_prefixes: { ipv4: 250, ipv6: 250, warn_at: 80%, on_exceed: shutdown } }
`;
const policy = (imports: string, more = "") => `${head}${more}import:\n${imports}export: []\n`;

describe("the shipped policies", () => {
  const library = shippedPolicies();

  test("are the five relations' policies, and four that do what customers ask for", () => {
    expect([...library.policies.keys()].sort()).toEqual([
      "azion-peering",
      "customer",
      "customer-actions",
      "peer-actions",
      "route-collector",
      "route-server",
      "route-server-actions",
      "transit",
      "transit-actions",
    ]);
  });

  test("allow 250 prefixes for each family on a peering session, and come back after half an hour", () => {
    expect(library.policies.get("azion-peering")?.maxPrefixes).toEqual({
      maximum: { ipv4: 250, ipv6: 250 },
      warnAt: 80,
      onExceed: { kind: "restart", afterMinutes: 30 },
    });
  });

  test("use every rule of the library that is for all platforms", () => {
    const used = new Set(
      [...library.policies.values()].flatMap((p) => [...p.import, ...p.export]).map((t) => t.name),
    );
    // Not every platform can count communities.
    const optional = ["reject-too-many-communities"];
    expect([...library.rules.keys()].filter((name) => !used.has(name))).toEqual(optional);
  });

  test("give each reason in one rule only, or in rules that say the same", () => {
    const reasons = [...library.rules.values()].flatMap((rule) =>
      rule.verdict.kind === "reject" ? [rule.verdict.reason] : [],
    );
    expect(reasons.filter((r, i) => reasons.indexOf(r) !== i)).toEqual(["not-announced"]);
  });

  test("number the same rule the same in a policy, whatever is left out elsewhere", () => {
    const terms = library.policies.get("customer")?.import ?? [];
    expect(terms.slice(0, 3).map((t) => [t.name, t.number])).toEqual([
      ["reject-default-route", 100],
      ["reject-prefix-too-short", 200],
      ["reject-bogon-prefix", 300],
    ]);
  });

  test.each([
    "10.1.0.0/16",
    "100.64.0.0/10",
    "192.0.2.0/24",
    "203.0.113.128/25",
    "240.0.0.0/8",
    "::ffff:102:300/120",
    "64:ff9b::/96",
    "2001:db8:1::/48",
    "3fff:1::/32",
    "3fff:fff::/32",
    "5f00::/16",
    "5f00:1::/48",
    "fc00::/7",
    "fe80::/64",
    "ff02::/16",
  ])("take %s for a bogon", (text) => {
    const prefix = parsePrefix(text);
    const list = library.lists.get("bogon-prefixes");
    if (!prefix || list?.kind !== "prefixes") throw new Error("fixture");
    expect(list.sets[prefix.family].has(prefix)).toBe(true);
  });

  test.each(["9.0.0.0/8", "11.0.0.0/8", "100.63.0.0/16", "100.128.0.0/9", "172.32.0.0/11"])(
    "do not take %s for a bogon",
    (text) => {
      const prefix = parsePrefix(text);
      const list = library.lists.get("bogon-prefixes");
      if (!prefix || list?.kind !== "prefixes") throw new Error("fixture");
      expect(list.sets[prefix.family].has(prefix)).toBe(false);
    },
  );

  test.each([
    [0, true],
    [23456, true],
    [64495, false],
    [64496, true],
    [65535, true],
    [131071, true],
    [131072, false],
    [4199999999, false],
    [4200000000, true],
    [4294967295, true],
  ])("take AS%d for a bogon: %s", (asn, bogon) => {
    const list = library.lists.get("bogon-asns");
    if (list?.kind !== "asns") throw new Error("fixture");
    expect(list.set.has(asn)).toBe(bogon);
  });
});

describe("loadPolicies", () => {
  test("takes rules and terms of the policy's own", () => {
    expect(
      load(
        policy(
          "  - use: reject-long\n  - { name: mine, number: 250, when: { rpki: { is: invalid } }, then: { reject: bad } }\n  - use: accept-all\n",
        ),
      ),
    ).toEqual([]);
  });

  test.each([
    ["an unknown rule", "  - use: reject-lng\n", ["unknown-rule reject-lng"]],
    ["neither use nor name", "  - then: accept\n", ["use-or-name then: accept"]],
    [
      "use and name",
      "  - { use: accept-all, name: x }\n",
      ["use-or-name { use: accept-all, name: x }"],
    ],
    ["use and a change", "  - { use: accept-all, then: accept }\n", ["use-and-more accept"]],
    [
      "an idle term",
      "  - { name: x, when: { as_path_empty: true } }\n",
      ["idle-term { name: x, when: { as_path_empty: true } }"],
    ],
    [
      "a term twice",
      "  - use: accept-all\n  - use: accept-all\n",
      ["defined-twice use: accept-all"],
    ],
    [
      "numbers too near",
      "  - use: reject-long\n  - { use: accept-all, number: 120 }\n",
      ["term-number { use: accept-all, number: 120 }"],
    ],
    ["an unknown key", "  - { name: x, then: accept, wen: {} }\n", ["unknown-key wen"]],
    [
      "an unknown attribute",
      "  - { name: x, when: { prefx: { in: a } }, then: accept }\n",
      ["unknown-key prefx"],
    ],
    [
      "an unknown list",
      "  - { name: x, when: { prefix: { in: regstered } }, then: accept }\n",
      ["unknown-list { in: regstered }"],
    ],
    [
      "a list of the other kind",
      "  - { name: x, when: { as_path_contains: { in: registered } }, then: accept }\n",
      ["unknown-list { in: registered }"],
    ],
    [
      "an unknown setting",
      "  - { name: x, when: { as_path_length: { over: $max_path } }, then: accept }\n",
      ["unknown-setting $max_path"],
    ],
    [
      "more communities than fit, or fewer than none",
      "  - { name: x, when: { community_count: { over: 1001 } }, then: accept }\n" +
        "  - { name: y, when: { community_count: { over: -1 } }, then: accept }\n" +
        "  - { name: z, when: { community_count: { over: 1, is: 2 } }, then: accept }\n" +
        "  - { name: w, when: { community_count: { over: $max_communities } }, then: accept }\n",
      [
        ...["invalid-value 1001", "invalid-value -1"],
        ...["value-out-of-range { over: 1, is: 2 }", "unknown-key is"],
        "unknown-setting $max_communities",
      ],
    ],
    [
      "a bad community",
      "  - { name: x, when: { community: { any: [70000:1] } }, then: accept }\n",
      ["invalid-value 70000:1"],
    ],
    [
      "communities of two kinds",
      "  - { name: x, when: { community: { any: [1:1, 1:1:1] } }, then: accept }\n",
      ["mixed-communities 1:1"],
    ],
    [
      "two tests of one attribute",
      "  - { name: x, when: { prefix: { in: registered, not_in: announced } }, then: accept }\n",
      ["value-out-of-range { in: registered, not_in: announced }"],
    ],
    [
      "communities to remove that are not ours, or not all of a number",
      `  - { name: x, edit: { remove_communities: { large: ["52580:1:*"] } } }\n  - { name: y, edit: { remove_communities: { large: ["$own:1:2"] } } }\n`,
      [`invalid-value ["52580:1:*"]`, `invalid-value ["$own:1:2"]`],
    ],
    ["a verdict that is none", "  - { name: x, then: drop }\n", ["invalid-value drop"]],
  ])("refuses %s", (_, imports, codes) => {
    expect(load(policy(imports))).toEqual(codes);
  });

  test("reports all mistakes at once", () => {
    expect(load(policy("  - use: a\n  - use: b\n"))).toEqual(["unknown-rule a", "unknown-rule b"]);
  });

  test("refuses a list with host bits, of the wrong family, or of nothing", () => {
    const list = (text: string) => load(policy("  - use: accept-all\n"), RULES, text);
    expect(
      list("name: l\nabout: L.\nprefixes: { ipv4: [{ prefix: 10.0.0.1/8, why: x }], ipv6: [] }\n"),
    ).toEqual(["invalid-value 10.0.0.1/8"]);
    expect(
      list("name: l\nabout: L.\nprefixes: { ipv4: [{ prefix: '::/0', why: x }], ipv6: [] }\n"),
    ).toEqual(["invalid-value '::/0'"]);
    expect(list("name: l\nabout: L.\n")).toEqual(["list-of-what name: l"]);
    expect(list("name: l\nabout: L.\nasns: [{ asn: 20-10, why: x }]\n")).toEqual([
      "invalid-value 20-10",
    ]);
  });
});
