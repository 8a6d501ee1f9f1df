import type { Damage } from "../damage.ts";
import { NEIGHBOR, NEIGHBOR_FAMILY, OTHER_FAMILIES } from "./commands.ts";
import { block, indented, insertedBefore, insertedBehind } from "./text-edits.ts";

/** The places of other sessions, and of groups that only others use: the line of each, and its indentation. */
const SESSIONS = [
  [" neighbor 179.191.160.3", 2],
  [" neighbor 200.160.0.9", 2],
  [" neighbor 179.191.160.16/28", 2],
  [" neighbor-group RR", 2],
  [" session-group IBGP", 2],
  ["  neighbor 10.17.0.2", 3],
  ["  neighbor 187.16.216.20", 3],
] as const;

const VRF = [
  ...[
    "timers bgp 1 3",
    "bgp router-id 10.8.8.8",
    "bgp enforce-first-as disable",
    "default-metric 5",
  ],
  ...[
    "bgp default local-preference 9",
    "bgp auto-policy-soft-reset disable",
    "bgp log neighbor changes disable",
  ],
  ...[
    "bgp origin-as validation disable",
    "bgp bestpath origin-as allow invalid",
    "bfd multiplier 9",
  ],
  ...[
    "bgp fast-external-fallover disable",
    "bgp redistribute-internal",
    "socket send-buffer-size 8192",
  ],
  ...["default-information originate", "nexthop resolution allow-default", "label mode per-ce"],
];

const VRF_FAMILY = [
  ...[
    "network 10.5.0.0/16",
    "redistribute static",
    "bgp dampening",
    "maximum-paths ibgp 8",
    "label mode per-ce",
  ],
  ...[
    "bgp origin-as validation disable",
    "table-policy DROP",
    "aggregate-address 10.0.0.0/8 summary-only",
  ],
  ...[
    "import from bridge-domain",
    "allocate-label all",
    "distance bgp 1 2 3",
    "additional-paths receive",
  ],
];

/** Statements of `router bgp` that a mode in it does not have, so that they are taken for all neighbors. */
const ESCAPING = [
  ...[
    "rpki server 192.0.2.7",
    "rpki route 192.0.2.0/24 max 24 origin 1",
    "rpki datafile harddisk:x",
  ],
  ...["bgp confederation identifier 65000", "bgp confederation peers 65001", "bgp read-only"],
];

const OF_OTHERS = "it is said of other sessions only";

/** Statements about other sessions and groups, and about virtual networks; and blocks that do not end where they seem to. */
export function nestedDamages(text: string): readonly Damage[] {
  const family = (lines: readonly string[], name = "ipv4 unicast") =>
    block(`address-family ${name}`, lines);
  const of = (place: string, by: number, lines: readonly string[], changes = ""): Damage => ({
    name: `${place.trim()}: ${lines.join(" /")}`,
    text: insertedBehind(text, place, indented(lines, by)),
    effect: changes === "" ? "nothing" : "changes",
    why: changes === "" ? OF_OTHERS : changes,
  });
  const commands = NEIGHBOR.filter((command) => !command.startsWith("apply-group"));
  return [
    ...SESSIONS.flatMap(([place, by]) => [
      ...commands.map((command) => of(place, by, [command])),
      ...["timers bgp 5 15", "bgp default local-preference 1", "router bgp 52580", ...ESCAPING].map(
        (line) =>
          of(place, by, [line], "a neighbor has no such statement: it is taken further out"),
      ),
    ]),
    ...SESSIONS.filter(([place]) => !place.includes("session-group")).flatMap(([place, by]) => [
      ...NEIGHBOR_FAMILY.map((command) => of(place, by, family([command]))),
      ...OTHER_FAMILIES.map((name) => of(place, by, family(["send-community-ebgp"], name))),
      of(place, by, family(["timers bgp 5 15"]), "a family has no such statement"),
      of(place, by, family(["bgp router-id 10.9.9.9"]), "a family has no such statement"),
    ]),
    ...NEIGHBOR_FAMILY.map((command) =>
      of(" af-group RR-V4 address-family ipv4 unicast", 2, [command]),
    ),
    ...VRF.map((command) => of(" vrf CUST-A", 2, [command])),
    ...ESCAPING.map((line) =>
      of(" vrf CUST-A", 2, [line], "a virtual network has no such statement"),
    ),
    ...VRF_FAMILY.map((command) => of(" vrf CUST-A", 2, family([command]))),
    ...virtualNetworks(text),
  ];
}

/** A virtual network before what is ours: closed, it changes nothing; not closed, our neighbors are in it. */
function virtualNetworks(text: string): readonly Damage[] {
  const places = [" neighbor 187.16.216.20", " neighbor 2001:12f8::20"];
  const heads = [
    ["vrf RED"],
    ["vrf RED", " rd 1:1"],
    ["vrf RED", " rd 1:1", " bgp unsafe-ebgp-policy"],
  ];
  const why = "the neighbors behind it are in the virtual network";
  return places.flatMap((place) =>
    heads.flatMap((lines): readonly Damage[] => {
      const name = `${lines.join(" /")} before${place}`;
      const open = indented(lines, 1);
      return [
        {
          name: `${name}, not closed`,
          text: insertedBefore(text, place, open),
          effect: "changes",
          why,
        },
        {
          name: `${name}, closed`,
          text: insertedBefore(text, place, [...open, " !"]),
          effect: "nothing",
          why: OF_OTHERS,
        },
        {
          name: `${name}, with all that follows`,
          text: insertedBefore(text, place, open).replace(
            text.slice(text.indexOf(`\n${place}\n`)),
            (rest) => rest.replaceAll(/^ (?=.)/gm, "  "),
          ),
          effect: "changes",
          why,
        },
      ];
    }),
  );
}
