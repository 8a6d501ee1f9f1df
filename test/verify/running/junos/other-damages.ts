import type { Damage } from "../damage.ts";
import { inGroup } from "./applied.ts";
import { into } from "./into.ts";

const BGP = ["protocols", "bgp"] as const;

type Try = readonly [path: readonly string[], statement: string, why: string];

/** Other sessions that use parts of ours, or replace ours. */
const CHANGES: readonly Try[] = [
  [[...BGP, "group IBGP"], "import PEERC_AS13335_IX_BR_SP_V4_IMPORT;", "a filter of ours"],
  [
    [...BGP, "group IBGP"],
    "export [ LOAD-BALANCE PEERC_AS13335_IX_BR_SP_V4_EXPORT ];",
    "a filter of ours",
  ],
  [
    [...BGP, "group CUSTOMER-BLUE", "neighbor 198.18.0.2"],
    "import PEERC_AS26162_IX_BR_SP_V6_IMPORT;",
    "a filter of ours",
  ],
  [
    ["routing-instances", "RED", ...BGP, "group CE"],
    "import PEERC_AS13335_IX_BR_SP_V4_IMPORT;",
    "a filter of ours",
  ],
  [
    ["routing-instances", "RED"],
    "vrf-export PEERC_AS13335_IX_BR_SP_V4_EXPORT;",
    "a filter of ours",
  ],
  [
    ["logical-systems", "LS1", ...BGP, "group X"],
    "export PEERC_AS13335_IX_BR_SP_V4_EXPORT;",
    "a filter of ours",
  ],
  [
    [...BGP],
    "group PEERC_OTHER { type external; neighbor 198.18.0.9 { peer-as 64999; } }",
    "a name of ours",
  ],
  [
    [...BGP],
    "group X { type external; neighbor 187.16.216.20 { peer-as 13335; } }",
    "our neighbor twice",
  ],
  [[...BGP], "group X { type internal; neighbor 2001:12f8::253; }", "our neighbor twice"],
  [[...BGP, "group RR-CLIENTS"], "neighbor 187.16.216.20;", "our neighbor twice"],
  ...["0.0.0.0/0", "187.16.216.0/21", "187.16.216.20/32", "::/0", "2001:12f8::/64", "all"].map(
    (prefix): Try => [[...BGP, "group IBGP"], `allow ${prefix};`, "it takes calls of our neighbor"],
  ),
  ...["0.0.0.0/0", "::/0", "2001:12f8::/32"].map((prefix): Try => [
    [...BGP, "group D"],
    `dynamic-neighbor N { allow ${prefix}; }`,
    "it takes calls of our neighbor",
  ]),
  [["system", "scripts", "commit"], "allow-transients;", "changes that no file shows"],
  [["system", "scripts", "commit"], "file change.slax;", "changes that no file shows"],
  [["system", "configuration-database"], "ephemeral { instance X; }", "changes that no file shows"],
  [
    ["system", "configuration-database"],
    "ephemeral { allow-commit-synchronize-with-gres; }",
    "changes that no file shows",
  ],
  [
    ["system", "services"],
    "extension-service { request-response { grpc { clear-text { port 50051; } } } }",
    "programs change routes",
  ],
  [["system", "internet-options"], "tcp-mss 1000;", "segment size"],
  [["system", "internet-options"], "no-tcp-reset drop-tcp-with-syn-only;", "TCP of the router"],
  [["system", "processes"], "routing disable;", "no routing"],
  [["system", "processes"], "routing { force-32-bit; }", "the routing process"],
  [["protocols"], "bfd { no-issu-timer-negotiation; }", "BFD"],
  [["protocols"], "bgpmcast { group X; }", "not known"],
  [[], "dynamic-profiles { P { protocols { bgp { group X; } } } }", "sessions of subscribers"],
  [
    ["routing-instances", "RED", "routing-options"],
    "validation { group R { session 192.0.2.53 { port 323; } } }",
    "records of validation",
  ],
  [
    ["logical-systems", "LS1", "routing-options"],
    "validation { static { record 1.1.1.0/24; } }",
    "records of validation",
  ],
];

/** What an ordinary router also has. */
const NOTHING: readonly Try[] = [
  ...["10.0.0.0/8", "198.18.0.0/24", "2001:db8::/32"].map((prefix): Try => [
    [...BGP, "group IBGP"],
    `allow ${prefix};`,
    "no declared neighbor is there",
  ]),
  [
    [...BGP, "group D"],
    "dynamic-neighbor N { allow 10.1.0.0/16; }",
    "no declared neighbor is there",
  ],
  ...[
    "rip",
    "ripng",
    "ospf3",
    "rsvp",
    "l2circuit",
    "vpls",
    "evpn",
    "pcep",
    "source-packet-routing",
  ].map((name): Try => [
    ["protocols"],
    `${name} { traceoptions { flag all; } }`,
    "another protocol",
  ]),
  ...[
    "pim",
    "igmp",
    "mld",
    "msdp",
    "vrrp",
    "lacp",
    "sflow",
    "rstp",
    "oam",
    "neighbor-discovery",
  ].map((name): Try => [
    ["protocols"],
    `${name} { traceoptions { flag all; } }`,
    "another protocol",
  ]),
  [["protocols", "ospf"], "export NEXT-HOP-SELF;", "BGP into OSPF"],
  [["protocols", "isis"], "apply-groups CORE-LINKS;", "a group of another protocol"],
  [["system"], "host-name gru1;", "a name"],
  [["system"], "domain-name example.net;", "a name"],
  [["system"], "default-address-selection;", "addresses of what is not ours"],
  [["system"], "backup-router 172.20.0.1;", "while routing is off"],
  [["system"], "arp { aging-timer 240; }", "ARP"],
  [["system"], "ddos-protection { global { disable-logging; } }", "the control plane"],
  [["system", "login"], "retry-options { tries-before-disconnect 3; }", "logins"],
  [["system", "services"], "ftp;", "logins"],
  [["system", "scripts"], "op { file show.slax; }", "scripts that somebody runs"],
  [["system", "scripts"], "event { file e.slax; }", "scripts that events run"],
  [["system", "processes"], "dhcp-service disable;", "another process"],
  [["system", "internet-options"], "source-port upper-limit 5000;", "ports"],
  [
    ["security"],
    'authentication-key-chains { key-chain OTHER { key 0 { secret "$9$f"; start-time "2024-1-1.00:00:00 +0000"; } } }',
    "a chain of others",
  ],
  [["security"], "pki { ca-profile X { ca-identity X; } }", "certificates"],
  [["security"], "ssh-known-hosts { host 192.0.2.1 { rsa-key x; } }", "keys"],
  [[], "event-options { policy P { events E; then { raise-trap; } } }", "events"],
  [[], "accounting-options { file F { size 1m; } }", "accounting"],
  [[], "applications { application A { protocol tcp; } }", "names of ports"],
  [[], 'access { radius-server 192.0.2.7 secret "$9$g"; }', "subscribers"],
  [[], "vlans { V { vlan-id 10; } }", "layer 2"],
  [[], "bridge-domains { B { vlan-id 10; } }", "layer 2"],
  [[], "switch-options { service-id 1; }", "layer 2"],
  [[], "virtual-chassis { no-split-detection; }", "hardware"],
  [["interfaces", "xe-0/0/7"], "description spare;", "an interface"],
  [["firewall", "family inet", "filter NEW"], "term A { then accept; }", "packets"],
  [
    ["firewall"],
    "policer P { if-exceeding { bandwidth-limit 1m; burst-size-limit 15k; } then discard; }",
    "packets",
  ],
  [
    ["firewall", "family inet", "filter NEW"],
    "term A { from { source-prefix-list { PEERC_ANNOUNCED_V4; } } then accept; }",
    "packets",
  ],
  [["routing-instances", "GREEN"], "instance-type virtual-router;", "another instance"],
  [
    ["logical-systems", "LS1"],
    "routing-options { autonomous-system 64999; router-id 192.0.2.9; }",
    "another router",
  ],
];

/** Whatever else a router may have. */
export function otherDamages(text: string): readonly Damage[] {
  const damages: Damage[] = [];
  for (const [tries, effect] of [
    [CHANGES, "changes"],
    [NOTHING, "nothing"],
  ] as const) {
    for (const [path, statement, why] of tries) {
      const name = [...path, statement].join(" ");
      damages.push({ name: `other: ${name}`, text: into(text, path, statement), effect, why });
      const byGroup = inGroup(text, path, statement);
      damages.push({ name: `other, by a group: ${name}`, text: byGroup, effect, why });
    }
  }
  return damages;
}
