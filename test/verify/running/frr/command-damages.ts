import type { Damage } from "../damage.ts";
import { commandsOf } from "./commands.ts";
import { expandCommand } from "./expand-command.ts";
import { insert, type Spot } from "./insert.ts";
import { AT_THE_TOP, IN_BGP, whyItChanges } from "./what-changes.ts";

const BGP = "router bgp 52580";
const IN_VRF = ["router bgp 52580 vrf CUSTOMER-A", " bgp router-id 179.191.160.1"];

/** A place of the router, whose commands are put there. */
interface Place {
  readonly commands: string;
  readonly spots: readonly Spot[];
  readonly rules: Parameters<typeof whyItChanges>[1];
  /** Why nothing there changes a session but by the rules. */
  readonly otherwise: string;
}

const family = (name: string): Spot => ({
  name: `address-family ${name}`,
  behind: [BGP, ` address-family ${name}`],
});
const block = (...behind: readonly string[]): Spot => ({ name: behind.join(", "), behind });
const NO_FILTER = "FRR's manual knows no effect of it on what a neighbor sends or is sent";
const NEVER = [/^bgp route-map delay-timer 0/, "it holds for all instances"] as const;

const PLACES: readonly Place[] = [
  {
    commands: "top",
    spots: [
      { name: "the top", behind: ["service integrated-vtysh-config"] },
      { name: "the end", behind: ["line vty", "exit"] },
    ],
    rules: AT_THE_TOP,
    otherwise: NO_FILTER,
  },
  {
    commands: "bgp",
    spots: [{ name: BGP, behind: [BGP, " bgp bestpath compare-routerid"] }],
    rules: IN_BGP,
    otherwise: NO_FILTER,
  },
  {
    commands: "bgp",
    spots: [
      { name: "router bgp 52580 vrf CUSTOMER-A", behind: IN_VRF },
      block("router bgp 64900 vrf MGMT"),
    ],
    rules: [NEVER],
    otherwise: "an instance of a VRF has sessions and settings of its own",
  },
  ...["ipv4 unicast", "ipv6 unicast"].map((name): Place => ({
    commands: name,
    spots: [family(name)],
    rules: IN_BGP,
    otherwise: NO_FILTER,
  })),
  ...["ipv4 vpn", "ipv4 flowspec", "l2vpn evpn"].map((name): Place => ({
    commands: name,
    spots: [family(name)],
    rules: [],
    otherwise: "no declared session has the family",
  })),
  {
    commands: "ipv4 unicast",
    spots: [{ name: "a family of a VRF", behind: [...IN_VRF, " address-family ipv4 unicast"] }],
    rules: [],
    otherwise: "no declared session is in the VRF",
  },
  ...(
    [
      ["vrf", block("vrf CUSTOMER-A"), block("vrf MGMT")],
      ["interface", block("interface eth0"), block("interface eth1"), block("interface lo")],
      ["ospf", block("router ospf")],
      ["ospf6", block("router ospf6")],
      ["isis", block("router isis CORE")],
      ["ldp", block("mpls ldp")],
      ["bfd peer", block("bfd", " peer 10.0.0.9 interface eth0")],
      ["line", block("line vty")],
      ["pbr", block("pbr-map GUESTS seq 10")],
    ] as const
  ).map(([commands, ...spots]): Place => ({
    commands,
    spots,
    rules: [],
    otherwise: "links, tables and protocols of others: they say where packets go",
  })),
  ...(
    [
      ["rip", "router rip"],
      ["eigrp", "router eigrp 1"],
      ["babel", "router babel"],
      ["nexthop-group", "nexthop-group OTHER"],
    ] as const
  ).map(([commands, opens]): Place => ({
    commands,
    spots: [{ name: opens, behind: ["line vty", "exit"] }],
    rules: [],
    otherwise: "another protocol",
  })),
];

/** Blocks of which a file has to lead out again. */
const OPENS =
  /^(rpki$|router (ospf|ospf6|rip|ripng|isis|babel|eigrp|openfabric)\b|mpls ldp$|l2vpn|pbr-map|bfd$|segment-routing( srv6)?$|key chain|nexthop-group|interface \S+( vrf \S+)?$|pseudowire|vrf |line vty|link-params|bmp targets|route-map \S+ (permit|deny) |vni \d+$)/;

/** Commands that open families, are of a neighbor (`neighborDamages`), or of VNC, which is for virtual networks alone. */
const ELSEWHERE = /^(neighbor|address-family|vnc|vrf-policy|router bgp|frr version)/;

/** Commands that take the place of one of ours, or of the router's name for a family that is not on an interface. */
const NOT_PRINTED =
  /^(rpki reset|debug ipv6|frr defaults PROFILE|key \d+|candidate-path|terminal|route-map \S+ optimization)/;

/** Lengths that FRR stores as if nothing had been said, and does not print. */
const NO_LENGTH = / prefix-list .* [gl]e 0$/;

/** Every command of every place, as FRR's own grammar has them. */
export function commandDamages(text: string): readonly Damage[] {
  return PLACES.flatMap(({ commands, spots, rules, otherwise }) =>
    commandsOf(commands)
      .filter((command) => !ELSEWHERE.test(command) && !NOT_PRINTED.test(command))
      .flatMap(expandCommand)
      .filter((line) => !NO_LENGTH.test(line))
      .flatMap((line) =>
        spots.map((spot): Damage => {
          const why = whyItChanges(line, rules);
          return {
            name: `${line} in ${spot.name}`,
            text: insert(text, spot, linesOf(line, spot)),
            effect: why === null ? "nothing" : "changes",
            why: why ?? otherwise,
          };
        }),
      ),
  );
}

function linesOf(line: string, spot: Spot): readonly string[] {
  const isVni = line.startsWith("vni");
  const opens = OPENS.test(line) && (!isVni || spot.name.endsWith("l2vpn evpn"));
  const lines = opens ? [line, isVni ? "exit-vni" : "exit"] : [line];
  return /^(router|nexthop-group) /.test(spot.name) && !spot.behind.includes(spot.name)
    ? spot.name.startsWith("router bgp")
      ? lines
      : [spot.name, ...lines, "exit"]
    : lines;
}
