import { describe, expect, test } from "@jest/globals";

import type { Policy } from "../../../../src/policy/index.ts";
import type { SessionOptions, Version } from "../../../../src/model/index.ts";
import { accept, address, OWN_ASN, routerPlan, SPAN, term } from "../../../fixtures/plan.ts";
import type { SessionChange } from "../../../fixtures/small-plan.ts";
import { onLink } from "../../../fixtures/on-link.ts";
import { overIPv6 } from "../../../fixtures/over-ipv6.ts";
import { limitsOf, neighborLines, planOf, planOnBase, render } from "../frr-plan.ts";

const linesOf = (change: SessionChange, version?: Version): readonly string[] =>
  neighborLines(render(planOf(change, version))).map((line) =>
    line.replace("neighbor 192.0.2.1 ", ""),
  );
const withOptions = (options: Partial<SessionOptions>, version?: Version) =>
  linesOf({ options }, version);

describe("a neighbor", () => {
  test("of a plain session", () => {
    expect(linesOf({})).toEqual([
      "remote-as 64496",
      "description AS64496 Example at ix",
      "enforce-first-as",
      "update-source 192.0.2.10",
      "activate",
      "soft-reconfiguration inbound",
      "maximum-prefix 250 80 restart 30",
      "route-map PEERC_X_IMPORT in",
      "route-map PEERC_X_EXPORT out",
    ]);
  });

  test("with every option there is", () => {
    const lines = withOptions({
      password: { env: "BGP_PASSWORD_1" },
      multihop: 255,
      bfd: { intervalMs: 1000, multiplier: 5 },
      passive: true,
      timers: { keepalive: 0, hold: 0 },
      updateSource: "Loopback0",
      tcpMss: 1400,
      shutdown: { message: "moved to  ix2" },
      role: "rs-client",
      roleStrict: true,
    });
    expect(lines).toEqual(
      expect.arrayContaining([
        "shutdown message moved to ix2",
        "bfd 5 1000 1000",
        "password ${BGP_PASSWORD_1}",
        "tcp-mss 1400",
        "passive",
        "local-role rs-client strict-mode",
        "ebgp-multihop 255",
        "timers 0 0",
        "update-source 192.0.2.10",
      ]),
    );
  });

  test("is shut without a message, uses TTL security, and has BFD with FRR's own times", () => {
    const lines = withOptions({
      shutdown: { message: null },
      ttlSecurity: true,
      bfd: { intervalMs: 300, multiplier: 3 },
    });
    expect(lines).toEqual(expect.arrayContaining(["shutdown", "ttl-security hops 1", "bfd"]));
  });

  test("of IPv4 routes over IPv6 is so marked, and tests and sets next hops in IPv6 syntax", () => {
    const text = render(overIPv6("frr", [8, 4]));
    expect(text).toContain(" neighbor 2804:54c0:1::2 capability extended-nexthop\n");
    expect(text).toContain(" address-family ipv4 unicast\n  neighbor 2804:54c0:1::2 activate\n");
    expect(text).toContain(" match ipv6 next-hop address 2804:54c0:1::2\n");
    expect(text).toContain(" set ipv6 next-hop peer-address\n");
    // Where blackholes go is an address of the routes' own family.
    expect(text).toContain(" set ip next-hop 192.0.2.66\n");
    expect(limitsOf(overIPv6("frr", [8, 4])).map((d) => d.message)).toEqual([
      "router gru1 (FRR): FRR sends IPv6 router advertisements on the interface of PEERC_AS262589_XE_0_0_1_V4, as it does wherever IPv4 routes have IPv6 next hops",
    ]);
  });

  test("prints graceful restart as declared, and nothing if nothing is", () => {
    const of = (gracefulRestart: SessionOptions["gracefulRestart"]) =>
      withOptions({ gracefulRestart }).filter((line) => line.includes("graceful"));
    expect(of(null)).toEqual([]);
    expect(of("helper")).toEqual(["graceful-restart-helper"]);
    expect(of("full")).toEqual(["graceful-restart"]);
    expect(of("off")).toEqual(["graceful-restart-disable"]);
  });

  test("with a link-local address is on its interface", () => {
    const text = render(onLink("frr", [9]));
    expect(text).toContain(
      " neighbor fe80::2 remote-as 13335\n neighbor fe80::2 interface eth1.100\n",
    );
    expect(text).toContain(" neighbor fe80::2 update-source fe80::1\n");
    expect(text).toContain(" match ipv6 next-hop address fe80::2\n");
    // What is accepted goes there, whatever second next hop it came with; what is blackholed does not.
    const accepting = text.match(
      /^route-map \w+_IMPORT permit \d+\n description accept-.*\n(?: .*\n)*exit/gm,
    );
    expect(accepting?.flatMap((entry) => / set ipv6 next-hop .*/.exec(entry) ?? [])).toEqual([
      " set ipv6 next-hop global 100::66",
      " set ipv6 next-hop peer-address",
    ]);
  });

  test("trap 14.15, 14.16: counts accepted prefixes, and comes back after the declared time", () => {
    const of = (change: SessionChange) => linesOf(change).find((l) => l.startsWith("maximum"));
    expect(of({})).toBe("maximum-prefix 250 80 restart 30");
    expect(of({ maxPrefixes: { onExceed: { kind: "shutdown" } } })).toBe("maximum-prefix 250 80");
    expect(of({ maxPrefixes: { onExceed: { kind: "warn" }, maximum: 9, warnAt: 50 } })).toBe(
      "maximum-prefix 9 50 warning-only",
    );
  });

  test("never counts with force, which counts what other neighbors sent", () => {
    expect(render(routerPlan("frr", [8, 4]))).not.toMatch(/maximum-prefix .*force/);
  });

  test("keeps what the neighbor sent only if declared", () => {
    expect(withOptions({ keepRoutes: false })).not.toContain("soft-reconfiguration inbound");
    expect(withOptions({ keepRoutes: true })).toContain("soft-reconfiguration inbound");
  });

  test("trap 14.18: checks the first ASN unless declared otherwise, by the version's default", () => {
    const of = (enforceFirstAs: boolean, version: Version) =>
      neighborLines(render(planOf({ options: { enforceFirstAs } }, version))).filter((line) =>
        line.endsWith("enforce-first-as"),
      );
    expect(of(true, [8, 4])).toEqual(["neighbor 192.0.2.1 enforce-first-as"]);
    expect(of(false, [8, 4])).toEqual([]);
    expect(of(true, [9, 1])).toEqual(["neighbor 192.0.2.1 enforce-first-as"]);
    expect(of(true, [10])).toEqual([]);
    expect(of(false, [10, 2])).toEqual(["no neighbor 192.0.2.1 enforce-first-as"]);
  });

  test("trap 14.18: and by the base file", () => {
    const of = (enforceFirstAs: boolean, base: string) =>
      neighborLines(
        render(planOnBase(base, planOf({ options: { enforceFirstAs } }, [10, 2]))),
      ).filter((line) => line.endsWith("enforce-first-as"));
    const off = `router bgp ${OWN_ASN}\n no bgp enforce-first-as\nexit\n`;
    expect(of(true, off)).toEqual(["neighbor 192.0.2.1 enforce-first-as"]);
    expect(of(false, off)).toEqual([]);
    expect(of(true, "frr version 9.0\n")).toEqual(["neighbor 192.0.2.1 enforce-first-as"]);
    expect(of(true, "frr version 10.1\n")).toEqual([]);
  });

  test("trap 14.20: is active in its own family and in no other", () => {
    const text = render(routerPlan("frr", [8, 4]));
    expect(text.indexOf(" no bgp default ipv4-unicast\n")).toBeLessThan(text.indexOf(" neighbor "));
    const families = [...text.matchAll(/ {2}neighbor (\S+) activate/g)].map(([, remote]) => {
      const before = text.slice(0, text.indexOf(`  neighbor ${remote ?? ""} activate`));
      return [remote, before.slice(before.lastIndexOf("address-family")).split("\n")[0]];
    });
    expect(families).toEqual([
      ["4.68.10.1", "address-family ipv4 unicast"],
      ["187.16.216.20", "address-family ipv4 unicast"],
      ["2001:12f8::20", "address-family ipv6 unicast"],
      ["2001:12f8::253", "address-family ipv6 unicast"],
      ["179.191.175.2", "address-family ipv4 unicast"],
    ]);
  });

  test("that is removed is not there, and so frr-reload.py removes it", () => {
    expect(render(routerPlan("frr", [8, 4]))).not.toContain("187.16.216.99");
  });
});

describe("blackholes", () => {
  const discard = (ipv6: boolean): Policy => ({
    name: "PEERC_X_IMPORT",
    family: ipv6 ? "ipv6" : "ipv4",
    direction: "import",
    terms: [term(100, "a", [], accept, [{ kind: "set-next-hop", to: "discard" }])],
  });
  const render4 = (options: Partial<SessionOptions>) =>
    render(planOf({ import: discard(false), options }));

  test("end in a static route of the discard address", () => {
    const text = render4({});
    expect(text).toContain("\nip route 192.0.2.66/32 blackhole\n");
    expect(text).toContain(" set ip next-hop 192.0.2.66\n");
    expect(render(planOf())).not.toContain("blackhole");
  });

  test("on a session of one hop need next hops to be looked up", () => {
    const has = (options: Partial<SessionOptions>) =>
      neighborLines(render4(options)).includes("neighbor 192.0.2.1 disable-connected-check");
    expect(has({})).toBe(true);
    expect(has({ multihop: 2 })).toBe(false);
    expect(has({ ttlSecurity: true })).toBe(false);
    expect(neighborLines(render(planOf())).join()).not.toContain("disable-connected-check");
  });

  test("in IPv6 are not forwarded to a link-local next hop", () => {
    const text = render(planOf({ import: discard(true), ipv6: true }));
    expect(text).toContain(" set ipv6 next-hop global 100::66\n set ipv6 next-hop prefer-global\n");
    expect(text).toContain("\nipv6 route 100::66/128 blackhole\n");
  });
});

describe("the BGP instance", () => {
  const instance = (base: string) => {
    const text = render(planOnBase(base));
    return text.slice(text.lastIndexOf("router bgp")).split("\n").slice(0, 4);
  };

  test("prints what is not the profile's default, and nothing else", () => {
    expect(instance("frr defaults traditional\n")).toEqual([
      "router bgp 52580",
      " bgp router-id 179.191.160.1",
      " bgp log-neighbor-changes",
      " no bgp default ipv4-unicast",
    ]);
    expect(instance("frr version 8.4\nfrr defaults datacenter\n")).toEqual([
      "router bgp 52580",
      " bgp router-id 179.191.160.1",
      " bgp ebgp-requires-policy",
      " no bgp default ipv4-unicast",
    ]);
    expect(instance("frr version 7.3.1\n")).toContain(" bgp ebgp-requires-policy");
  });

  test("leaves AS_SETs to the policies where FRR would refuse them by itself", () => {
    const lines = (version: readonly number[]) => render(routerPlan("frr", version)).split("\n");
    expect(lines([10, 3])).not.toContain(" no bgp reject-as-sets");
    expect(lines([10, 7, 1])).toContain(" no bgp reject-as-sets");
  });

  test("trap 14.34: what is the default is not printed", () => {
    const text = render(routerPlan("frr", [8, 4]));
    expect(text).not.toMatch(/send-community|ebgp-requires-policy|^frr version/m);
  });
});

describe("origin validation", () => {
  const plan = routerPlan("frr", [8, 4]);

  test("trap 14.17, 14.33: its block is the last of the file", () => {
    const text = render(plan);
    expect(text.slice(text.indexOf("\nrpki\n"))).toBe(
      "\nrpki\n rpki polling_period 300\n rpki retry_interval 60\n rpki cache 179.191.160.53 3323 preference 1\nexit\n",
    );
    expect(text).toContain("-M rpki");
    expect(text).toContain("show rpki cache-connection");
  });

  test("names the transport from 10.2 on", () => {
    for (const [version, cache] of [
      [[8, 4], " rpki cache 179.191.160.53 3323"],
      [[10, 1], " rpki cache 179.191.160.53 3323"],
      [[10, 2], " rpki cache tcp 179.191.160.53 3323"],
    ] as const) {
      expect(render(routerPlan("frr", version))).toContain(`${cache} preference 1\n`);
    }
  });

  test("lists caches in their order, with one set of times, without defaults", () => {
    const cache = (text: string, preference: number) => ({
      address: address(text),
      port: 323,
      preference,
      refresh: 3600,
      retry: 600,
      expire: 7200,
      span: SPAN,
    });
    const text = render({ ...plan, rpki: [cache("2001:db8::2", 2), cache("192.0.2.9", 1)] });
    expect(text.slice(text.indexOf("\nrpki\n"))).toBe(
      "\nrpki\n rpki cache 192.0.2.9 323 preference 1\n rpki cache 2001:db8::2 323 preference 2\nexit\n",
    );
    expect(render({ ...plan, rpki: [] })).not.toContain("\nrpki\n");
  });
});
