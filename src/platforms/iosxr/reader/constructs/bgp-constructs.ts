import type { Construct } from "./construct.ts";

/** Statements of `router bgp` for all neighbors. */
export const BGP: readonly Construct[] = [
  ["bgp router-id 192.0.2.1", "the router ID", "BGP, bgp/router-id"],
  ["timers bgp 10 30", "for neighbors that have no `timers`", "BGP, timers/bgp"],
  [
    "bgp enforce-first-as disable",
    "for neighbors that say nothing of it",
    "BGP, bgp/enforce-first-as",
  ],
  ["bgp graceful-restart", "for neighbors that say nothing of it", "BGP, bgp/graceful-restart"],
  [
    "bgp unsafe-ebgp-policy",
    "a session without a policy passes everything, and nothing otherwise",
    "BGP, bgp/unsafe-ebgp-policy",
  ],
  [
    "bgp log neighbor changes disable",
    "changes of no neighbor are logged; `no` and these words, or `detail` in place of `disable`: they are",
    "BGP, bgp/log/neighbor/changes",
  ],
  ["no neighbor 192.0.2.9", "takes a neighbor away", "BGP, neighbors/neighbor"],
  [
    "address-family ipv4 unicast / bgp origin-as validation enable / !",
    "routes of the family have a validation state",
    "BGP, address-families/address-family/bgp/origin-as/validation/enable",
  ],
];

/** Settings of an RPKI server. */
export const SERVER: readonly Construct[] = [
  [
    "transport tcp port 3323",
    "the port of the cache",
    "BGP, rpki/servers/server/transport/tcp/port",
  ],
  [
    "preference 1",
    "1 is asked first",
    "ASR 9000, preference; BGP, rpki/servers/server/preference (7.4.2 to 24.3.30)",
  ],
  ["refresh-time 300", "seconds between two questions", "BGP, rpki/servers/server/refresh-time"],
  ["response-time 30", "seconds to wait for an answer", "BGP, rpki/servers/server/response-time"],
  [
    "purge-time 7200",
    "seconds that records are kept without the cache",
    "BGP, rpki/servers/server/purge-time",
  ],
];

/** Options of a neighbor. */
export const NEIGHBOR: readonly Construct[] = [
  ["remote-as 64496", "the neighbor's ASN", "BGP, neighbors/neighbor/remote-as"],
  ["description a text", "a text", "BGP, neighbors/neighbor/description"],
  ["local address 198.51.100.1", "our address", "BGP, neighbors/neighbor/local/address"],
  [
    "update-source Loopback0",
    "the interface whose address is ours",
    "BGP, neighbors/neighbor/update-source",
  ],
  [
    "password encrypted 060506324F41",
    "MD5; `clear` in a file to load",
    "BGP, neighbors/neighbor/password",
  ],
  ["ao CHAIN include-tcp-options enable", "TCP-AO with a key chain", "BGP, neighbors/neighbor/ao"],
  ["ttl-security", "only packets with a TTL of 255", "BGP, neighbors/neighbor/ttl-security"],
  [
    "ebgp-multihop 2",
    "how many hops away",
    "BGP, neighbors/neighbor/ebgp-multihop/maximum-hop-count",
  ],
  ["tcp mss 1400", "bytes in a TCP segment, at most", "BGP, neighbors/neighbor/tcp/mss"],
  ["bfd fast-detect", "BFD", "BGP, neighbors/neighbor/bfd/fast-detect"],
  ["bfd minimum-interval 300", "milliseconds", "BGP, neighbors/neighbor/bfd/minimum-interval"],
  ["bfd multiplier 3", "packets that may be lost", "BGP, neighbors/neighbor/bfd/multiplier"],
  [
    "session-open-mode passive-only",
    "waits for the neighbor",
    "BGP, neighbors/neighbor/session-open-mode/passive-only",
  ],
  ["timers 10 30", "keepalive and hold time in seconds", "BGP, neighbors/neighbor/timers"],
  [
    "graceful-restart",
    "also this router's own; or with `disable`: none",
    "BGP, neighbors/neighbor/graceful-restart",
  ],
  [
    "graceful-restart helper-only",
    "only the neighbor's",
    "BGP, neighbors/neighbor/graceful-restart/helper-only (24.4.1 to 26.2.1)",
  ],
  ["enforce-first-as", "or with `disable`", "BGP, neighbors/neighbor/enforce-first-as"],
  ["shutdown", "the session is shut", "BGP, neighbors/neighbor/shutdown"],
  [
    "log neighbor changes disable",
    "its changes are not logged; with `no` as for all neighbors",
    "BGP, neighbors/neighbor/log/neighbor/changes (7.9.1 to 24.1.1)",
  ],
  [
    "no keychain",
    "`no` and any of these takes it back",
    "BGP, neighbors/neighbor (a leaf or container deleted)",
  ],
];

/** Options of a neighbor's family. */
export const FAMILY: readonly Construct[] = [
  [
    "route-policy P in",
    "and `out`",
    "BGP, neighbors/neighbor/address-families/address-family/route-policy",
  ],
  [
    "maximum-prefix 250 80 restart 30",
    "or `warning-only`, or neither: down until `clear bgp`; 75 % without a share",
    "BGP, neighbors/neighbor/address-families/address-family/maximum-prefix",
  ],
  [
    "send-community-ebgp",
    "without it no communities are sent",
    "BGP, neighbors/neighbor/address-families/address-family/send-community-ebgp",
  ],
  [
    "send-extended-community-ebgp",
    "without it no extended ones are sent",
    "BGP, neighbors/neighbor/address-families/address-family/send-extended-community-ebgp",
  ],
  [
    "soft-reconfiguration inbound always",
    "all routes are kept as received",
    "BGP, neighbors/neighbor/address-families/address-family/soft-reconfiguration",
  ],
  [
    "soft-reconfiguration inbound rpki-tested-only",
    "those are kept whose `validation-state` was asked for",
    "BGP, neighbors/neighbor/address-families/address-family/soft-reconfiguration/inbound/rpki-tested-only; Heitz",
  ],
  [
    "no default-originate",
    "and `no` of `allowas-in`, `remove-private-AS`, `next-hop-unchanged`, `next-hop-self`",
    "BGP, neighbors/neighbor/address-families/address-family",
  ],
];
