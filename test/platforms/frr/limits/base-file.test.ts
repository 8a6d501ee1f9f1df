import { describe, expect, test } from "@jest/globals";

import { baseLines } from "../../../../src/platforms/frr/base-lines.ts";
import { address, SPAN } from "../../../fixtures/plan.ts";
import { limitsOf, planOf, planOnBase, render } from "../frr-plan.ts";

const BASE = `frr version 8.4.4
frr defaults traditional
hostname gru1
!
interface lo
 ip address 10.255.0.1/32
exit
!
ip prefix-list MINE seq 5 permit 10.0.0.0/8
!
router bgp 52580
 bgp router-id 179.191.160.1
 no bgp default ipv4-unicast
 neighbor 10.255.0.2 remote-as 52580
 !
 address-family ipv4 unicast
  network 179.191.160.0/20
  neighbor 10.255.0.2 activate
 exit-address-family
exit
!
router bgp 65000 vrf office
 no bgp ebgp-requires-policy
 neighbor 192.0.2.1 remote-as 65001
exit
!
line vty
`;

/** What is said of a base file: the text that is pointed at, and why. */
function conflicts(text: string, plan = planOf()): readonly (readonly [string, string])[] {
  return limitsOf(planOnBase(text, plan)).map((d) => {
    expect(d.code).toBe("base-file-conflict");
    expect(d.span?.source.path).toBe("base/gru1.conf");
    return [text.slice(d.span?.start, d.span?.end), d.message.replace(/^.*": /, "")] as const;
  });
}

const inInstance = (...lines: readonly string[]) =>
  `router bgp 52580\n${lines.map((line) => ` ${line}\n`).join("")}exit\n`;

describe("the base file", () => {
  test("is kept as it is, in front of everything of ours", () => {
    const text = render(planOnBase(BASE));
    expect(text).toContain(`!\n${BASE}!\n! ===== peerc =====\n`);
    expect(text).not.toContain("log syslog informational");
    expect(text).toContain("that, or the router's base file, instead");
  });

  test("with a separate BGP instance, and one in a VRF, is accepted", () => {
    expect(conflicts(BASE)).toEqual([]);
  });

  test("may not change the times of sessions that declare none", () => {
    const said = (text: string, plan = planOf()) => conflicts(text, plan).map(([line]) => line);
    const off = "no bgp default ipv4-unicast";
    expect(said(inInstance(off, "timers bgp 10 30"))).toEqual(["timers bgp 10 30"]);
    expect(said("frr defaults datacenter\n")).toEqual(["frr defaults datacenter"]);
    expect(said(`frr defaults datacenter\n${inInstance(off, "timers bgp 60 180")}`)).toEqual([]);
    const timed = planOf({ options: { timers: { keepalive: 3, hold: 9 } } });
    expect(said("frr defaults datacenter\n", timed)).toEqual([]);
  });

  test("may not say what sessions do for graceful restart that declare nothing of it", () => {
    const said = (text: string, plan = planOf()) => conflicts(text, plan).map(([line]) => line);
    const off = "no bgp default ipv4-unicast";
    for (const line of ["bgp graceful-restart", "bgp graceful-restart-disable"]) {
      expect(said(inInstance(off, line))).toEqual([line]);
      expect(said(inInstance(off, line, `no ${line}`))).toEqual([]);
      const full = planOf({ options: { gracefulRestart: "full" } });
      expect(said(inInstance(off, line), full)).toEqual([]);
    }
    expect(said(inInstance(off, "bgp graceful-restart restart-time 60"))).toEqual([]);
    const vrf = inInstance(off, "bgp graceful-restart").replace("52580", "52580 vrf red");
    expect(said(vrf)).toEqual([]);
  });

  test.each([
    "ip prefix-list PEERC_X seq 5 permit 10.0.0.0/8",
    "ipv6 prefix-list PEERC_X seq 5 permit 2001:db8::/32",
    "no ip prefix-list PEERC_X",
    "route-map PEERC_X permit 10",
    "no route-map PEERC_X optimization",
    "bgp as-path access-list PEERC_X seq 5 permit .*",
    "bgp community-list standard PEERC_X seq 5 permit 1:1",
    "bgp large-community-list expanded PEERC_X seq 5 permit ^1:",
    "bgp extcommunity-list standard PEERC_X seq 5 permit rt 1:1",
  ])("may not define what is ours: %s", (line) => {
    expect(conflicts(`${BASE}${line}\n`)).toEqual([
      [line, "everything whose name begins with PEERC_ is written by peerc"],
    ]);
  });

  test.each([
    "route-map MINE permit 10",
    "ip prefix-list MY_PEERC_X seq 5 permit 10.0.0.0/8",
    "! route-map PEERC_X permit 10",
  ])("may define what is not: %s", (line) => {
    expect(conflicts(`${BASE}${line}\n`)).toEqual([]);
  });

  test.each([
    ["neighbor 192.0.2.1 remote-as 64496", "peerc writes this neighbor from the declaration"],
    ["no neighbor 192.0.2.1", "peerc writes this neighbor from the declaration"],
    [
      "no bgp ebgp-requires-policy",
      "a neighbor without a policy would send and receive everything (RFC 8212)",
    ],
    ["bgp router-id 10.0.0.1", "the declaration says 179.191.160.1"],
    ["bgp default ipv6-unicast", "it changes every neighbor that peerc writes"],
    ["bgp default shutdown", "it changes every neighbor that peerc writes"],
  ])("may not undo what we rely on: %s", (line, why) => {
    const text = inInstance("no bgp default ipv4-unicast", line);
    expect(conflicts(text)).toEqual([[line, why]]);
  });

  test("may set defaults that do not concern new neighbors", () => {
    expect(conflicts(inInstance("bgp default local-preference 120"))).toEqual([]);
  });

  test("may not have a neighbor of ours under another spelling, in an address family, or removed", () => {
    const plan = planOf({ ipv6: true });
    const off = "no bgp default ipv4-unicast";
    const ipv6 = inInstance(off, "neighbor 2001:0DB8:0:0::1 remote-as 64496");
    expect(conflicts(ipv6, plan).length).toBe(1);
    const family = inInstance(
      off,
      "address-family ipv4 unicast",
      "neighbor 192.0.2.1 activate",
      "exit",
    );
    expect(conflicts(family).length).toBe(1);
    const removed = {
      ...planOf(),
      removed: [{ remote: address("192.0.2.99"), asn: 1, span: SPAN }],
    };
    expect(conflicts(inInstance(off, "neighbor 192.0.2.99 remote-as 1"), removed)).toEqual([
      ["neighbor 192.0.2.99 remote-as 1", "the declaration says that this session is removed"],
    ]);
  });

  test("may have such lines in other instances and other protocols", () => {
    const vrf = inInstance("neighbor 192.0.2.1 remote-as 1").replace("52580", "52580 vrf red");
    expect(conflicts(vrf)).toEqual([]);
    expect(conflicts("router ospf\n neighbor 192.0.2.1\nexit\n")).toEqual([]);
  });

  test("may not have another AS, or paths with dots", () => {
    expect(conflicts("router bgp 65000\nexit\n")).toEqual([
      ["router bgp 65000", "FRR runs one AS in the default VRF, and the declaration's is 52580"],
    ]);
    expect(conflicts("router bgp 52580 as-notation dot\nexit\n")).toEqual([
      [
        "router bgp 52580 as-notation dot",
        "AS_PATHs would be printed with dots, and filters that match them would not hold",
      ],
    ]);
  });

  test("trap 14.20: with neighbors must not leave them active without a word", () => {
    const neighbor = "neighbor 10.255.0.2 remote-as 52580";
    const why =
      "neighbors of this block are active for IPv4 without a word, and peerc turns that off for all";
    const off = "no bgp default ipv4-unicast";
    expect(conflicts(inInstance(neighbor))).toEqual([[neighbor, why]]);
    expect(conflicts(inInstance(neighbor, off))).toEqual([[neighbor, why]]);
    expect(conflicts(inInstance(off, neighbor))).toEqual([]);
    expect(conflicts(inInstance("bgp bestpath as-path multipath-relax"))).toEqual([]);
  });

  test("trap 14.33: may not end the configuration, or have a block that can", () => {
    expect(conflicts(`${BASE}end\n`).map(([line]) => line)).toEqual(["end"]);
    expect(
      conflicts("rpki\n rpki cache 192.0.2.9 323 preference 1\nexit\n").map(([l]) => l),
    ).toEqual(["rpki", "rpki cache 192.0.2.9 323 preference 1"]);
  });

  test("trap 12: may not have lines that vtysh cuts", () => {
    const long = `ip prefix-list A description ${"x".repeat(4000)}`;
    expect(conflicts(`${long}\n`)).toEqual([[long, "vtysh cuts lines of more than 4000 bytes"]]);
  });
});

describe("the lines of a base file", () => {
  test("have places, blanks aside", () => {
    const text = "a\n\n  b   c  \n! d\ne";
    const lines = baseLines({ path: "x", raw: text });
    expect(lines.map(({ text: said, number, length }) => [said, number, length])).toEqual([
      ["a", 1, 1],
      ["b c", 3, 5],
      ["e", 5, 1],
    ]);
  });

  test("belong to an instance by their words, not by their indentation", () => {
    const text = [
      "router bgp 1",
      "neighbor 192.0.2.1 remote-as 2",
      "address-family ipv4 unicast",
      "exit",
      "neighbor 192.0.2.2 remote-as 2",
      "exit",
      "hostname x",
      "router bgp 1 view v",
      "route-map A permit 10",
    ].join("\n");
    expect(baseLines({ path: "x", raw: text }).map((line) => line.bgp?.isDefault ?? null)).toEqual([
      true,
      true,
      true,
      true,
      true,
      null,
      null,
      false,
      null,
    ]);
  });
});
