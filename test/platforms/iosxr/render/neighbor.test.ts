import { describe, expect, test } from "@jest/globals";

import type { MaxPrefixes, SessionOptions, Version } from "../../../../src/model/index.ts";
import { routerPlan } from "../../../fixtures/plan.ts";
import { block, planOf, render } from "../plans.ts";

function neighbor(options: Partial<SessionOptions>, maxPrefixes: Partial<MaxPrefixes> = {}) {
  return block(render(planOf({ options, maxPrefixes })), "neighbor 192.0.2.1", "!");
}

/** An option, the line that sets it, the line that removes it. */
const OPTIONS: readonly (readonly [
  Partial<SessionOptions>,
  readonly string[],
  readonly string[],
])[] = [
  [{ password: { env: "BGP_X" } }, ["password clear ${BGP_X}"], ["no password"]],
  [{ tcpAo: { kind: "keychain", name: "AO" } }, ["ao AO include-tcp-options enable"], ["no ao"]],
  [{ ttlSecurity: true }, ["ttl-security"], ["no ttl-security"]],
  [{ multihop: 3 }, ["ebgp-multihop 3"], ["no ebgp-multihop"]],
  [{ tcpMss: 1400 }, ["tcp mss 1400"], ["no tcp mss"]],
  [
    { bfd: { intervalMs: 300, multiplier: 3 } },
    ["bfd fast-detect", "bfd minimum-interval 300", "bfd multiplier 3"],
    ["no bfd fast-detect", "no bfd minimum-interval", "no bfd multiplier"],
  ],
  [{ passive: true }, ["session-open-mode passive-only"], ["no session-open-mode"]],
  [{ timers: { keepalive: 10, hold: 30 } }, ["timers 10 30"], ["no timers"]],
  [{ gracefulRestart: "full" }, ["graceful-restart"], ["no graceful-restart"]],
  [{ gracefulRestart: "off" }, ["graceful-restart disable"], ["no graceful-restart"]],
  [
    { updateSource: "Loopback0" },
    ["no local address", "update-source Loopback0"],
    ["local address 192.0.2.10", "no update-source"],
  ],
  [{ shutdown: { message: null } }, ["shutdown"], ["no shutdown"]],
  [
    { keepRoutes: true },
    ["soft-reconfiguration inbound always"],
    ["no soft-reconfiguration inbound"],
  ],
  [
    { keepRoutes: "rpki" },
    ["soft-reconfiguration inbound rpki-tested-only"],
    ["no soft-reconfiguration inbound"],
  ],
  [{ enforceFirstAs: true }, ["enforce-first-as"], ["enforce-first-as disable"]],
];

const OFF: Partial<SessionOptions> = { keepRoutes: false, enforceFirstAs: false };

describe("options of a neighbor", () => {
  test.each(OPTIONS)(
    "%j is set, and taken back where it is not declared",
    (options, set, unset) => {
      const on = neighbor({ ...OFF, ...options });
      const off = neighbor(OFF);
      for (const line of set)
        expect([line, on.includes(line), off.includes(line)]).toEqual([line, true, false]);
      for (const line of unset)
        expect([line, on.includes(line), off.includes(line)]).toEqual([line, false, true]);
    },
  );

  test("every option is printed in every neighbor, because the router merges", () => {
    const subject = (line: string): string =>
      line
        .replace(/^no /, "")
        .replace(
          /^(\S+)(?: (in$|out$|inbound|address|fast-detect|minimum-interval|multiplier))?.*$/,
          "$1 $2",
        );
    const all = [{}, OFF, ...OPTIONS.map(([options]) => options)];
    const subjects = all.map((options) => neighbor(options).map(subject).sort());
    for (const one of subjects) expect(one).toEqual(subjects[0]);
  });

  test("from the version on that has it, helper mode is printed as well", () => {
    const of = (gracefulRestart: SessionOptions["gracefulRestart"], version: Version) =>
      block(
        render({ ...planOf({ options: { gracefulRestart } }), version }),
        "neighbor 192.0.2.1",
        "!",
      ).filter((line) => line.includes("graceful-restart"));
    expect(of(null, [24, 3])).toEqual(["no graceful-restart"]);
    const none = "no graceful-restart helper-only";
    expect(of(null, [24, 4])).toEqual([none, "no graceful-restart"]);
    expect(of("full", [24, 4, 1])).toEqual([none, "graceful-restart"]);
    expect(of("off", [25, 1])).toEqual([none, "graceful-restart disable"]);
    expect(of("helper", [24, 4])).toEqual(["no graceful-restart", "graceful-restart helper-only"]);
  });

  test("nothing gets round the policies", () => {
    for (const line of [
      "no default-originate",
      "no allowas-in",
      "no remove-private-AS",
      "no next-hop-unchanged",
    ]) {
      expect(neighbor({})).toContain(line);
    }
  });

  test("trap 14.1: one import and one export policy, both always named", () => {
    expect(neighbor({}).filter((line) => line.startsWith("route-policy"))).toEqual([
      "route-policy PEERC_X_IMPORT in",
      "route-policy PEERC_X_EXPORT out",
    ]);
  });

  test("trap 14.12: communities are sent to external neighbors", () => {
    expect(neighbor({})).toEqual(
      expect.arrayContaining(["send-community-ebgp", "send-extended-community-ebgp"]),
    );
  });

  test("trap 14.18: the first ASN is not enforced toward a route server only", () => {
    const text = render(routerPlan("iosxr", [7, 11]));
    const disabled = text
      .split("neighbor ")
      .filter((part) => part.includes("enforce-first-as disable"));
    expect(disabled.map((part) => part.split("\n")[0])).toEqual(["2001:12f8::253"]);
    expect(text).not.toContain("bgp enforce-first-as");
  });

  test("trap 14.20: only the family of the session is activated", () => {
    expect(neighbor({}).filter((line) => line.startsWith("address-family"))).toEqual([
      "address-family ipv4 unicast",
    ]);
  });
});

describe("trap 14.15, 14.16: maximum prefixes", () => {
  test.each<[MaxPrefixes["onExceed"], string]>([
    [{ kind: "restart", afterMinutes: 30 }, "maximum-prefix 250 80 restart 30"],
    [{ kind: "shutdown" }, "maximum-prefix 250 80"],
    [{ kind: "warn" }, "maximum-prefix 250 80 warning-only"],
  ])("%j", (onExceed, line) => {
    expect(neighbor({}, { maximum: 250, warnAt: 80, onExceed })).toContain(line);
  });
});

describe("the router", () => {
  test("removes neighbors that left the declaration", () => {
    expect(render(routerPlan("iosxr", [7, 11]))).toContain("\n no neighbor 187.16.216.99\n");
    expect(render(planOf())).not.toContain("no neighbor");
  });

  test("trap 14.17: validation is on in every family, where there are caches", () => {
    const plan = routerPlan("iosxr", [7, 11]);
    const text = render(plan);
    expect(block(text, "address-family ipv4 unicast", "!")).toContain(
      "bgp origin-as validation enable",
    );
    expect(block(text, "address-family ipv6 unicast", "!")).toContain(
      "bgp origin-as validation enable",
    );
    expect(render({ ...planOf(), rpki: [] })).not.toContain("origin-as");
  });

  test("only families that are used are configured", () => {
    expect(render(planOf())).not.toContain("ipv6 unicast");
  });

  test("an RTR cache has all its lines", () => {
    expect(block(render(planOf()), "rpki server 179.191.160.53", "!")).toEqual([
      "rpki server 179.191.160.53",
      "transport tcp port 3323",
      "preference 1",
      "refresh-time 300",
      "purge-time 7200",
      "!",
    ]);
  });

  test("the header names secrets", () => {
    const text = render(planOf({ options: { password: { env: "BGP_X" } } }));
    expect(text).toContain("! Secrets: BGP_X\n");
    expect(render(planOf())).not.toContain("Secrets");
  });

  test("the same plan gives the same bytes", () => {
    expect(render(routerPlan("iosxr", [7, 11]))).toBe(render(routerPlan("iosxr", [7, 11])));
  });
});
