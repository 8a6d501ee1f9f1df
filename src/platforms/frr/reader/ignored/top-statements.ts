import type { IgnoredStatements } from "./ignored.ts";

/** Protocols whose next hops a route map may deny. */
const NEXT_HOPS_OF = [
  ...["kernel", "connected", "static", "rip", "ripng", "ospf", "ospf6", "isis", "eigrp"],
  ...["nhrp", "table", "vnc", "babel", "openfabric"],
];

/** Statements allowed at the top of a configuration besides what is read and the blocks of `OTHER_PLACES`. */
export const TOP_STATEMENTS: readonly IgnoredStatements[] = [
  {
    statements: ["hostname", "domainname", "banner motd", "agentx"],
    why: "names of the router, and SNMP",
  },
  {
    statements: ["password", "enable password", "username", "service", "no service"],
    why: "who may log in, and how the daemons' own programs behave",
  },
  {
    statements: ["log", "no log", "debug", "dump bgp"],
    why: "what is logged and written to files",
  },
  {
    statements: ["ip forwarding", "no ip forwarding", "ipv6 forwarding", "no ipv6 forwarding"],
    why: "whether packets are forwarded; routes are learned and sent all the same",
  },
  {
    statements: ["ip route", "ipv6 route"],
    why: "static routes: they say where packets go. One that drops the discard address is read, and so is any other of that address",
  },
  {
    statements: [
      ...["ip protocol", "ipv6 protocol", "ip import-table", "ip table range"],
      ...["zebra route-map delay-timer", "zebra nexthop-group keep", "no zebra nexthop kernel"],
      ...["zebra dplane limit", "zebra protodown", "allow-external-route-update"],
    ],
    why: "which of the routes that BGP has chosen go to the kernel, and how; sessions receive and send the same ones",
  },
  {
    statements: [
      ...["ip nht resolve-via-default", "no ip nht resolve-via-default"],
      ...["ipv6 nht resolve-via-default", "no ipv6 nht resolve-via-default"],
      ...NEXT_HOPS_OF.flatMap((protocol) => [
        `ip nht ${protocol} route-map`,
        `ipv6 nht ${protocol} route-map`,
      ]),
    ],
    why: "what is reachable, as with an IGP. For the protocols `bgp` and `any` it is not understood",
  },
  {
    statements: ["router-id", "ip router-id", "ipv6 router-id"],
    why: "zebra's router ID: BGP uses that of `bgp router-id`, which is compared",
  },
  {
    statements: ["access-list", "ipv6 access-list", "mac access-list"],
    why: "lists that no filter of ours may use",
  },
  {
    statements: [
      ...["ip pim", "ipv6 pim", "ip igmp", "ipv6 mld", "ip msdp", "ip mroute", "ip multicast"],
      ...["ip ssmpingd", "ipv6 ssmpingd", "no ip pim send-v6-secondary"],
    ],
    why: "multicast routing",
  },
  {
    statements: [
      ...["mpls label", "mpls lsp", "vni", "evpn mh", "pbr", "vrrp", "nhrp", "fpm"],
      "no pbr nexthop-resolve",
    ],
    why: "labels, tunnels, redundancy and policy routing: where packets go",
  },
  {
    statements: ["bgp session-dscp"],
    why: "marks the packets of all sessions, and changes nothing in them",
  },
  {
    statements: ["bgp send-extra-data zebra"],
    why: "what is sent to zebra besides a route",
  },
  {
    statements: ["bgp route-map delay-timer"],
    why: "how soon a changed route map is applied to routes already received. 0, which means never, is not understood",
  },
];
