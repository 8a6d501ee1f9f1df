import type { Damage } from "../damage.ts";
import { NEIGHBOR, NEIGHBOR_FAMILY, OTHER_FAMILIES } from "./commands.ts";
import { block, indented, insertedBefore } from "./text-edits.ts";

const OURS = [
  { neighbor: "187.16.216.20", family: "ipv4", other: "ipv6" },
  { neighbor: "2001:12f8::20", family: "ipv6", other: "ipv4" },
] as const;

/** Lines that remove an option of one of our sessions. */
const TAKEN_BACK = {
  "187.16.216.20": ["no password", "no description", "no local address", "no remote-as"],
  "2001:12f8::20": [
    "no bfd fast-detect",
    "no bfd multiplier",
    "no description",
    "no local address",
    "no graceful-restart",
  ],
} as const;

/** Which commands say what the session has already, or nothing that takes effect there. */
const SAME = {
  "187.16.216.20": /^(password encrypted|bfd (multiplier|minimum-interval) |graceful-restart$)/,
  "2001:12f8::20": /^graceful-restart disable$/,
} as const;

const FAMILY_TAKEN_BACK = [
  ...["no maximum-prefix", "no send-community-ebgp", "no send-extended-community-ebgp"],
  ...["no soft-reconfiguration inbound", "no route-policy in", "no route-policy out"],
];

/** A later statement about one of our neighbors: IOS-XR merges all statements about a neighbor. */
export function sessionDamages(text: string): readonly Damage[] {
  return OURS.flatMap(({ neighbor, family, other }) => {
    const own = [...NEIGHBOR, ...TAKEN_BACK[neighbor]].filter((c) => !SAME[neighbor].test(c));
    const said: (readonly string[])[] = [
      ...own.map((command) => [command]),
      ...[...NEIGHBOR_FAMILY, ...FAMILY_TAKEN_BACK].map((command) =>
        block(`address-family ${family} unicast`, [command]),
      ),
      ...[...OTHER_FAMILIES, `${other} unicast`].flatMap((name) => [
        block(`address-family ${name}`, []),
        block(`address-family ${name}`, ["route-policy PASS in", "route-policy PASS out"]),
      ]),
    ];
    return said.flatMap((lines): readonly Damage[] => {
      const name = `neighbor ${neighbor}: ${lines.join(" /")}`;
      const again = block(`neighbor ${neighbor}`, lines);
      const why = "what is said of one neighbor in several places is put together";
      return [
        {
          name: `${name}, further down`,
          text: insertedBefore(text, " vrf CUST-A", indented(again, 1)),
          effect: "changes",
          why,
        },
        {
          name: `${name}, in a block of its own`,
          text: insertedBefore(text, "mpls oam", block("router bgp 52580", again)),
          effect: "changes",
          why,
        },
      ];
    });
  });
}
