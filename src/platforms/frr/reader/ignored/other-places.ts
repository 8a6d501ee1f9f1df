import { MPLS_PLACES } from "./mpls-places.ts";
import type { Place } from "./ignored.ts";
import { place } from "./place.ts";
import { ROUTING_PLACES } from "./routing-places.ts";

const LINK_PARAMS = place("`link-params`", ["link-params"], "what an IGP says of a link", [
  ...["enable", "metric", "max-bw", "max-rsv-bw", "unrsv-bw", "admin-grp", "delay"],
  ...["delay-variation", "packet-loss", "res-bw", "ava-bw", "use-bw", "neighbor"],
]);

const INTERFACE: Place = {
  ...place("`interface`", ["interface *"], "links and their IGP: they say where packets go", [
    ...["description", "shutdown", "bandwidth", "multicast", "link-detect", "tunnel", "vrrp"],
    ...["ip address", "ipv6 address", "ipv6 nd", "ip ospf", "ipv6 ospf6", "ip router"],
    ...["ipv6 router", "isis", "openfabric", "eigrp", "babel", "mpls enable", "mpls bgp"],
    ...["ip rip", "ipv6 ripng", "ip split-horizon", "ip authentication", "ip hello-interval"],
    ...["ip hold-time", "ip summary-address", "ip bandwidth-percent", "delay", "ip igmp"],
    ...["ip pim", "ip mroute", "ip multicast", "ip irdp", "ipv6 mld", "ipv6 mroute"],
    ...["ipv6 multicast", "ipv6 pim", "ip nhrp", "ipv6 nhrp", "pbr-policy", "evpn mh"],
  ]),
  inside: [{ ...LINK_PARAMS, closes: "exit-link-params" }],
};

const VRF: Place = {
  ...place("`vrf`", ["vrf *"], "routing tables of their own, in which no declared session is", [
    ...["ip route", "ipv6 route", "ip protocol", "ipv6 protocol", "ip nht", "ipv6 nht", "vni"],
    ...["router-id", "ip router-id", "ipv6 router-id", "netns", "ip table", "ip import-table"],
    ...["ip pim", "ipv6 pim", "ip igmp", "ipv6 mld", "ip msdp", "ip ssmpingd", "ipv6 ssmpingd"],
  ]),
  closes: "exit-vrf",
};

const BFD_TIMES = [
  ...["detect-multiplier", "echo", "echo-interval", "echo-mode", "minimum-ttl", "passive-mode"],
  ...["receive-interval", "shutdown", "transmit-interval", "profile", "log-session-changes"],
];

const BFD: Place = {
  ...place("`bfd`", ["bfd"], "BFD of others", []),
  inside: [
    place(
      "`peer` in `bfd`",
      ["peer"],
      "BFD sessions of their own. With the address of a declared neighbor that has BFD it is not understood",
      BFD_TIMES,
    ),
    place(
      "`profile` in `bfd`",
      ["profile *"],
      "times for those that name the profile, which no declared neighbor may",
      BFD_TIMES,
    ),
  ],
};

const KEYS = place("`key` in `key chain`", ["key *"], "keys of IGPs", [
  ...["key-string", "cryptographic-algorithm", "accept-lifetime", "send-lifetime"],
]);

/** Blocks at the top of a configuration that are not read: those of other daemons, and of user interfaces. */
export const OTHER_PLACES: readonly Place[] = [
  INTERFACE,
  VRF,
  ...ROUTING_PLACES,
  ...MPLS_PLACES,
  BFD,
  { ...place("`key chain`", ["key chain *"], "keys of IGPs", []), inside: [KEYS] },
  place("`pbr-map`", ["pbr-map *"], "policy routing: where packets go", ["match", "set", "strip"]),
  place("`nexthop-group`", ["nexthop-group *"], "next hops of policy routing", [
    ...["nexthop", "backup-group", "resilient"],
  ]),
  place("`line vty`", ["line vty"], "who may log in", [
    ...["access-class", "ipv6 access-class", "exec-timeout", "login"],
  ]),
];
