import { describe, expect, test } from "@jest/globals";

import { platforms } from "../../../src/platforms/index.ts";
import type { RouterPlan } from "../../../src/model/index.ts";
import { onLink } from "../../fixtures/on-link.ts";
import { overIPv6 } from "../../fixtures/over-ipv6.ts";
import { loadTemplates } from "../../fixtures/templates.ts";
import { withoutAsSets } from "../../platforms/junos/junos-plan.ts";
import { findings } from "../mutation/findings.ts";

const PLANS: readonly RouterPlan[] = [
  onLink("bird", [2, 0, 12]),
  onLink("frr", [8, 4]),
  withoutAsSets(onLink("junos", [25, 4])),
];
const render = (plan: RouterPlan) =>
  platforms[plan.platform].render(plan, loadTemplates(plan.platform));

describe.each(PLANS.map((plan) => [plan.platform, plan] as const))(
  "a link-local neighbor on %s",
  (_, plan) => {
    const text = render(plan);
    const device = plan.peers[0]?.sessions[0]?.options.interface ?? "";
    const lineOf = new RegExp(`^.*interface.*${device.replace(".", "\\.")}.*\n`, "m");

    test("is proven on its interface", () => {
      expect(text).toMatch(lineOf);
      expect(findings(plan, text)).toEqual([]);
    });

    test("is another one on another interface", () => {
      const other = text.replace(lineOf, (line) => line.replace(device, "eth9.7"));
      expect(findings(plan, other)).toEqual([
        expect.stringMatching(/^session-missing: /),
        expect.stringMatching(/^session-not-declared: .*fe80::2%eth9\.7/),
      ]);
    });

    test("is none without an interface", () => {
      const none = findings(plan, text.replace(lineOf, ""));
      expect(none[0]).toMatch(/^session-missing: /);
    });
  },
);

test("in FRR a route that goes to the neighbor is accepted with its address for both next hops", () => {
  for (const plan of [onLink("frr", [8, 4]), overIPv6("frr", [8, 4])]) {
    const text = render(plan);
    // The first one is in the import policy.
    const pin = " set ipv6 next-hop peer-address\n";
    expect(text.indexOf(pin)).toBeLessThan(text.search(/^route-map \w+_EXPORT/m));
    expect(findings(plan, text.replace(pin, ""))[0]).toMatch(/^not-understood: .*peer-address/);
    // Nor may it be set for routes that go to somebody else.
    const match = /^ match ipv6 next-hop address .*\n/m;
    expect(findings(plan, text.replace(match, "")).length).toBeGreaterThan(0);
  }
});

describe("in BIRD", () => {
  const [plan] = PLANS;
  if (!plan) throw new Error("no plan");
  const text = render(plan);
  const others = (interfaceOf: string, neighbor = "fe80::2") => `
protocol bgp other {
  local fe80::1 as 52580;
  neighbor ${neighbor} as 64999;
  ${interfaceOf}
  ipv6 { import all; export none; };
}
`;

  test("the interface may follow the address", () => {
    const behind = text
      .replace("neighbor fe80::2 as 13335;", "neighbor fe80::2%'eth1.100' as 13335;")
      .replace('  interface "eth1.100";\n', "");
    expect(findings(plan, behind)).toEqual([]);
  });

  test("others may have a neighbor with the address on another interface, and not on this one", () => {
    expect(findings(plan, text + others('interface "eth2";'))).toEqual([]);
    expect(findings(plan, text + others("", "fe80::2%eth2"))).toEqual([]);
    const taken = [
      others('interface "eth1.100";'),
      others("", "fe80::2%'eth1.100'"),
      others('interface "eth2";', "fe80::2%eth3"),
      others(""),
    ];
    for (const more of taken) {
      expect([more, findings(plan, text + more).length > 0]).toEqual([more, true]);
    }
  });

  test("a link-local next hop is tested by the route's gateway", () => {
    expect(text).toContain("gw = fe80::2");
    const edited = text.replace("gw = fe80::2", "bgp_next_hop = fe80::2");
    expect(findings(plan, edited)[0]).toMatch(/^not-understood/);
    // Another address is a difference.
    const other = text.replace("gw = fe80::2", "gw = fe80::3");
    expect(findings(plan, other)[0]).toMatch(/^filter-differs/);
  });
});
