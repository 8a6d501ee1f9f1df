import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { CONSTRUCTS, SOURCES } from "../../../../src/platforms/iosxr/reader/constructs/index.ts";
import { tableRow } from "../../../fixtures/table-row.ts";
import { readText } from "../../reading.ts";

const PAGE = readFileSync(new URL("../../../../docs/constructs/iosxr.md", import.meta.url), "utf8");

/** A configuration around a construct, with the policy P attached; the lines are indented to fit their place. */
const AROUND: Readonly<Record<string, (lines: readonly string[]) => string>> = {
  "Statements of a policy": (lines) => policy(lines.join("\n")),
  "Tests of a policy": ([test = ""]) => policy(`if ${test} then\npass\nendif`),
  Sets: (lines) =>
    `${lines.join("\n")}\n!\n${policy(`if ${TESTS[lines[0] ?? ""] ?? ""} S then\npass\nendif`)}`,
  "All neighbors": (lines) => policy("pass", { bgp: lines }),
  "An RPKI server": (lines) => policy("pass", { server: lines }),
  "A neighbor": (lines) => policy("pass", { neighbor: lines }),
  "A family of a neighbor": (lines) => policy("pass", { family: lines }),
};

const TESTS: Readonly<Record<string, string>> = {
  "prefix-set S": "destination in",
  "as-path-set S": "as-path in",
  "community-set S": "community matches-any",
  "large-community-set S": "large-community matches-any",
  "extcommunity-set rt S": "extcommunity rt matches-any",
};

interface More {
  readonly bgp?: readonly string[];
  readonly server?: readonly string[];
  readonly neighbor?: readonly string[];
  readonly family?: readonly string[];
}

function policy(body: string, { bgp = [], server = [], neighbor = [], family = [] }: More = {}) {
  const settings = ["transport tcp port 1", "purge-time 60"];
  return [
    "route-policy Q\n  pass\nend-policy\n!",
    `route-policy P\n${body}\nend-policy\n!`,
    "router bgp 64500",
    ...bgp.map((line, i) => (i > 0 && line !== "!" ? `  ${line}` : ` ${line}`)),
    " rpki server 192.0.2.53",
    ...[...settings, ...server].map((line) => `  ${line}`),
    " !",
    " address-family ipv4 unicast",
    "  bgp origin-as validation enable",
    " !",
    " neighbor 198.51.100.2",
    ...["remote-as 64496", ...neighbor].map((line) => `  ${line}`),
    "  address-family ipv4 unicast",
    ...["route-policy P in", ...family].map((line) => `   ${line}`),
    "  !\n !\n!\n",
  ].join("\n");
}

describe.each(Object.entries(CONSTRUCTS))("%s", (place, constructs) => {
  test.each(constructs.map(([example, , source]) => [example, source]))("%s", (example, source) => {
    const around = AROUND[place]!;
    expect(readText("iosxr", [7, 11], around(example.split(" / "))).errors).toEqual([]);
    for (const part of source.split("; ")) {
      const [name = ""] = part.split(", ");
      expect([name, Object.keys(SOURCES)]).toEqual([name, expect.arrayContaining([name])]);
    }
  });

  test("is on the page", () => {
    const expected = constructs.map(([example, meaning, source]) => {
      const lines = example.split(" / ").map((line) => `\`${line}\``);
      return tableRow([lines.join(" "), meaning, source]);
    });
    expect(PAGE).toContain(`## ${place}\n`);
    const rows = PAGE.split(`## ${place}\n`)[1]?.split("\n## ")[0]?.split("\n") ?? [];
    const found = rows
      .filter((row) => row.startsWith("| "))
      .slice(2)
      .map((row) => tableRow(row.split("|").slice(1, -1)));
    expect(found).toEqual(expected);
  });
});

test("the page names every source", () => {
  const rows = PAGE.split("\n").map((row) => tableRow(row.split("|").slice(1, -1)));
  for (const [name, title] of Object.entries(SOURCES))
    expect(rows).toContain(tableRow([name, title]));
});

/** The rest of the commands of the manuals (CRS and Release 3.3), and forms of those above that no source has. */
describe("what is not on the page is refused", () => {
  const refused: readonly (readonly [place: string, lines: string])[] = [
    ...[
      ...[
        "abort",
        "add rip-metric 1",
        "edit x",
        "suppress-route",
        "unsuppress-route",
        "replace as-path '1'",
      ],
      ...[
        "set origin igp",
        "set weight 5",
        "set tag 5",
        "set med +5",
        "set med igp-cost",
        "set community none",
      ],
      ...["set next-hop peer-address", "set next-hop unchanged", "set rib-metric 5", "set label 5"],
      ...[
        "set dampening halflife 5",
        "set traffic-index 5",
        "set extcommunity cost (1:1)",
        "set aigp-metric 1",
      ],
      ...[
        "set local-preference *2",
        "set local-preference 100 x",
        "set vpn-distance 5",
        "set large-community none",
      ],
      ...[
        "delete community all",
        "delete community not in (1:1)",
        "delete as-path in (ios-regex '1')",
      ],
      ...["prepend as-path own-as 2", "prepend as-path most-recent 2", "prepend as-path 1 2 3"],
      ...[
        "apply Q(1)",
        "drop all",
        "pass 5",
        "done # a remark",
        "exit",
        "var globalVar1 5",
        "remark x",
      ],
    ].map((line) => ["Statements of a policy", line] as const),
    ...[
      ...[
        "as-path unique-length ge 5",
        "as-path length 5",
        "as-path length eq 5 all",
        "as-path in (length ge 5)",
      ],
      ...[
        "as-path neighbor-is 1",
        "as-path neighbor-is '1' exact",
        'as-path neighbor-is "1"',
        "as-path in ()",
      ],
      ...[
        "as-path in (ios-regex _1_)",
        "as-path in (dfa-regex '1')",
        "as-path in (unique-length ge 2)",
      ],
      ...[
        "community is-empty",
        "community matches-within (1:1)",
        "community matches-any ()",
        "community in (1:1)",
      ],
      ...[
        "community matches-any (graceful-shutdown)",
        "community matches-any (internet)",
        "community matches-any (local-as)",
        "community matches-any 1:1",
      ],
      ...[
        "community matches-any (private-as:1)",
        "community matches-any (ios-regex '1')",
        "community matches-any (1)",
      ],
      ...[
        "extcommunity soo matches-any (1:1)",
        "extcommunity rt is-empty",
        "extcommunity rt matches-any (1.2.3.4:1)",
      ],
      ...[
        "destination in (10.0.0.0/8 le 24 ge 9)",
        "destination in (10.0.0.0/8 eq 9 le 24)",
        "destination in ()",
      ],
      ...[
        "destination in (10.0.0.0/8 11.0.0.0/8)",
        "destination in (10.0.0.0/8,)",
        "destination in (10.0.0.0/8 ge 9 ge 9)",
      ],
      ...[
        "destination is-best-path",
        "source in (10.0.0.0/8)",
        "med eq 5",
        "local-preference eq 5",
        "origin is unknown",
        "origin eq igp",
      ],
      ...[
        "next-hop in (192.0.2.0/24)",
        "next-hop in NAMES",
        "protocol in (static)",
        "tag eq 5",
        "rd in (1:1)",
      ],
      ...[
        "route-type is local",
        "route-has-label",
        "rib-has-route in (10.0.0.0/8)",
        "path-type is ebgp",
      ],
      ...[
        "orf prefix in S",
        "validation-state is unknown",
        "validation-state invalid",
        "vpn-distance is 5",
      ],
    ].map((line) => ["Tests of a policy", line] as const),
    ...[
      ...[
        "prefix-set S / 10.0.0.0/8, # a remark / 11.0.0.0/8 / end-set",
        "prefix-set S / 10.0.0.0 255.0.0.0 / end-set",
      ],
      ...[
        "prefix-set S / 10.0.0.0/8 / 11.0.0.0/8 / end-set",
        "prefix-set S / 10.0.0.0/8, / end-set",
      ],
      ...[
        "prefix-set S / , / 10.0.0.0/8 / end-set",
        "prefix-set S / 10.0.0.0/8,, / 11.0.0.0/8 / end-set",
      ],
      ...[
        "as-path-set S / end-set",
        "community-set S / end-set",
        "large-community-set S / end-set",
      ],
      ...[
        "extcommunity-set rt S / end-set",
        "extcommunity-set rt S / 1:* / end-set",
        "extcommunity-set rt S / 1.1.1.1:5 / end-set",
      ],
      ...[
        "as-path-set S / length ge 5 / end-set",
        "as-path-set S / neighbor-is 1 / end-set",
        "community-set S / 1 / end-set",
      ],
      ...[
        "community-set S / *:* , / graceful-shutdown / end-set",
        "large-community-set S / 1:2 / end-set",
      ],
    ].map((lines) => ["Sets", lines] as const),
    ...[
      ...[
        "timers bgp 10 30 3",
        "bgp enforce-first-as",
        "bgp router-id 192.0.2.1 x",
        "bgp router-id Loopback0 x",
      ],
      ...[
        "bgp bestpath origin-as use validity",
        "rpki route 10.0.0.0/8 max 8 origin 1",
        "no neighbor 10.0.0.0/8",
      ],
    ].map((line) => ["All neighbors", line] as const),
    ...[
      ...[
        "transport ssh port 22",
        "refresh-time off",
        "response-time off",
        "shutdown",
        "username x",
        "password x",
      ],
      ...["bind-source interface Loopback0", "purge-time 29", "purge-time 65536", "no purge-time"],
    ].map((line) => ["An RPKI server", line] as const),
    ...[
      ...[
        "ebgp-multihop",
        "ebgp-multihop 2 mpls",
        "timers 10",
        "timers 10 30 5",
        "bfd fast-detect strict-mode",
      ],
      ...[
        "bfd fast-detect disable",
        "ttl-security inheritance-disable",
        "shutdown inheritance-disable",
      ],
      ...["tcp mss", "tcp mss inheritance-disable", "tcp mss 1400 1500", "tcp mtu-discovery"],
      ...[
        "password 060506324F41",
        "password clear a b",
        "keychain X",
        "ao X include-tcp-options disable",
      ],
      ...[
        "local address Loopback0",
        "update-source Loopback 0",
        "remote-as 1.10",
        "session-open-mode both",
      ],
      ...["no remote-as", "no such-option", "description", "enforce-first-as enable"],
    ].map((line) => ["A neighbor", line] as const),
    ...[
      ...[
        "maximum-prefix 250 discard-extra-paths",
        "maximum-prefix 250 restart",
        "maximum-prefix",
        "default-originate",
      ],
      ...[
        "route-policy P(1) in",
        "route-policy P",
        "soft-reconfiguration inbound",
        "next-hop-self",
        "weight 5",
      ],
      ...["send-community-ebgp inheritance-disable", "no send-community-ebgp", "use af-group X"],
    ].map((line) => ["A family of a neighbor", line] as const),
  ];
  test.each(refused)("%s: %s", (place, example) => {
    const { errors } = readText("iosxr", [7, 11], AROUND[place]!(example.split(" / ")));
    expect(errors).not.toEqual([]);
  });
});
