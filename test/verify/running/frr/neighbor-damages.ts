import type { Damage } from "../damage.ts";
import { commandsOf } from "./commands.ts";
import { expandCommand } from "./expand-command.ts";
import { insert, type Spot } from "./insert.ts";

const BGP = "router bgp 52580";
const FAMILIES = ["ipv4 unicast", "ipv6 unicast"] as const;

/** The last line of a declared neighbor in a family: what is said later counts. */
const LAST_OF = {
  "ipv4 unicast": "  neighbor 187.16.216.20 route-map PEERC_AS13335_IX_BR_SP_V4_EXPORT out",
  "ipv6 unicast": "  neighbor 2001:12f8::20 route-map PEERC_AS13335_IX_BR_SP_V6_EXPORT out",
} as const;

/** The declared neighbors, and what is said of them already or says nothing more. */
const DECLARED = [
  {
    remote: "187.16.216.20",
    family: "ipv4 unicast",
    same: /^(password|local-role peer$|enforce-first-as|graceful-restart$)/,
  },
  {
    remote: "2001:12f8::20",
    family: "ipv6 unicast",
    same: /^(bfd$|local-role peer$|enforce-first-as|graceful-restart-helper$)/,
  },
  {
    remote: "179.191.175.2",
    family: "ipv4 unicast",
    same: /^(local-role provider$|enforce-first-as|ttl-security hops 1$|disable-connected-check|graceful-restart$)/,
  },
] as const;

/** Neighbors of the router that are not declared. */
const OTHERS = [
  "RR",
  "CLIENTS",
  "DYNAMIC",
  "eth4",
  "179.191.160.2",
  "179.191.160.23",
  "198.18.7.1",
  "198.18.9.9",
  "2804:54c0::2",
];

/** What concerns memory and retries alone, or is what neighbors have anyway, or what a neighbor in another AS cannot have. */
const SAYS_NOTHING =
  /^(solo|timers connect|activate$|soft-reconfiguration|send-community|route-reflector-client|enforce-multihop|ebgp-multihop 1$)/;

const TARGET = /^neighbor <A\.B\.C\.D\|X:X::X:X(\|WORD)?> /;

/** Every command of a neighbor on every neighbor: on declared ones they change a session, on others they do not. */
export function neighborDamages(text: string): readonly Damage[] {
  return [...FAMILIES, null].flatMap((family) => {
    const spot: Spot =
      family === null
        ? { name: BGP, behind: [BGP, " neighbor 2001:12f8::20 update-source 2001:12f8::10"] }
        : { name: family, behind: [BGP, ` address-family ${family}`, LAST_OF[family]] };
    const commands = commandsOf(family ?? "bgp")
      // Without WORD it is for addresses alone.
      .filter((command) => TARGET.exec(command)?.[1] !== undefined)
      .flatMap((command) => expandCommand(command.replace(TARGET, "")));
    const put = (line: string) => insert(text, spot, [line]);
    return commands.flatMap((said): readonly Damage[] => [
      ...OTHERS.map((other): Damage => ({
        name: `neighbor ${other} ${said} in ${spot.name}`,
        text: put(`neighbor ${other} ${said}`),
        effect: "nothing",
        why: "the neighbor is not declared",
      })),
      ...DECLARED.filter((one) => family === null || one.family === family)
        .filter(() => !SAYS_NOTHING.test(said))
        .map(({ remote, same }): Damage => {
          const isSame = family === null && same.test(said);
          return {
            name: `neighbor ${remote} ${said} in ${spot.name}`,
            text: put(`neighbor ${remote} ${said}`),
            effect: isSame ? "nothing" : "changes",
            why: isSame ? "the session has it" : "the declared session does not have it",
          };
        }),
    ]);
  });
}
