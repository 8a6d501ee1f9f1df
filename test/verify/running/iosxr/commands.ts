/**
 * Commands of IOS-XR, as its models list them (Cisco-IOS-XR-um-router-bgp-cfg of 7.11.1, and the other
 * Cisco-IOS-XR-um-* modules for statements outside of BGP), each with values in its range.
 */

/** Commands of a neighbor; each changes a session that does not say the same already. */
export const NEIGHBOR: readonly string[] = [
  ...["advertisement-interval 5", "ao OTHER include-tcp-options disable", "bmp-activate server 1"],
  ...[
    "capability additional-paths receive",
    "capability suppress 4-byte-as",
    "capability suppress all",
  ],
  ...[
    "cluster-id 10.0.0.1",
    "dmz-link-bandwidth",
    "dscp cs6",
    "precedence internet",
    "ebgp-multihop 2",
  ],
  ...["ebgp-multihop 255 mpls", "ebgp-recv-extcommunity-dmz", "ebgp-send-extcommunity-dmz"],
  ...[
    "egress-engineering",
    "enforce-first-as disable",
    "graceful-restart",
    "graceful-restart disable",
  ],
  ...["graceful-restart restart-time 120", "graceful-restart helper-only", "idle-watch-time 60"],
  ...["ignore-connected-check", "internal-vpn-client", "keychain OLD", "local-as 65001"],
  ...[
    "local-as 65001 no-prepend replace-as",
    "local address 192.0.2.1",
    "local-address-subnet 10.0.0.0/8",
  ],
  ...["maximum-peers 10", "maximum-prefix-restart-time 5", "origin-as validation disable"],
  ...["bestpath origin-as allow invalid", "password encrypted 13061E010803X7", "peer-set 1"],
  ...[
    "receive-buffer-size 4096",
    "send-buffer-size 8192",
    "remote-as 65001",
    "remote-as-list PEERS",
  ],
  ...[
    "session-open-mode active-only",
    "session-open-mode passive-only",
    "shutdown",
    "tcp mss 1200",
  ],
  ...[
    "tcp mtu-discovery",
    "timers 3 9",
    "timers 10 30 5",
    "ttl-security",
    "update-source Loopback9",
  ],
  ...[
    "update in filtering attribute-filter group X",
    "update in error-handling avoid-reset disable",
  ],
  ...[
    "use neighbor-group CLIENT",
    "use session-group IBGP",
    "graceful-maintenance",
    "description other",
  ],
  ...[
    "bfd multiplier 7",
    "bfd minimum-interval 999",
    "bfd fast-detect strict-mode",
    "apply-group SOME",
  ],
];

/** Commands of a family of a neighbor; each changes what its session does. */
export const NEIGHBOR_FAMILY: readonly string[] = [
  ...[
    "accept-own",
    "additional-paths receive",
    "additional-paths send",
    "advertise permanent-network",
  ],
  ...[
    "aigp",
    "aigp send med",
    "allowas-in",
    "allowas-in 3",
    "as-override",
    "bestpath origin-as allow invalid",
  ],
  ...["capability orf prefix both", "default-originate", "default-originate route-policy PASS"],
  ...[
    "long-lived-graceful-restart capable",
    "maximum-prefix 10",
    "maximum-prefix 10 discard-extra-paths",
  ],
  ...[
    "maximum-prefix 400 80 warning-only",
    "multipath",
    "next-hop-unchanged",
    "next-hop-unchanged multipath",
  ],
  ...[
    "orf route-policy PASS",
    "origin-as validation disable",
    "remove-private-AS",
    "remove-private-AS internal",
  ],
  ...[
    "remove-private-AS inbound",
    "replace-private-AS",
    "route-policy PASS in",
    "route-policy PASS out",
  ],
  ...[
    "route-policy DROP in",
    "route-policy DROP out",
    "route-reflector-client",
    "site-of-origin 1:1",
  ],
  ...["send-community-gshut-ebgp", "send-multicast-attributes", "slow-peer static", "weight 100"],
  ...["send-community-ebgp inheritance-disable", "soft-reconfiguration inbound rpki-tested-only"],
  ...["soft-reconfiguration inbound rpki-dropped-only", "use af-group RR-V4", "validation disable"],
  ...["update out originator-loopcheck disable", "route-policy retention PASS 60", "next-hop-self"],
];

/** Families that a neighbor can have besides the unicast ones. */
export const OTHER_FAMILIES: readonly string[] = [
  ...[
    "ipv4 multicast",
    "ipv4 labeled-unicast",
    "ipv4 tunnel",
    "ipv4 mdt",
    "ipv4 mvpn",
    "ipv4 rt-filter",
  ],
  ...["ipv4 flowspec", "ipv4 sr-policy", "ipv6 multicast", "ipv6 labeled-unicast", "ipv6 mvpn"],
  ...["ipv6 flowspec", "ipv6 sr-policy", "vpnv4 unicast", "vpnv4 multicast", "vpnv4 flowspec"],
  ...[
    "vpnv6 unicast",
    "vpnv6 multicast",
    "vpnv6 flowspec",
    "l2vpn evpn",
    "l2vpn vpls-vpws",
    "l2vpn mspw",
  ],
  ...["link-state link-state"],
];

/** Commands of `router bgp` that reach all neighbors, or the identity of the router, or its RPKI records. */
export const BGP_CHANGES: readonly string[] = [
  ...["timers bgp 5 15", "timers bgp 5 15 9", "timers bgp 0 0", "bgp router-id 10.9.9.9"],
  ...[
    "bgp confederation identifier 65000",
    "bgp confederation peers 65001",
    "bgp default local-preference 50",
  ],
  ...[
    "bgp enforce-first-as disable",
    "bgp origin-as validation disable",
    "bgp origin-as validation time off",
  ],
  ...[
    "bgp bestpath origin-as allow invalid",
    "bgp bestpath origin-as use validity",
    "bgp read-only",
  ],
  ...["bgp auto-policy-soft-reset disable", "bgp fast-external-fallover disable"],
  ...["graceful-maintenance activate", "graceful-maintenance activate all-neighbors"],
  ...["rpki route 192.0.2.0/24 max 24 origin 64500", "rpki datafile harddisk:/roas.json"],
  ...[
    "no bgp router-id",
    "no neighbor 187.16.216.20",
    "no neighbor 2001:12f8::20",
    "no rpki server 179.191.160.53",
  ],
  "no bgp graceful-restart",
  ...["update in error-handling basic ebgp disable", "update in error-handling extended ebgp"],
  ...[
    "no address-family ipv4 unicast",
    "as-league",
    "apply-group NOWHERE",
    "bgp lpts-secure-binding",
  ],
];

/** Commands of `router bgp` that reach no session of ours. */
export const BGP_NOTHING: readonly string[] = [
  ...[
    "bgp log neighbor changes disable",
    "bgp log message disable",
    "bgp graceful-restart restart-time 300",
  ],
  ...[
    "bgp graceful-restart stalepath-time 400",
    "bgp graceful-restart purge-time 900",
    "nsr disable",
  ],
  ...[
    "bgp graceful-restart graceful-reset",
    "bgp bestpath as-path ignore",
    "bgp bestpath compare-routerid",
  ],
  ...["bgp bestpath cost-community ignore", "bgp bestpath med always", "bgp bestpath med confed"],
  ...[
    "bgp bestpath aigp ignore",
    "bgp bestpath igp-metric ignore",
    "bgp bestpath sr-policy prefer",
  ],
  ...[
    "bgp multipath as-path ignore onwards",
    "bgp cluster-id 77",
    "bgp scan-time 30",
    "bgp maximum neighbor 900",
  ],
  ...["bgp redistribute-internal", "bgp install diversion", "bgp origin-as validation signal ibgp"],
  ...[
    "bgp as-path-loopcheck",
    "default-information originate",
    "default-metric 10",
    "socket send-buffer-size 8192",
  ],
  ...[
    "socket receive-buffer-size 65535",
    "nexthop resolution allow-default",
    "nexthop mpls forwarding ibgp",
  ],
  ...[
    "nexthop validation color-extcomm sr-policy",
    "slow-peer detection-disable",
    "update out logging",
  ],
  ...[
    "update limit 512",
    "bfd minimum-interval 100",
    "bfd multiplier 5",
    "mvpn",
    "openconfig rib-telemetry",
  ],
  ...[
    "update in error-handling extended ibgp",
    "apply-group MTU-CORE",
    "bgp update-delay 240 always",
  ],
  ...["no bgp log neighbor changes", "no neighbor 198.18.0.1", "bgp unsafe-ebgp-policy"],
  "optimal-route-reflection ipv4 GRU 179.191.160.1",
];

/** Commands of a unicast family of the router that reach our sessions' routes. */
export const FAMILY_CHANGES: readonly string[] = [
  ...["bgp origin-as validation disable", "no bgp origin-as validation enable", "bgp dampening"],
  ...[
    "bgp dampening 15 750 2000 60",
    "bgp dampening route-policy PASS",
    "bgp bestpath origin-as use validity",
  ],
  ...[
    "bgp bestpath origin-as allow invalid",
    "as-path-loopcheck out disable",
    "default-martian-check disable",
  ],
  ...["additional-paths receive", "additional-paths send", "export to vrf allow backup"],
];

/** Commands of a unicast family of the router that reach none. */
export const FAMILY_NOTHING: readonly string[] = [
  ...[
    "network 198.18.0.0/24 route-policy PASS",
    "network 198.18.1.0/24 backdoor",
    "redistribute static",
  ],
  ...[
    "redistribute isis CORE level 2 metric 5",
    "redistribute ospf 1 match external",
    "redistribute rip",
  ],
  ...[
    "aggregate-address 198.18.0.0/15 as-set summary-only",
    "maximum-paths eibgp 8",
    "maximum-paths ebgp 2",
  ],
  ...[
    "advertise best-external",
    "allocate-label all",
    "allocate-label route-policy PASS",
    "dynamic-med interval 2",
  ],
  ...[
    "bgp attribute-download",
    "bgp scan-time 20",
    "bgp client-to-client reflection disable",
    "distance bgp 20 200 200",
  ],
  ...[
    "bgp import-delay 1 0",
    "bgp label-delay 1 0",
    "bgp origin-as validation signal ibgp",
    "table-policy DROP",
  ],
  ...[
    "nexthop trigger-delay non-critical 900",
    "nexthop route-policy PASS",
    "permanent-network route-policy PASS",
  ],
  ...[
    "retain local-label 5",
    "event prefix route-policy PASS",
    "optimal-route-reflection GRU 179.191.160.1",
  ],
  ...["additional-paths selection route-policy DROP", "label mode per-vrf", "epe backup enable"],
];
