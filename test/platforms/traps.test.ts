import { describe, expect, test } from "@jest/globals";

import { PrefixSet, readPrefixRange, type PrefixRange } from "../../src/net/index.ts";
import { platforms } from "../../src/platforms/index.ts";
import { conditionsOf } from "../../src/policy/index.ts";
import { PLATFORMS, type PlatformName, type RouterPlan } from "../../src/model/index.ts";
import { compileNetwork, onlySession } from "../fixtures/network.ts";
import { routerPlan } from "../fixtures/plan.ts";
import { loadTemplates } from "../fixtures/templates.ts";

const PLANS = {
  junos: routerPlan("junos", [22, 4]),
  iosxr: routerPlan("iosxr", [7, 11]),
  bird: routerPlan("bird", [2, 0, 12]),
  frr: routerPlan("frr", [8, 4]),
} as const satisfies Record<PlatformName, RouterPlan>;

/** A platform's file for a plan; for Junos without the terms that it has no way to say. */
function rendered(platform: PlatformName, plan: RouterPlan = PLANS[platform]): string {
  const sayable = plan.peers.map((peer) => ({
    ...peer,
    sessions: peer.sessions.map((session) => ({
      ...session,
      import: {
        ...session.import,
        terms: session.import.terms.filter((term) =>
          conditionsOf(term).every(({ test }) =>
            platforms[platform].canTest(test.kind, plan.version),
          ),
        ),
      },
      options: { ...session.options, ttlSecurity: false },
    })),
  }));
  return platforms[platform].render({ ...plan, peers: sayable }, loadTemplates(platform));
}

describe.each(PLATFORMS)("on %s", (platform) => {
  const text = rendered(platform);

  test("trap 14.14: blackholes are refused on every export, and accepted before the length rule", () => {
    const terms = PLANS[platform].peers.flatMap((peer) =>
      peer.sessions.map((session) => session.export.terms.map((term) => term.name)),
    );
    expect(terms.every((names) => names.includes("reject-blackhole"))).toBe(true);
    expect(text.match(/reject-blackhole/g)?.length).toBeGreaterThanOrEqual(terms.length);
    expect(text.indexOf("accept-blackhole")).toBeGreaterThan(0);
    const customer = text.slice(text.indexOf("accept-blackhole"));
    expect(customer).toContain("reject-prefix-too-long");
  });

  test("trap 14.25: private ASNs are refused by the policy, never taken out of a path", () => {
    const lines = text.split("\n").filter((line) => /remove-?private/i.test(line));
    expect(lines.filter((line) => !/^\s*no remove-private-AS$/.test(line))).toEqual([]);
  });

  test("no comment only repeats the name beside it", () => {
    const lines = text.split("\n");
    const names = lines.map((line) => /^\s*(?:[#!]|\/\*) *(PEERC_\w+)(?: \*\/)?$/.exec(line)?.[1]);
    const repeated = names.filter(
      (name, i) =>
        name !== undefined && [lines[i - 1], lines[i + 1]].some((line) => line?.includes(name)),
    );
    expect(repeated).toEqual([]);
  });

  test("trap 14.32: no neighbor is active in a family other than that of its address", () => {
    for (const { sessions } of PLANS[platform].peers) {
      for (const { family, import: policy } of sessions) expect(policy.family).toBe(family);
    }
    expect(text).not.toMatch(/extended.next.?hop/i);
  });
});

test("trap 14.14: a blackhole is taken although it is longer than /24, and only before that rule", () => {
  const { import: policy } = onlySession({
    network: "  discard: { ipv4: 192.0.2.66 }\n",
    peers: `
  - asn: 13335
    name: Customer
    relation: customer
    as_sets: [RADB::AS-PEER]
    settings: { blackhole: true }
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`,
  });
  const deciding = policy.terms.filter(({ verdict }) => verdict.kind !== "next");
  const names = deciding.map((term) => term.name);
  expect(names.slice(names.indexOf("accept-blackhole"))).toEqual([
    "accept-blackhole",
    "reject-prefix-too-long",
    "reject-rpki-invalid",
    "reject-origin-not-registered",
    "reject-prefix-not-registered",
    "accept-remaining",
  ]);
});

test("trap 14.26: a neighbor with our own ASN, which default denies do not hold for, cannot be declared", () => {
  const { plans, reported } = compileNetwork({
    peers: `
  - asn: 52580
    name: Ourselves
    relation: peer
    as_sets: [RADB::AS-PEER]
    sessions:
      - { router: gru1, exchange: ix, local: 187.16.216.10, remote: 187.16.216.20 }
`,
  });
  expect(plans).toBeNull();
  expect(reported.some((line) => line.endsWith(" 52580"))).toBe(true);
});

test("trap 14.28: a reload of FRR that changes one entry of a list touches that entry alone", () => {
  const lines = (texts: readonly string[]): Set<string> => {
    const ranges = texts.map((entry) => readPrefixRange(entry) as PrefixRange);
    const set = PrefixSet.of("ipv4", ranges);
    const plan = PLANS.frr;
    const replace = <T extends { readonly name: string }>(list: T): T =>
      list.name === "PEERC_AS13335_IRR_V4" ? { ...list, set } : list;
    const lists = { ...plan.lists, prefixes: plan.lists.prefixes.map(replace) };
    const file = rendered("frr", { ...plan, lists });
    return new Set(file.split("\n").filter((line) => line.includes("list PEERC_AS13335_IRR_V4")));
  };
  const before = lines(["1.1.1.0/24", "8.8.8.0/24", "104.16.0.0/13"]);
  const after = lines(["1.1.1.0/24", "9.9.9.0/24", "104.16.0.0/13"]);
  expect([...before].filter((line) => !after.has(line))).toHaveLength(1);
  expect([...after].filter((line) => !before.has(line))).toHaveLength(1);
  expect([...before].filter((line) => after.has(line)).length).toBeGreaterThanOrEqual(2);
});
