import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";

import {
  OTHER_FAMILY,
  OTHER_INSTANCE,
  PLACES_IN_BGP,
} from "../../../../src/platforms/frr/reader/ignored/bgp-places.ts";
import {
  BGP_STATEMENTS,
  FAMILY_STATEMENTS,
} from "../../../../src/platforms/frr/reader/ignored/bgp-statements.ts";
import { OTHER_PLACES } from "../../../../src/platforms/frr/reader/ignored/other-places.ts";
import type {
  IgnoredStatements,
  Place,
} from "../../../../src/platforms/frr/reader/ignored/ignored.ts";
import { TOP_STATEMENTS } from "../../../../src/platforms/frr/reader/ignored/top-statements.ts";
import { readText } from "../../reading.ts";

const page = readFileSync(new URL("../../../../docs/running/frr.md", import.meta.url), "utf8");

const section = (title: string, ignored: readonly IgnoredStatements[]): string => {
  const rows = ignored
    .filter(({ statements }) => statements.length > 0)
    .map(({ statements, why }) => `- ${statements.map((one) => `\`${one}\``).join(", ")}: ${why}.`);
  return [`### ${title}`, ...(rows.length > 0 ? ["", ...rows] : [])].join("\n");
};

/** A place and those inside of it. */
const sections = ({ title, ignored, inside }: Place): readonly string[] => [
  ...(ignored.some(({ statements }) => statements.length > 0)
    ? [section(`In ${title}`, ignored)]
    : []),
  ...inside.flatMap(sections),
];

test("the page has what is ignored, and why, and nothing else", () => {
  const expected = [
    section("At the top", TOP_STATEMENTS),
    section("In `router bgp`", BGP_STATEMENTS),
    section("In its families of IPv4 and IPv6 unicast", FAMILY_STATEMENTS),
    ...new Set([OTHER_FAMILY, ...PLACES_IN_BGP, OTHER_INSTANCE, ...OTHER_PLACES].flatMap(sections)),
  ];
  const [, tables = ""] = page.split("## Ignored statements\n");
  expect(tables.trim().slice(tables.trim().indexOf("###"))).toEqual(expected.join("\n\n"));
});

/** What is said of a running configuration with these lines: codes, and the lines they are about. */
const errors = (text: string) => readText("frr", [8, 4], text).errors;
const NOT = "not-understood";

test("a line counts where FRR takes it: in its block, or in one around it", () => {
  expect(errors("interface eth0\n description x\n bgp session-dscp 8\nhostname a\n")).toEqual([]);
  expect(errors("router ospf\n area 0 stub\n no rpki\n")).toEqual([`${NOT} 3`]);
  expect(errors("router bgp 64500\n address-family ipv4 vpn\n  bgp shutdown\n")).toEqual([
    `${NOT} 3`,
  ]);
  expect(errors("vrf A\n ip route 10.0.0.0/8 eth1\nexit-vrf\nnonsense\n")).toEqual([`${NOT} 4`]);
});

test("what FRR does not load is an error, and what vtysh prints around is none", () => {
  const head = "Building configuration...\n\nCurrent configuration:\n!\nhostname a\n";
  expect(errors(`${head}!\nend\n`)).toEqual([]);
  expect(errors(`${head}end\nhostname b\n`)).toEqual([`${NOT} 7`]);
  expect(errors(`${head}exit\nhostname b\n`)).toEqual([`${NOT} 7`]);
});

test("neighbors that no line makes a group are not taken for one", () => {
  const router = (line: string) => errors(`router bgp 64500\n${line}`);
  expect(router(" neighbor RR peer-group\n neighbor RR remote-as 64500\n")).toEqual([]);
  expect(router(" neighbor RR remote-as 64500\n")).toEqual([`${NOT} 2`]);
});

test("times are those of the neighbor, or of all, or of the profile", () => {
  const times = (...lines: string[]) =>
    readText("frr", [8, 4], lines.join("\n")).reading.sessions[0]?.options.timers;
  const router = ["router bgp 64500", " neighbor 198.51.100.2 remote-as 64496"];
  expect(times(...router)).toBeNull();
  expect(times(...router, " timers bgp 10 30")).toEqual({ keepalive: 10, hold: 30 });
  expect(times("frr defaults datacenter", ...router)).toEqual({ keepalive: 3, hold: 9 });
  expect(times("frr defaults datacenter", ...router, " timers bgp 60 180")).toBeNull();
  const own = " neighbor 198.51.100.2 timers 20 60";
  expect(times("frr defaults datacenter", ...router, own)).toEqual({ keepalive: 20, hold: 60 });
});

test("a version and a profile count together, and hold for what comes after", () => {
  const taken = (text: string) =>
    readText("frr", [8, 4], `${text}router bgp 64500\n neighbor 198.51.100.2 remote-as 64496\n`);
  const verdict = (text: string) => taken(text).reading.sessions[0]?.import.start;
  expect(verdict("frr version 7.3\nfrr defaults traditional\n")).toMatchObject({
    verdict: "accept",
  });
  expect(errors("router bgp 64500\nexit\nfrr defaults datacenter\n")).toEqual([`${NOT} 3`]);
});
