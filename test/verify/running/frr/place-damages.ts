import type { Damage } from "../damage.ts";
import { endDamages, staticDamages } from "./route-damages.ts";
import { insert, type Spot } from "./insert.ts";

const BGP = "router bgp 52580";
const DECLARED = ["187.16.216.20", "2001:12f8::20", "179.191.175.2"];
const OTHERS = ["RR", "198.18.7.1", "179.191.160.2"];
const OTHER_FAMILIES = [
  ...["ipv4 multicast", "ipv4 vpn", "ipv4 labeled-unicast", "ipv4 flowspec", "ipv6 multicast"],
  ...["ipv6 vpn", "ipv6 labeled-unicast", "ipv6 flowspec", "l2vpn evpn"],
];
const LAST: Spot = { name: "the end", behind: ["line vty", "exit"] };

/** Blocks of others, in which a line that does not belong there applies to the whole router. */
const FOREIGN: readonly Spot[] = [
  ...["key chain IGP", "vrf CUSTOMER-A", "vrf MGMT", "interface eth0", "interface lo"],
  ...["router ospf", "router ospf6", "router isis CORE", "mpls ldp", "bfd", "line vty"],
  ...["router bgp 52580 vrf CUSTOMER-A", "router bgp 64900 vrf MGMT", "route-map RR-IN permit 10"],
  ...["pbr-map GUESTS seq 10"],
].map((opens) => ({ name: opens, behind: [opens] }));

const FOR_ALL = [
  ...["no rpki", "no router bgp 52580", "bgp update-delay 100", "bgp no-rib"],
  ...["allow-reserved-ranges", "ip nht bgp route-map OTHER", "ipv6 nht any route-map OTHER"],
  ...["bgp route-map delay-timer 0", "no route-map PEERC_AS13335_IX_BR_SP_V4_IMPORT"],
  ...["no route-map PEERC_AS13335_IX_BR_SP_V4_IMPORT permit 1900"],
  ...["no ip prefix-list PEERC_OWN_V4", "no bgp community-list standard PEERC_BLACKHOLE"],
  ...["ip prefix-list PEERC_OWN_V4 seq 1 deny any", "no bgp as-path access-list PEERC_EMPTY"],
];

/** Statements in places that only look as if they were of others. */
export function placeDamages(text: string): readonly Damage[] {
  const damage = (
    name: string,
    spot: Spot,
    lines: readonly string[],
    effect: Damage["effect"],
    why: string,
  ): Damage => ({ name: `${name} in ${spot.name}`, text: insert(text, spot, lines), effect, why });
  const inFamily = (family: string, line: string): readonly string[] => [
    ` address-family ${family}`,
    `  ${line}`,
    " exit-address-family",
  ];
  const last: Spot = {
    name: BGP,
    behind: [BGP, "  bmp connect 10.20.255.50 port 5000 min-retry 1000 max-retry 2000", " exit"],
  };
  return [
    ...OTHER_FAMILIES.flatMap((family) => [
      ...DECLARED.flatMap((remote) => [
        damage(
          `${remote} activated, ${family},`,
          last,
          inFamily(family, `neighbor ${remote} activate`),
          "changes",
          "the session has a family more, without filters",
        ),
        damage(
          `${remote} mentioned, ${family},`,
          last,
          inFamily(family, `neighbor ${remote} soft-reconfiguration inbound`),
          "nothing",
          "it is not active there",
        ),
        damage(
          `${remote} not activated, ${family},`,
          last,
          inFamily(family, `no neighbor ${remote} activate`),
          "nothing",
          "it is not active there",
        ),
        damage(
          `${remote}, ${family}, in a VRF`,
          { name: "a VRF", behind: ["router bgp 64900 vrf MGMT", " bgp router-id 192.168.100.10"] },
          [`neighbor ${remote} remote-as 7`, ...inFamily(family, `neighbor ${remote} activate`)],
          "nothing",
          "it is another neighbor, of a VRF",
        ),
      ]),
      ...OTHERS.map((remote) =>
        damage(
          `${remote} activated, ${family},`,
          last,
          inFamily(family, `neighbor ${remote} activate`),
          "nothing",
          "the neighbor is not declared",
        ),
      ),
    ]),
    ...DECLARED.flatMap((remote) => {
      const own = remote.includes(":") ? "ipv6 unicast" : "ipv4 unicast";
      const other = remote.includes(":") ? "ipv4 unicast" : "ipv6 unicast";
      const again = (kind: string) => [
        `router bgp 52580${kind}`,
        ` neighbor ${remote} remote-as 7`,
        "exit",
      ];
      return [
        damage(
          `${remote} not activated`,
          last,
          inFamily(own, `no neighbor ${remote} activate`),
          "changes",
          "the session has no family",
        ),
        damage(
          `${remote} activated, ${other},`,
          last,
          inFamily(other, `neighbor ${remote} activate`),
          "changes",
          "it has another family",
        ),
        damage(
          `no neighbor ${remote}`,
          last,
          [` no neighbor ${remote}`],
          "changes",
          "the session goes",
        ),
        damage(
          `no neighbor ${remote} remote-as`,
          last,
          [` no neighbor ${remote} remote-as`],
          "changes",
          "the session goes",
        ),
        damage(
          `${remote} in a view`,
          LAST,
          again(" view LOOKING-GLASS"),
          "changes",
          "the view takes the connections (seen on 8.4.4)",
        ),
        damage(
          `${remote} in a VRF`,
          LAST,
          again(" vrf BLUE"),
          "nothing",
          "a VRF has addresses of its own",
        ),
        damage(
          `${remote} in the VRF default`,
          LAST,
          again(" vrf default"),
          "changes",
          "it is the router's own instance (seen on 8.4.4)",
        ),
        damage(
          `${remote} in a second block`,
          LAST,
          again(""),
          "changes",
          "it is the same instance",
        ),
        damage(
          `${remote} in a group`,
          last,
          [` neighbor ${remote} peer-group RR`],
          "changes",
          "it takes what the group says",
        ),
        damage(
          `BFD of ${remote}`,
          LAST,
          ["bfd", ` peer ${remote}`, "  detect-multiplier 9", " exit", "exit"],
          remote.includes(":") ? "changes" : "nothing",
          "only one session has BFD",
        ),
      ];
    }),
    ...[
      ...["0.0.0.0/0", "187.16.0.0/16", "187.16.216.0/21", "187.16.216.20/32", "2001:12f8::/32"],
      ...["2001:12f8::20/128", "179.191.175.0/30", "179.191.175.2/32"],
    ].flatMap((range) => [
      damage(
        `listen range ${range}`,
        last,
        [` bgp listen range ${range} peer-group DYNAMIC`],
        "changes",
        "a password of the group is asked of the declared neighbor (seen on 8.4.4)",
      ),
      damage(
        `listen range ${range} of a view`,
        LAST,
        [
          "router bgp 52580 view LG",
          " neighbor G peer-group",
          ` bgp listen range ${range} peer-group G`,
          "exit",
        ],
        "changes",
        "the same, of a view",
      ),
      damage(
        `listen range ${range} of a VRF`,
        LAST,
        [
          "router bgp 52580 vrf BLUE",
          " neighbor G peer-group",
          ` bgp listen range ${range} peer-group G`,
          "exit",
        ],
        "nothing",
        "a VRF has sockets of its own",
      ),
    ]),
    ...["187.16.224.0/24", "10.0.0.0/8", "2001:12f9::/32", "179.191.175.4/30"].map((range) =>
      damage(
        `listen range ${range}`,
        last,
        [` bgp listen range ${range} peer-group DYNAMIC`],
        "nothing",
        "no declared neighbor is in it",
      ),
    ),
    ...FOREIGN.flatMap((spot) =>
      // What a VRF's next hops are is its own.
      FOR_ALL.filter((line) => !spot.name.startsWith("vrf") || !/ nht /.test(line)).map((line) =>
        damage(
          line,
          spot,
          [` ${line}`],
          "changes",
          "no command of that block: FRR takes it for one of the router",
        ),
      ),
    ),
    ...FOREIGN.filter(({ name }) => !name.startsWith("router bgp")).map((spot) =>
      damage("bgp graceful-shutdown", spot, [" bgp graceful-shutdown"], "changes", "the same"),
    ),
    ...staticDamages(damage),
    ...endDamages(text),
  ];
}
